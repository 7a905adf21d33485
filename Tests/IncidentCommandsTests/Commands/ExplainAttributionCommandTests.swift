import TestSupport
import Testing

@testable import IncidentCommands

@Suite("explain attribution")
struct ExplainAttributionCommandTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  /// What is said of a record, without blank lines and the wording of the rules.
  private func explanation(_ id: String) -> String {
    log.run("explain", "attribution", id).output.split(separator: "\n").map(String.init)
      .filter { !AttributionRule.texts.contains($0) }.map { "\($0)\n" }.joined()
  }

  @Test("Each rule tells what it took out and why, and who leads")
  func rules() {
    #expect(
      explanation("CCCC") == """
        ML-20250620-CCCC
        Statements
        a1  alleged: Katiba Macina; said by FAMa, 20 Jun 2025
        a2  suspected: FLA, unlikely; said by press, 20 Jun 2025
        a3  assessed: FLA; said by analyst, 20 Jun 2025
        a4  rejected: FLA; said by analyst, 21 Jun 2025
        a5  suspected: Katiba Macina, likely; said by FAMa, 22 Jun 2025
        a6  suspected: Unidentified gunmen; said by press, 20 Jun 2025
        a7  alleged: FLA as sponsor; said by FAMa, 22 Jun 2025
        a8  denied: JNIM; said by JNIM, 22 Jun 2025
        a9  suspected: JNIM, confidence low; said by press, 22 Jun 2025
        Rule 1
        - a1 is out: a5 is later, by the same speaker on the same actors
        - left: a2, a3, a4, a5, a6, a7, a8, a9
        Rule 2
        - a2 is out: a4 rejects it
        - a3 is out: a4 rejects it
        - left: a4, a5, a6, a7, a8, a9
        Rule 3
        - a4 is out: it is a rejection
        - a6 is out: it names nobody who is identified
        - a7 is out: it names a sponsor, no perpetrator
        - a8 is out: it is a denial
        - left: a5, a9
        Rule 4
        - a9 is out: it is held less likely
        - left: a5
        Leading
        Katiba Macina (suspected): a5 leads

        """)
  }

  @Test("Each rule is told in words")
  func wording() {
    #expect(
      log.run("explain", "attribution", "CCCC").output.contains(
        """
        Rule 2

        A rejection takes out earlier allegations, suspicions and assessments that name all its \
        actors. A denial takes nothing out.

        - a2 is out: a4 rejects it

        """))
  }

  @Test("Of an operation attacks that came about alike are told together")
  func operation() {
    #expect(
      explanation("7M2P") == """
        ML-20250701-AAAA, ML-20250701-BBBB
        Statements
        a1 of the operation  suspected: JNIM, confidence moderate, basis tactics; said by press, \
        1 Jul 2025, 12:00 UTC
        a2 of the operation  nobody had claimed it; said by press, 1 Jul 2025, 12:00 UTC
        a3 of the operation  claimed: JNIM; said by JNIM, 1 Jul 2025, 14:15 UTC
        Rule 1
        - left: a1 of the operation, a2 of the operation, a3 of the operation
        Rule 2
        - left: a1 of the operation, a2 of the operation, a3 of the operation
        Rule 3
        - a2 of the operation is out: it says that nobody had claimed it
        - left: a1 of the operation, a3 of the operation
        Rule 4
        - a1 of the operation is out: claimed counts more than suspected
        - left: a3 of the operation
        Leading
        JNIM (claimed): a3 of the operation leads

        """)
  }

  @Test("Sides of a clash are named where there is no candidate")
  func sides() {
    #expect(
      explanation("DDDD") == """
        ML-20250610-DDDD
        Statements
        a1  assessed: JNIM + Civilians as party; said by press, 11 Jun 2025
        Rule 1
        - left: a1
        Rule 2
        - left: a1
        Rule 3
        - a1 is out: it names a party, no perpetrator
        - nothing is left
        Rule 5
        - left: a1
        Leading
        JNIM (party): there is no candidate, so the sides of the clash are named

        """)
  }

  @Test("Where nothing was said there is nothing to derive")
  func nothing() {
    #expect(
      explanation("EEEE") == """
        ML-20250505-EEEE
        Leading
        unattributed: nothing was said about who did it

        """)
  }

  @Test("It can be told as it was known at a time")
  func asOf() {
    let run = log.run("explain", "attribution", "AAAA", "--as-of", "2025-07-01T12:00Z")
    #expect(run.output.hasSuffix("JNIM (suspected): a1 of the operation leads\n"))
  }

  @Test("Programs get the steps")
  func json() {
    let output = log.run("explain", "attribution", "AAAA", "--json").output
    #expect(output.hasPrefix("{\n  \"schema\": \"incidentlog.explain.attribution/1\",\n"))
    #expect(
      output.contains(
        """
                {
                  "record": "operation",
                  "key": "a1",
                  "reason": "claimed counts more than suspected"
                }
              ],
              "kept": [
                {
                  "record": "operation",
                  "key": "a3"
                }
              ]
            }
          ],
          "leading": {
            "status": "claimed",
            "actors": [
              "jnim"
            ],
            "contested": []
          },
          "conclusion": "a3 of the operation leads"
        """.split(separator: "\n").map { "    \($0)\n" }.joined()))
  }

  @Test("An id that is not known is refused where it was typed")
  func unknown() {
    let run = log.run("explain", "attribution", "CCCD")
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: no record has an id with `CCCD` in it
          incidentlog explain attribution CCCD
                                          ^~~~
        hint: `incidentlog list` shows the incidents and their ids

        """)
  }
}
