import IncidentStorage
import TestSupport
import Testing

@testable import IncidentCommands

@Suite("timeline")
struct TimelineCommandTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  @Test("Of attacks that differ each row tells how its own stood")
  func differing() {
    #expect(
      log.run("timeline", "AAAA", "BBBB", "DDDD").output == """
        Said by                Speaker  Of                Statement                                            Leading                            Killed        Sources
        ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        11 Jun 2025            press    ML-20250610-DDDD  assessed: JNIM + Civilians as party                  unattributed → JNIM (party)        not reported
        1 Jul 2025, 12:00 UTC  press    OP-20250701-7M2P  suspected: JNIM, confidence moderate, basis tactics  unattributed → JNIM (suspected)    not reported
        1 Jul 2025, 12:00 UTC  press    OP-20250701-7M2P  nobody had claimed it                                JNIM (suspected)                   not reported
        1 Jul 2025, 14:15 UTC  JNIM     OP-20250701-7M2P  claimed: JNIM                                        JNIM (suspected) → JNIM (claimed)  not reported

        each row shows how things stood before → after it with what it was said of; a day means its end

        """)
  }

  /// More attacks than a timeline tells of.
  private static let long = Result {
    let reference = try TeamLog("reference")
    let folder = try TemporaryFolder()
    _ = try GeneratedLog.write(
      seed: 4, revisions: 1100, to: folder.file("log"), reference: reference.folder)
    return folder
  }

  private func runLong(_ words: [String]) throws -> ToolRun {
    let folder = try Self.long.get()
    return ToolRun(
      words, .test(in: folder.file("log"), environment: ["XDG_CACHE_HOME": folder.file("cache")]))
  }

  @Test("A query is answered from columns as from decoded records, operations included")
  func columns() throws {
    // A marking is asked of decoded records.
    for words in [
      ["date:2014"], ["operation:unknown", "date:2015"], ["not", "operation:unknown"],
    ] {
      let told = try runLong(["timeline"] + words)
      #expect(told.exitCode == 0 && told.output.split(separator: "\n").count > 20)
      let decoded = try runLong(["timeline", "--max-marking", "red"] + words)
      #expect(told.output == decoded.output)
    }
  }

  @Test("Of more attacks than anybody reads it does not tell")
  func tooMany() throws {
    let run = try runLong(["timeline"])
    #expect(run.exitCode == 2 && run.output.isEmpty)
    #expect(run.errors.contains("attacks is more than anybody reads; it tells of up to 1000"))
    #expect(run.errors.contains("hint: name a record, or ask for a place and a time"))
  }
}
