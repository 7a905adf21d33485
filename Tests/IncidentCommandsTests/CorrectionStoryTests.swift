import TestSupport
import Testing

/// A mistake made an hour ago is found and corrected, and the whole story can be read back.
@Suite struct CorrectionStoryTests {
  @Test func `a wrong toll is corrected, and both stories can be told`() throws {
    let log = try CorrectedLog()
    log.run(
      "add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "armed-assault", "--group",
      "JNIM", "--status", "suspected", "--basis", "tactics", "--source", "AFP", "--stated",
      "2025-07-01T11:00Z", at: "12:00")
    log.run(
      "amend", "0001", "--killed", "civilians=50", "--source", "ORTM", "--stated",
      "2025-07-01T12:30Z", "--reason", "toll", at: "13:00")
    // An hour later: it was 5, not 50.
    log.run("undo", "--reason", "misheard: 5, not 50", at: "14:00")
    log.run(
      "amend", "0001", "--killed", "civilians=5", "--source", "ORTM", "--stated",
      "2025-07-01T12:30Z", "--reason", "toll", at: "14:05")

    let timeline = log.run("timeline", "0001", at: "15:00")
    #expect(
      timeline.output == """
        Said by                Speaker  Statement                       Leading                          Killed            Sources
        ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        1 Jul 2025, 11:00 UTC  press    suspected: JNIM, basis tactics  unattributed → JNIM (suspected)  not reported      AFP
        1 Jul 2025, 12:30 UTC  press    killed, civilians: 5            JNIM (suspected)                 not reported → 5  ORTM

        each row shows how things stood before → after it; a day means its end

        """)
    let history = log.run("history", "0001", "--since", "2 hours ago", at: "15:00")
    #expect(
      history.output == """
        2025-07-01T13:00:00.000Z tester: toll

        Revision  Field          Before  After
        ───────────────────────────────────────────────────────────────────────────────────────────────────
        2         sources s2     –       ORTM (media)
                  casualties c1  –       killed, civilians: 50; said by press, 1 Jul 2025, 12:30 UTC, in s2

        2025-07-01T14:00:00.000Z tester: undo of 2025-07-01T13:00:00.000Z: misheard: 5, not 50

        Revision  Field          Before                                                              After
        ──────────────────────────────────────────────────────────────────────────────────────────────────
        3         casualties c1  killed, civilians: 50; said by press, 1 Jul 2025, 12:30 UTC, in s2  –
                  sources s2     ORTM (media)                                                        –

        2025-07-01T14:05:00.000Z tester: toll

        Revision  Field          Before  After
        ──────────────────────────────────────────────────────────────────────────────────────────────────
        4         sources s2     –       ORTM (media)
                  casualties c2  –       killed, civilians: 5; said by press, 1 Jul 2025, 12:30 UTC, in s2

        """)
    // What was believed at 13:30 can still be seen.
    let then = log.run(
      "list", "--columns", "killed", "--format", "csv", "--as-recorded", "90 minutes ago",
      at: "15:00")
    #expect(then.output == "killed,killed-operation,operation\n50,,\n")
    let now = log.run("list", "--columns", "killed", "--format", "csv", at: "15:00")
    #expect(now.output == "killed,killed-operation,operation\n5,,\n")
  }
}
