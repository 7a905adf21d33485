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
    try log.temporary.write(
      "{\"files\":[{\"path\":\"operations/2025.jsonl\",\"length\":115,"
        + "\"tail\":\"\(SHA256.hexadecimal(of: before))\",\"lines\":[\"\(StoredLineTests.hash(line))\"]}]}\n",
      to: "note")
    try log.temporary.write(line + "\n", to: "line")
    // Pipes in the place of the note hold the reader still at the moments that matter.
    let writer = try RunningProcess.script(
      """
      mkfifo log/pending.json next || exit 1
      touch ready
      exec 3>log/pending.json # The reader asks for the note,
      mv next log/pending.json
      exec 3>&-               # and there is none.
      exec 3>log/pending.json # It asks again, at the end,
      mv note log/pending.json
      cat line >>log/operations/2025.jsonl
      exec 3>&-               # and still there was none when it asked.
      """, in: log.temporary.path)
    while try log.temporary.bytes("ready") == nil {}
    #expect(try lengths() == ["operations/2025.jsonl": 115, "incidents/2025.jsonl": 283])
    #expect(try writer.wait().exitCode == 0)
    #expect(try log.text("operations/2025.jsonl")?.split(separator: "\n").count == 2)
  }
}
