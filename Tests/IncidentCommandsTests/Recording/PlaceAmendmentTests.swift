import TestSupport
import Testing

@Suite struct PlaceAmendmentTests {
  /// A log with one attack; `ML-20250701-0001`.
  private func log(_ place: String...) throws -> TeamLog {
    let log = try TeamLog()
    let result = log.run(
      ["add", "--date", "2025-07-01", "--kind", "ied", "--source", "AFP"] + place)
    #expect(result.exitCode == 0)
    return log
  }

  private func amend(_ log: TeamLog, _ words: String...) -> String {
    let run = log.run(["amend", "0001", "--reason", "place"] + words)
    return run.errors
  }

  private func place(_ log: TeamLog) throws -> String {
    let lines = try log.temporary.text("log/incidents/2025.jsonl") ?? ""
    let last = lines.split(separator: "\n").last ?? ""
    let parts = last.split(separator: "\"place\":", maxSplits: 1)
    return parts.count == 2 ? String(parts[1].prefix { $0 != "}" }) + "}" : ""
  }

  @Test func `a region alone keeps the point`() throws {
    let log = try log("--at", "14.25,-5.99")
    #expect(
      amend(log, "--region", "Ségou") == """
        amended ML-20250701-0001: place region; now revision 2
        to take it back: incidentlog undo

        """)
    #expect(
      try place(log)
        == #"{"region":"ml-segou","country":"ML","latitude":14.25,"longitude":-5.99,"precision":"site"}"#
    )
  }

  @Test func `a region in which the town does not lie is refused with the ways out`() throws {
    let log = try log("--town", "Niono", "--at", "14.3,-5.9")
    let run = log.run(["amend", "0001", "--reason", "place", "--region", "Kayes"])
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: Niono, the town of `ML-20250701-0001`, does not lie in Kayes on 1 Jul 2025
          incidentlog amend 0001 --reason place --region Kayes
                                                         ^~~~~
        hint: `--town none` takes the town out, `--at none` the point; `--town TOWN` names another

        """)
  }

  @Test func `what is taken out is named`() throws {
    let log = try log("--town", "Niono", "--at", "14.3,-5.9")
    #expect(
      amend(log, "--region", "Kayes", "--town", "none", "--at", "none") == """
        note: `ML-20250701-0001` has no longer the town Niono and the point 14.3,-5.9
        amended ML-20250701-0001: place town, place region, place latitude, place longitude, \
        place precision; now revision 2
        to take it back: incidentlog undo

        """)
    #expect(try place(log) == #"{"region":"ml-kayes","country":"ML","precision":"adm1"}"#)
  }

  @Test func `another town drops the point of the former and says so`() throws {
    let log = try log("--town", "Niono", "--at", "14.3,-5.9")
    #expect(
      amend(log, "--town", "Molodo").hasPrefix(
        """
        note: `ML-20250701-0001` has no longer the point 14.3,-5.9
        hint: the point was that of the former town; `--at 14.3,-5.9` puts it in again

        """))
    #expect(
      try place(log)
        == #"{"town":"ml-molodo","region":"ml-segou","country":"ML","precision":"settlement"}"#)
  }

  @Test func `the same town again keeps its point`() throws {
    let log = try log("--town", "Niono", "--at", "14.3,-5.9")
    #expect(amend(log, "--town", "niono", "--place-precision", "near-settlement").contains(
      "amended ML-20250701-0001: "))
    #expect(try place(log).contains(#""latitude":14.3,"longitude":-5.9"#))
  }

  @Test func `a region in which the town lies changes nothing else`() throws {
    let log = try log("--town", "Niono", "--at", "14.3,-5.9")
    let run = log.run(
      ["amend", "0001", "--reason", "place", "--region", "Ségou", "--title", "T"])
    #expect(run.errors.hasPrefix("amended ML-20250701-0001: title; now revision 2\n"))
  }
}
