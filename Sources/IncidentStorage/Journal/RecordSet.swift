/// The records of a collection by the revision rule: of each id the line that is current.
package struct RecordSet<Value: Sendable>: Sendable {
  /// The records in the order of their ids.
  package let all: [StoredRecord<Value>]
  private let positions: [String: Int]

  init(_ records: [StoredRecord<Value>]) {
    let sorted = records.sorted { $0.id < $1.id }
    all = sorted
    positions = Dictionary(
      sorted.indices.map { (sorted[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The record with an id.
  package subscript(id: String) -> StoredRecord<Value>? { positions[id].map { all[$0] } }

  /// The values of the records, in the order of their ids.
  package var values: [Value] { all.map(\.value) }

  /// The records whose id contains a fragment; the one whose id it is, if there is one.
  ///
  /// A fragment that ends in `…`, as ids are abbreviated in texts, is the beginning of an id.
  package func records(matching fragment: String) -> [StoredRecord<Value>] {
    let fragment = fragment.uppercased()
    for ellipsis in ["…", "..."] where fragment.hasSuffix(ellipsis) {
      let start = fragment.dropLast(ellipsis.count)
      return all.filter { $0.id.uppercased().hasPrefix(start) }
    }
    if let exact = all.first(where: { $0.id.uppercased() == fragment }) { return [exact] }
    return all.filter { $0.id.uppercased().contains(fragment) }
  }
}

/// A record with the line that is current and those that nobody has replaced.
package struct StoredRecord<Value: Sendable>: Sendable {
  /// The record as a value.
  package let value: Value
  /// The line that is current.
  package let line: StoredLine
  /// Lines that are not current and that no line replaces: amendments made side by side.
  package let conflicting: [StoredLine]

  /// The id of the record.
  package var id: String { line.id }

  /// Whether two people amended the record without knowing of each other.
  package var isInConflict: Bool { !conflicting.isEmpty }

  /// The lines that the next revision replaces.
  package var openLines: [StoredLine] { [line] + conflicting }
}

/// Applies the revision rule to the lines of one id.
enum RevisionRule {
  /// The line that is current, and the lines in conflict with it, highest first.
  ///
  /// The highest revision is current; of a tie the later recorded, then the greater bytes. Equal
  /// lines are one.
  static func settle(_ lines: [StoredLine]) -> (current: StoredLine, conflicting: [StoredLine])? {
    let ordered = lines.sorted { $1.isSuperseded(by: $0) }
    guard let current = ordered.first else { return nil }
    var others: [StoredLine] = []
    for line in ordered.dropFirst()
    where line.bytes != current.bytes && !others.contains(where: { $0.bytes == line.bytes }) {
      others.append(line)
    }
    guard !others.isEmpty else { return (current, []) }
    let replaced = Set(ordered.flatMap(\.replaces))
    return (current, others.filter { !replaced.contains($0.hash) })
  }
}
