import TestSupport
import Testing

@Suite("As of a time")
struct AsOfTests {
  @Test("What says nothing is known from its first recording on, by columns and by records")
  func begun() throws {
    let log = try TeamLog()
    let attack = ["add", "--date", "2025-06-01", "--kind", "ied", "--town"]
    func added(_ town: String, at now: String) throws -> String {
      try #require(
        log.run(attack + [town], at: now).output.split(separator: "\n").first.map(String.init))
    }
    let amended = try added("Niono", at: "2025-06-02T08:00:00Z")
    let later = try added("Kayes", at: "2025-07-01T08:00:00Z")
    for (hour, tag) in [("09", "x"), ("10", "y")] {
      try log.done(
        "amend", amended, later, "--tag", tag, "--reason", "r", at: "2025-07-03T\(hour):00:00Z")
    }
    let ways = [["list"], ["list", "--no-index"], ["list", "--max-marking", "red"]]
    for (time, known) in [
      ("2025-06-01", []), ("2025-06-02T07:59Z", []), ("2025-06-02T08:00Z", [amended]),
      ("2025-06-20", [amended]), ("2025-07-02", [amended, later]),
      ("2025-07-04", [amended, later]),
    ] {
      for way in ways {
        let run = log.run(way + ["--as-of", time, "--format", "csv", "--columns", "id"])
        #expect(
          Set(run.output.split(separator: "\n").dropFirst().map(String.init)) == Set(known),
          "\(way) \(time): \(run.output) \(run.errors)")
      }
      let count = log.run(["count", "--as-of", time]).output
      #expect(count == "\(known.count)\n", "\(time)")
    }
  }
}
