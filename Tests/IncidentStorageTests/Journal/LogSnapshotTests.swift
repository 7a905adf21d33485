import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Log snapshot")
struct LogSnapshotTests {
  private static let old = SampleLog.incident("ML-20250101-AAAA")

  private let log: SampleLog

  init() throws {
    log = try SampleLog()
    try log.write([Self.old])
    try log.write([SampleLog.operation("OP-20250101-AAAA")], to: "operations/2025.jsonl")
  }

  /// How many bytes count of each journal.
  private func lengths() throws -> [String: Int] {
    let snapshot = try LogSnapshot(log.folder)
    let files = snapshot.files(of: .operations) + snapshot.files(of: .incidents)
    return Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.length + $0.rest.count) })
  }

  @Test("Where no change is under way all files count whole")
  func settled() throws {
    #expect(try lengths() == ["operations/2025.jsonl": 115, "incidents/2025.jsonl": 283])
  }

  @Test("A change that begins while the files are looked at is not seen in part")
  func begun() throws {
    let line = SampleLog.operation("OP-20250701-0001")
    let before = try #require(try log.temporary.bytes("log/operations/2025.jsonl"))
    let note =
      #"{"files":[{"path":"operations/2025.jsonl","length":115,"#
      + #""tail":"\#(SHA256.hexadecimal(of: before))","lines":["\#(StoredLineTests.hash(line))"]}]}"#
    let temporary = log.temporary
    var asked = 0
    let snapshot = try LogSnapshot(log.folder) { (folder) throws(StorageProblem) in
      asked += 1
      guard asked == 2 else { return try PendingChange(in: folder) }
      // There is none when the reader asks again, at the end; right after that the change begins.
      #expect(throws: Never.self) {
        try temporary.write(note, to: "log/pending.json")
        try temporary.write(
          before + Array("\(line)\n".utf8), to: "log/operations/2025.jsonl")
      }
      return nil
    }
    #expect(asked == 4)
    #expect(snapshot.files(of: .operations).map(\.length) == [115])
    #expect(try log.text("operations/2025.jsonl")?.split(separator: "\n").count == 2)
  }
}
