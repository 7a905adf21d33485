import TestSupport
import Testing

@Suite struct RecordWarningsTests {
  private let attack = ["add", "--date", "2025-07-01", "--kind", "ied", "--source", "AFP"]

  @Test func `an amendment warns of what it brought in, and of that only`() throws {
    let log = try TeamLog()
    try log.done(
      "add", "--date", "2025-07-01", "--kind", "ied", "--town", "Niono", "--at", "10.0,-5.99",
      "--source", "AFP")
    let early = log.run([
      "amend", "0001", "--killed", "3", "--stated", "2025-06-20", "--source", "RFI", "--reason",
      "x",
    ])
    #expect(
      early.errors == """
        warning: 20 Jun 2025 is before the attack, 1 Jul 2025
          casualties c1 stated
        hint: correct the statement's date or the attack's
        amended ML-20250701-0001: casualties c1, sources s2; now revision 2
        to take it back: incidentlog undo

        """)
    let title = log.run(["amend", "0001", "--title", "T", "--reason", "x"])
    #expect(
      title.errors == """
        amended ML-20250701-0001: title; now revision 3
        to take it back: incidentlog undo

        """)
  }

  @Test(arguments: ["press", "analyst", "dataset:acled", "fama"])
  func `only the actor itself claims`(speaker: String) throws {
    let log = try TeamLog()
    let words = attack + ["--town", "Niono", "--group", "jnim", "--status", "claimed"]
    let run = log.run(words + ["--by", speaker])
    #expect(run.errors.hasPrefix("warning: `\(speaker)` claims for `jnim`\n"), "\(run.errors)")
    #expect(run.errors.contains("\nhint: `--by jnim` records its own claim, with the press that "))
    #expect(log.run(["check", "--only", "claim-by-other"]).exitCode == 1)
    #expect(log.run(words + ["--by", "jnim"]).errors.contains("claims for") == false)
  }

  @Test func `what is said of an operation before its attacks is warned of`() throws {
    let log = try TeamLog()
    let run = log.run(
      attack + ["--town", "Niono", "--town", "Molodo", "--killed", "3", "--stated", "2025-06-20"])
    #expect(
      run.errors.hasPrefix(
        "warning: 20 Jun 2025 is before the attack, 1 Jul 2025\n  casualties c1 stated\n"))
  }

  @Test func `a point far outside the country's border is warned of`() throws {
    let log = try TeamLog()
    try log.temporary.write(
      """
      {"id":"ml","name":"Mali","kind":"country","outline":[[10,-12,25,-12,25,4,10,4,10,-12]]}

      """, to: "log/regions.jsonl")
    let outside = log.run(attack + ["--at", "9,-6"])
    #expect(
      outside.errors.hasPrefix(
        "warning: the point is 111 km outside Mali\n  place latitude\n"))
    #expect(!log.run(attack + ["--at", "9.9,-6"]).errors.contains("outside Mali"))
    #expect(!log.run(attack + ["--at", "20,-6"]).errors.contains("outside Mali"))
    #expect(
      log.run(["list", "near:-6.5,14.25~50km"]).errors == """
        note: the point -6.5,14.25 lies in no country of the log, and in Mali with north and east \
        swapped
        hint: degrees north come first: `near:14.25,-6.5~50km`
        no attack matches near:-6.5,14.25~50km

        """)
    for point in ["14.25,-6.5", "9.9,-6", "0,0", "-10,-20"] {
      #expect(!log.run(["list", "near:\(point)~50km"]).errors.contains("swapped"), "\(point)")
    }
  }

  @Test func `a country that the log has no region for is noted`() throws {
    let log = try TeamLog()
    let run = log.run(attack + ["--country", "zz"])
    #expect(run.exitCode == 0)
    #expect(
      run.errors.hasPrefix("note: `ZZ` is none of the countries among the log's regions\n"))
    #expect(!log.run(attack + ["--country", "ML"]).errors.contains("none of the countries"))
  }

  @Test func `a town that is named twice is refused`() throws {
    let log = try TeamLog()
    let run = log.run(attack + ["--town", "Niono", "--town", "Kayes", "--town", "niono"])
    #expect(run.exitCode == 2)
    #expect(run.errors.hasPrefix("error: `niono` is named twice, the town of `Niono`\n"))
  }
}
