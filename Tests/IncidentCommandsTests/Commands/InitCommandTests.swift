import CommandLineKit
import TestSupport
import Testing

@Suite struct InitCommandTests {
  @Test func `an empty name is refused`() throws {
    let folder = try TemporaryFolder()
    let run = ToolRun(["init", ""], .test(in: folder.path))
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("error: an empty name is no folder\n"))
    #expect(folder.allFiles().isEmpty)
  }

  @Test func `a folder that cannot be made is no log that stays as it was`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    let run = ToolRun(["init", "file/log", "--reference", "none"], .test(in: folder.path))
    #expect(run.exitCode != 0)
    #expect(run.errors.hasSuffix("hint: no log was made; name a folder that can be written\n"))
  }

  @Test func `the folder of a new log is named`() throws {
    let folder = try TemporaryFolder()
    let run = ToolRun(["init", "mylog", "--reference", "none"], .test(in: folder.path))
    #expect(run.errors.hasPrefix("made a log in mylog\n"))
  }

  @Test func `who records is told where the name was only found`() throws {
    let folder = try TemporaryFolder()
    let given = ToolRun(["init", "given", "--reference", "none"], .test(in: folder.path))
    #expect(given.errors.contains("\nrecords will bear the name tester; --recorded-by NAME or "))
    let found = ["INCIDENTLOG_AUTHOR": "", "USER": "ada", "INCIDENTLOG_DATA": folder.file("log")]
    let session = Session.test(in: folder.path, environment: found)
    let made = ToolRun(["init", "log", "--reference", "none"], session)
    #expect(made.errors.contains("\nrecords will bear the name ada (the login name); "))
    let attack = ["add", "--date", "2025", "--kind", "ied", "--at", "14.2,-6", "--country", "ML"]
    let added = ToolRun(attack, session)
    #expect(added.exitCode == 0, "\(added.errors)")
    #expect(added.errors.contains("\nrecorded by ada (the login name)\n"), "\(added.errors)")
    let named = ToolRun(attack + ["--recorded-by", "Ada L."], session)
    #expect(!named.errors.contains("recorded by"), "\(named.errors)")
  }
}
