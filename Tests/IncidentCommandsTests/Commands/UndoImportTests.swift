import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite struct UndoImportTests {
  /// Two logs: what the other has is new here, amended there alone, or amended on both sides.
  private struct Logs {
    let mine: TeamLog
    let theirs: TeamLog
    let both: String
    let there: String
    let new: String

    init() throws {
      mine = try TeamLog("mine")
      both = try mine.done(
        "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", at: at(8, 0))[0]
      there = try mine.done(
        "add", "--date", "2025-05-01", "--town", "Molodo", "--kind", "ied", at: at(8, 1))[0]
      theirs = try TeamLog("theirs", beside: mine)
      try theirs.done("import", "--from", "log", "mine", at: at(8, 2))
      try mine.done("amend", both, "--title", "ours", "--reason", "a", at: at(9, 0))
      try theirs.done("amend", both, "--kind", "ambush", "--reason", "b", at: at(9, 1))
      try theirs.done("amend", there, "--kind", "ambush", "--reason", "b", at: at(9, 2))
      new = try theirs.done(
        "add", "--date", "2025-06-10", "--town", "Kayes", "--kind", "riot", at: at(9, 3))[0]
      try theirs.done("towns", "amend", "ml-niono", "--alias", "Nyono", at: at(9, 4))
      try mine.done("import", "--from", "log", "theirs", at: at(10, 0))
    }

    func list() -> String {
      mine.run(["list", "--all", "--columns", "id,kind,state,title", "--format", "csv"]).output
    }

    func conflicts() -> Int32 {
      mine.run(["check", "--only", "conflict"], at: at(23, 0)).exitCode
    }
  }

  @Test func `an import is the last change, and is taken back as one`() throws {
    let logs = try Logs()
    let (both, there, new) = (logs.both, logs.there, logs.new)
    let run = logs.mine.run(["undo"], at: at(11, 0))
    #expect(run.exitCode == 0)
    #expect(
      run.errors == """
        took back the import from theirs of 2 Jul 2025, 10:00 UTC by tester
          \(there): 1 value as in revision 1, now revision 3
          \(both): 2 values as in revision 2, now revision 3
          \(new) is retracted, since it came with that import, now revision 2
          ml-niono: 1 value as in revision 1, now revision 3
        to take it back: incidentlog undo

        """)
    #expect(
      logs.list() == """
        id,kind,state,title
        \(new),riot,retracted,
        \(both),ied,active,ours
        \(there),ied,active,

        """)
    #expect(logs.conflicts() == 0)
    #expect(try LogContents(logs.mine.folder).towns.town(id: "ml-niono")?.aliases == [])
  }

  @Test func `taking back the undo of an import brings everything again, the conflict too`() throws
  {
    let logs = try Logs()
    let before = logs.list()
    try logs.mine.done("undo", at: at(11, 0))
    let run = logs.mine.run(["undo"], at: at(12, 0))
    #expect(
      run.errors.contains(
        "  \(logs.both) is in conflict again: revision 2 by tester, revision 2 by tester, now "
          + "revision 4\n"))
    #expect(logs.conflicts() == 1)
    let sides = try #require(try LogContents(logs.mine.folder).incidents[logs.both]).openLines
    #expect(Set(sides.map { $0.json["title"]?.string }) == ["ours", nil])
    #expect(
      Set(sides.map { $0.json["attack"]?["kind"]?.string }) == ["ied", "ambush"])
    try logs.mine.done("undo", at: at(13, 0))
    #expect(logs.conflicts() == 0)
    try logs.mine.done("undo", at: at(14, 0))
    #expect(logs.conflicts() == 1)
    let withoutOrder = { (text: String) in Set(text.split(separator: "\n").map { $0.prefix(16) }) }
    #expect(withoutOrder(logs.list()) == withoutOrder(before))
  }

  @Test func `a dry run says what would be done, and does nothing`() throws {
    let logs = try Logs()
    let before = try logs.mine.bytes()
    let run = logs.mine.run(["undo", "--dry-run"], at: at(11, 0))
    #expect(run.errors.hasPrefix("takes back the import from theirs of 2 Jul 2025, 10:00 UTC"))
    #expect(try logs.mine.bytes() == before)
  }

  @Test func `an import is not taken back where a later change would be lost`() throws {
    let logs = try Logs()
    try logs.mine.done("amend", logs.new, "--title", "T", "--reason", "c", at: at(11, 0))
    let before = try logs.mine.bytes()
    let run = logs.mine.run(["undo", at(10, 0)], at: at(12, 0))
    #expect(run.exitCode == 4)
    #expect(
      run.errors.contains(
        "`\(logs.new)` was changed again on 2 Jul 2025, 11:00 UTC by tester; that would be lost"))
    #expect(try logs.mine.bytes() == before)
    try logs.mine.done("undo", at: at(13, 0))
    #expect(logs.mine.run(["undo", at(10, 0)], at: at(14, 0)).exitCode == 0)
  }

  @Test func `what was imported after it does not hold it up, nor what changed nothing`() throws {
    let logs = try Logs()
    try logs.theirs.done("add", "--date", "2025-06-11", "--town", "Niono", "--kind", "riot")
    try logs.mine.done("import", "--from", "log", "theirs", at: at(11, 0))
    let run = logs.mine.run(["undo", at(10, 0)], at: at(12, 0))
    #expect(run.exitCode == 0)
    #expect(run.output.split(separator: "\n").count == 4)
  }

  @Test func `history tells what came with an import`() throws {
    let logs = try Logs()
    let run = logs.mine.run(["history", "--since", at(10, 0)], at: at(11, 0))
    #expect(
      run.output == """
        2025-07-02T10:00:00.000Z tester imported from theirs: 3 incidents, 1 town

        Record            Revision  Field     Before  After
        ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        \(logs.there)  2         imported          Molodo, 1 May 2025, ambush, recorded by tester on 2 Jul 2025, 09:02 UTC
        \(logs.both)  2         imported          Niono, 1 Jun 2025, ambush, recorded by tester on 2 Jul 2025, 09:01 UTC
        \(logs.new)  1         imported          Kayes, 10 Jun 2025, riot, recorded by tester on 2 Jul 2025, 09:03 UTC
        ml-niono          2         imported          Niono, recorded by tester on 2 Jul 2025, 09:04 UTC

        """)
    // Of one record its fields are told as well.
    let one = logs.mine.run(["history", logs.new, "--since", at(10, 0)], at: at(11, 0)).output
    #expect(one.contains("imported          Kayes, 10 Jun 2025, riot, recorded by tester"))
    #expect(one.contains("attack    –       riot\n"))
    #expect(
      logs.mine.run(["history", "--json"], at: at(11, 0)).output
        .contains(#""importedFrom": "theirs""#))
  }

  @Test func `imported reference data is taken back, but for what is in use`() throws {
    let log = try TeamLog()
    try log.temporary.write(
      """
      geonameid,name,asciiname,alternatenames,latitude,longitude,feature_code,country_code,admin1_code,admin1_name,admin2_name,region_2023_approx,population,modified
      90001,Kolongo,Kolongo,,14.3,-5.7,PPL,ML,,,,,900,2020-01-01
      90002,Dogofry,Dogofry,,14.8,-6.0,PPL,ML,,,,,900,2020-01-01

      """, to: "places.csv")
    let imported = log.run(
      ["towns", "import", "--from", "geonames-places", "places.csv"], at: at(10, 0))
    #expect(imported.exitCode == 0)
    let used = try log.done(
      "add", "--date", "2025-06-01", "--town", "Kolongo", "--kind", "ied", at: at(10, 30))
    let run = log.run(["undo", at(10, 0)], at: at(11, 0))
    #expect(
      run.errors == """
        took back the import from places.csv of 2 Jul 2025, 10:00 UTC by tester
          ml-dogofry is retracted, since it came with that import, now revision 2
          ml-kolongo stays, since records that stay refer to it
        to take it back: incidentlog undo

        """)
    #expect(log.run(["towns", "list", "Dogofry"], at: at(12, 0)).output.contains("ml-") == false)
    #expect(log.run(["check", "--except", "statement-without-source"], at: at(12, 0)).output == "")
    try log.done("undo", at: at(12, 0))
    #expect(try LogContents(log.folder).towns.towns(foldedName: "dogofry").count == 1)
    #expect(used.count == 1)
  }

  @Test func `a note of an import that cannot be read is told by check`() throws {
    let logs = try Logs()
    try logs.mine.temporary.write("{\"id\":\"x\"}\nnot json\n", to: "mine/imports.jsonl")
    let run = logs.mine.run(["check", "--only", "unreadable-import"], at: at(11, 0))
    #expect(run.exitCode == 1)
    #expect(run.output.contains("mine/imports.jsonl:1"))
    #expect(run.output.contains("mine/imports.jsonl:2"))
    // Without the note the last change is the last that was recorded anywhere.
    #expect(logs.mine.run(["undo", "--dry-run"], at: at(11, 0)).errors.contains("ml-niono"))
  }
}

private func at(_ hour: Int, _ minute: Int) -> String {
  "2025-07-02T\(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute):00.000Z"
}
