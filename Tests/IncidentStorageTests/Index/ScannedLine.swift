import TestSupport

@testable import IncidentCore
@testable import IncidentStorage

/// Lines of a generated log, and what they refer to.
func generatedLines(seed: UInt64) throws -> (lines: [[UInt8]], references: ReferenceLookUp) {
  let folder = try TemporaryFolder()
  let reference = try GeneratedReference.make(in: folder)
  _ = try GeneratedLog.write(
    seed: seed, revisions: SlowTests.areWanted ? 60 : 12, to: folder.file("log"),
    reference: reference)
  let log = LogFolder(folder.file("log"))
  let lines = try log.files(of: .incidents).flatMap { file in
    (try FileAccess().read(log.file(file)) ?? []).split(separator: 0x0A).map { Array($0) }
  }
  return (lines, try LogBasis(log).references)
}

/// Whether a scanner vouches for a line.
func scans(_ line: [UInt8], _ scanner: inout LineScanner) -> Bool {
  withPadded(line) { scanner.scan($0) }
}

/// Whether it gets through what is asked for of a line, and through the sources.
func reads(_ line: [UInt8], _ scanner: inout LineScanner) -> Bool {
  withPadded(line) { scanner.read($0) && scanner.readSources() }
}

private func withPadded(_ line: [UInt8], _ body: (UnsafeRawBufferPointer) -> Bool) -> Bool {
  (line + Array(repeating: 0x0A, count: LineScanner.slack)).withUnsafeBytes {
    body(UnsafeRawBufferPointer(rebasing: $0[..<line.count]))
  }
}

/// What a scanner finds in a line, with texts for its own numbers; nil where it vouches for nothing.
func found(_ line: [UInt8], _ scanner: inout LineScanner) -> [String: String]? {
  scans(line, &scanner) ? scanner.description(of: line) : nil
}

extension LineScanner {
  /// What was found in the line that was scanned last.
  func description(of line: [UInt8]) -> [String: String] {
    func text(_ facet: ScanFacet, _ number: UInt32) -> String {
      String(decoding: facets[Int(facet.rawValue)][number], as: UTF8.self)
    }
    func text(_ range: Range<Int>) -> String { String(decoding: line[range], as: UTF8.self) }
    func said(_ statement: LineFacts.Statement, _ facet: ScanFacet) -> String {
      let speaker = String(decoding: speakers[statement.speaker], as: UTF8.self)
      return [
        text(facet, statement.text), speaker, "\(statement.stated) \(statement.low)",
        "\(statement.best) \(statement.high)",
      ].joined(separator: "|")
    }
    func statement(_ statement: LineFacts.Statement, _ facet: ScanFacet) -> String {
      "\(said(statement, facet))|\(facts.cited[statement.cited].map { text($0) })"
    }
    return [
      "id": text(facts.id), "revision": "\(facts.revision)", "recorded": "\(facts.recordedAt)",
      "reason": "\(facts.hasReason)", "into": "\(facts.hasInto)",
      "dated": "\(facts.earliest) \(facts.latest)", "said": "\(Array(facts.said))",
      "undated": "\(facts.undatedSources.map { text($0) })",
      "standing": "\(facts.state) \(facts.verification) \(facts.marking)",
      "occurred": text(.occurred, facts.occurred), "place": text(.place, facts.place),
      "attack": text(.attack, facts.attack),
      "operation": String(decoding: operations[facts.operation], as: UTF8.self),
      "point": text(facts.latitude) + "," + text(facts.longitude),
      "named": "\(facts.attributions.map { said($0, .attribution) })",
      "attributions": "\(facts.attributions.map { statement($0, .attribution) })",
      "casualties": "\(facts.casualties.map { statement($0, .casualties) })",
      "sources": "\(facts.sourceKeys.map { text($0) }) \(Array(facts.reliabilities))",
      "cited": "\(facts.cited.map { text($0) })",
      "publishers": "\(facts.publishers.map { text($0) })", "marks": "\(facts.marks.rawValue)",
    ]
  }
}
