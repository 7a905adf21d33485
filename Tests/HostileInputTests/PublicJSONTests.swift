import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("The texts of public suites of malformed JSON")
struct PublicJSONTests {
  @Test("Each is read or refused as it should be", arguments: PublicJSONCases.all)
  func reader(_ one: PublicJSONCases.Case) {
    let isRead = (try? JSONReader.read(one.bytes)) != nil
    #expect(isRead == one.isTaken)
  }

  /// A record with the text as the value of a key that the log does not know, but keeps.
  private static func record(_ one: PublicJSONCases.Case, id: String) -> [UInt8] {
    Array(HostileLog.incident.replacing("ML-20250701-GOOD", with: id).dropLast().utf8)
      + Array(#","upstream":"#.utf8) + one.bytes + [0x7D]
  }

  /// Whether a record with the text in it is taken; a mark of bytes begins a file, not a value.
  private static func isTakenInside(_ one: PublicJSONCases.Case) -> Bool {
    one.isTaken && !one.bytes.starts(with: [0xEF, 0xBB, 0xBF])
  }

  /// All where slow tests are wanted, else one of seven.
  private static let some = PublicJSONCases.all.enumerated()
    .filter { SlowTests.areWanted || $0.offset % 7 == 0 }.map(\.element)

  @Test("In a journal a bad line is named by its number, and the lines around it are read")
  func journal() throws {
    let log = try HostileLog()
    let cases = PublicJSONCases.all.filter { !$0.bytes.contains(0x0A) }
    try log.write(
      cases.enumerated().flatMap { index, one in
        Self.record(one, id: "ML-20250701-T\(index)") + [0x0A]
      })
    let run = log.run(["list", "--columns", "id", "--format", "csv"])
    #expect(run.exitCode == 3)
    let ids = Set(run.output.split(separator: "\n").map(String.init))
    for (index, one) in cases.enumerated() {
      let isTaken = Self.isTakenInside(one)
      #expect(ids.contains("ML-20250701-T\(index)") == isTaken, "\(one)")
      #expect(run.errors.contains("2025.jsonl:\(index + 1):") == !isTaken, "\(one)")
    }
  }

  @Test("A journal of such texts alone is read to its end")
  func lines() throws {
    let log = try HostileLog()
    let good = Array(HostileLog.incident.utf8) + [0x0A]
    try log.write(PublicJSONCases.all.flatMap { $0.bytes + [0x0A] } + good)
    let run = log.run(["list", "--columns", "id", "--format", "csv"])
    #expect(run.exitCode == 3)
    #expect(run.output == "id\nML-20250701-GOOD\n")
    let check = log.run(["check", "--json"])
    #expect(check.exitCode == 1)
    #expect((try? JSONReader.read(check.output)) != nil)
  }

  @Test("`add --records` takes the good and refuses the bad, with the place")
  func records() throws {
    let log = try HostileLog()
    for one in Self.some {
      let before = try log.temporary.bytes("work/log/incidents/2025.jsonl")
      try log.write(Self.record(one, id: "ML-20250701-TEST"), to: "input.json")
      let run = log.run(["add", "--records", "log/input.json", "--dry-run"])
      #expect(run.exitCode == (Self.isTakenInside(one) ? 0 : 3), "\(one) \(run.errors)")
      #expect(
        Self.isTakenInside(one) || run.errors.contains("input.json:"), "\(one) \(run.errors)")
      #expect(try log.temporary.bytes("work/log/incidents/2025.jsonl") == before, "\(one)")
    }
  }

  @Test("An import from a log with a bad line is refused as a whole; a good one is kept as it is")
  func imported() throws {
    let log = try HostileLog()
    let other = try HostileLog()
    for one in Self.some where !one.bytes.contains(0x0A) {
      try other.write(Self.record(one, id: "ML-20250701-TEST") + [0x0A])
      let run = log.run(["import", "--from", "log", other.folder.path, "--dry-run"])
      #expect(run.exitCode == (Self.isTakenInside(one) ? 0 : 3), "\(one) \(run.errors)")
    }
  }

  @Test("Such texts in the place of `log.json` or `pending.json` are told and crash nothing")
  func descriptions() throws {
    let log = try HostileLog()
    let description = try #require(try log.temporary.bytes("work/log/log.json"))
    for one in Self.some {
      try log.write(one.bytes, to: "log.json")
      #expect([0, 3].contains(log.run(["list"]).exitCode), "\(one)")
      try log.write(description, to: "log.json")
      try log.write(one.bytes, to: "pending.json")
      #expect(log.run(["list"]).exitCode == 0, "\(one)")
    }
  }
}
