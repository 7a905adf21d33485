import TestSupport
import Testing

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
}
