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
}
