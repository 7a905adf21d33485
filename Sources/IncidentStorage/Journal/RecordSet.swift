import IncidentCore

/// The records of a collection by the revision rule: of each id the line that is current.
package struct RecordSet<Value: Sendable>: Sendable {
  private let source: any RecordSource<Value>

  init(_ records: [StoredRecord<Value>]) {
    source = RecordList(records)
  }

  init(_ source: any RecordSource<Value>) {
    self.source = source
  }

  /// Takes records that are read when somebody asks for one.
  init(reading read: @escaping @Sendable () -> [StoredRecord<Value>]) {
    source = UnreadRecords(list: Lazily { RecordList(read()) })
  }

  /// The records in the order of their ids.
  package var all: [StoredRecord<Value>] { source.all }

  /// The ids of the records, in order.
  package var ids: [String] { source.ids }

  /// Whether there is no record.
  package var isEmpty: Bool { source.isEmpty }

  /// The record with an id.
  package subscript(id: String) -> StoredRecord<Value>? { source.record(id) }

  /// Whether there is a record with an id.
  package func contains(_ id: String) -> Bool { source.contains(id) }

  /// The records with some ids, in the order of these.
  package func records(withIDs wanted: Set<String>) -> [StoredRecord<Value>] {
    wanted.sorted().concurrentCompactMap { source.record($0) }
  }

  /// The values of the records, in the order of their ids.
  package var values: [Value] { all.map(\.value) }

  /// The records whose id contains a fragment; the one whose id it is, if there is one.
  ///
  /// A fragment that ends in `…`, as ids are abbreviated in texts, is the beginning of an id.
  package func records(matching fragment: String) -> [StoredRecord<Value>] {
    let fragment = fragment.uppercased()
    if let exact = source.record(fragment) { return [exact] }
    for ellipsis in ["…", "..."] where fragment.hasSuffix(ellipsis) {
      let start = fragment.dropLast(ellipsis.count)
      return ids.filter { $0.uppercased().hasPrefix(start) }.compactMap(source.record)
    }
    let found = ids.filter { $0.uppercased().contains(fragment) }
    if let exact = found.first(where: { $0.uppercased() == fragment }) {
      return source.record(exact).map { [$0] } ?? []
    }
    return found.compactMap(source.record)
  }
}

/// Where the records of a set come from.
protocol RecordSource<Value>: Sendable {
  associatedtype Value: Sendable

  /// The records in the order of their ids.
  var all: [StoredRecord<Value>] { get }
  /// The ids of the records, in order.
  var ids: [String] { get }
  /// Whether there is no record.
  var isEmpty: Bool { get }
  /// The record with an id.
  func record(_ id: String) -> StoredRecord<Value>?
  /// Whether there is a record with an id.
  func contains(_ id: String) -> Bool
}

/// Records that were read whole.
private struct RecordList<Value: Sendable>: RecordSource {
  let all: [StoredRecord<Value>]
  private let positions: [String: Int]

  init(_ records: [StoredRecord<Value>]) {
    // Numbers are moved about faster than records.
    let sorted = records.indices.sorted { records[$0].id < records[$1].id }.map { records[$0] }
    all = sorted
    positions = Dictionary(
      sorted.indices.map { (sorted[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var ids: [String] { all.map(\.id) }
  var isEmpty: Bool { all.isEmpty }
  func record(_ id: String) -> StoredRecord<Value>? { positions[id].map { all[$0] } }
  func contains(_ id: String) -> Bool { positions[id] != nil }
}

/// Records that are read when somebody asks for one.
private struct UnreadRecords<Value: Sendable>: RecordSource {
  let list: Lazily<RecordList<Value>>

  var all: [StoredRecord<Value>] { list.value.all }
  var ids: [String] { list.value.ids }
  var isEmpty: Bool { list.value.isEmpty }
  func record(_ id: String) -> StoredRecord<Value>? { list.value.record(id) }
  func contains(_ id: String) -> Bool { list.value.contains(id) }
}

/// A record with the line that is current and those that nobody has replaced.
package struct StoredRecord<Value: Sendable>: Sendable {
  /// The record as a value.
  package let value: Value
  /// The line that is current.
  package let line: StoredLine
  /// Lines that are not current and that no line replaces: amendments made side by side, or edited.
  package let conflicting: [StoredLine]
  /// Those of them that were edited by hand after a later one had replaced them.
  package var edited: [StoredLine] = []

  /// The id of the record.
  package var id: String { line.id }

  /// Why lines stand beside the current one; nil where none do.
  package var disagreement: Disagreement? {
    Disagreement(open: conflicting.count, edited: edited.count)
  }

  /// The lines that the next revision replaces: not those edited by hand, of which a later line
  /// knows what they were.
  package var openLines: [StoredLine] {
    [line] + conflicting.filter { line in !edited.contains { $0.bytes == line.bytes } }
  }

  /// All lines that no line replaces, the current one first.
  package var standingLines: [StoredLine] { [line] + conflicting }
}

extension RecordSet {
  /// Of which records lines stand beside the current one, by id, and why.
  package var disagreements: [String: Disagreement] {
    all.reduce(into: [:]) { found, record in found[record.id] = record.disagreement }
  }
}

/// Why lines of a record stand beside the current one.
package enum Disagreement: Sendable, Hashable {
  /// Two people amended the record without knowing of each other.
  case conflict
  /// A line was edited by hand after a later one had replaced it.
  case edited

  /// Tells it by how many lines stand open, and how many of them only because they were edited.
  init?(open: Int, edited: Int) {
    guard open > 0 else { return nil }
    self = edited < open ? .conflict : .edited
  }
}

/// Applies the revision rule to the lines of one id.
enum RevisionRule {
  /// Which line of a record is current, and which stand beside it.
  struct Settled {
    /// The line that is current.
    let current: StoredLine
    /// The lines that no line replaces, highest first.
    var conflicting: [StoredLine] = []
    /// Those of them that were edited by hand after a later one had replaced them.
    var edited: [StoredLine] = []

    /// Why lines stand beside the current one; nil where none do.
    var disagreement: Disagreement? {
      Disagreement(open: conflicting.count, edited: edited.count)
    }
  }

  /// Finds the line that is current, and those that stand beside it.
  ///
  /// The highest revision is current; of a tie the later recorded, then the greater bytes. Equal
  /// lines are one.
  static func settle(_ lines: [StoredLine]) -> Settled? {
    let ordered = lines.sorted { $1.isSuperseded(by: $0) }
    guard let current = ordered.first else { return nil }
    var others: [StoredLine] = []
    for line in ordered.dropFirst()
    where line.bytes != current.bytes && !others.contains(where: { $0.bytes == line.bytes }) {
      others.append(line)
    }
    guard !others.isEmpty else { return Settled(current: current) }
    let replaced = Set(ordered.flatMap(\.replaces))
    let open = others.filter { !replaced.contains($0.hash) }
    guard !open.isEmpty else { return Settled(current: current) }
    let rising = (others.reversed() + [current])
    let links = rising.map { line in
      RevisionLink(
        hash: line.hash, revision: line.revision, replaces: line.replaces,
        isOpen: open.contains { $0.bytes == line.bytes })
    }
    let edited = BrokenLinks.all(in: links).compactMap(\.edited).map { rising[$0] }
    return Settled(current: current, conflicting: open, edited: edited)
  }

  /// Which of the lines of one id had been recorded by a time.
  ///
  /// No line was recorded before those that it replaces, whatever the clock said: else a clock that
  /// was set back would bring revisions from later on into an earlier picture.
  static func recorded(by time: Instant, _ lines: [StoredLine]) -> [Bool] {
    var late = Set(lines.filter { $0.recordedAt.map { $0 > time } ?? false }.map(\.hash))
    guard !late.isEmpty else { return lines.map { _ in true } }
    // What a line replaces has a lower revision.
    for line in lines.sorted(by: { $0.revision < $1.revision })
    where !late.isDisjoint(with: line.replaces) {
      late.insert(line.hash)
    }
    return lines.map { !late.contains($0.hash) }
  }
}
