/// What a scanner found in one line, in numbers; lists stand in the scanner's memory until the next.
struct LineFacts {
  /// The id as it stands in the line, without its quotes.
  var id = 0..<0
  var revision = 1
  /// Milliseconds since 1970.
  var recordedAt: Int64 = 0
  var hasReason = false
  var hasInto = false
  /// The first and the last millisecond that a statement or source is dated by.
  var earliest = Int64.max
  var latest = Int64.min
  /// The times at which statements were made and sources published.
  var said: LineList<Int64>
  /// Where the keys of sources stand that date from what cites them, or from the recording.
  var undatedSources: LineList<Range<Int>>
  /// The position of the state in its list.
  var state: UInt8 = 0
  /// The position in its list and one more; 0 where absent.
  var verification: UInt8 = 0
  /// The position in its list and one more; 0 where absent.
  var marking: UInt8 = 0
  /// Numbers of facets' texts.
  var occurred: UInt32 = 0
  var place: UInt32 = 0
  var attack: UInt32 = 0
  var operation: UInt32 = 0
  /// Where the degrees of a point of the attack's own stand.
  var latitude = 0..<0
  var longitude = 0..<0
  var attributions: LineList<Statement>
  var casualties: LineList<Statement>
  /// Where the list of sources begins that was passed over.
  var sources: Int?
  /// Where the keys of sources stand.
  var sourceKeys: LineList<Range<Int>>
  /// The rank of the reliability of each source, -1 where it is not told.
  var reliabilities: LineList<Int>
  /// Where the keys of cited sources stand.
  var cited: LineList<Range<Int>>
  /// Where the publishers stand, with their quotes.
  var publishers: LineList<Range<Int>>
  /// What an audit asks of the line.
  var marks: LineMarks = []
  /// Where the datasets and the ids of identities stand, with their quotes; for an audit.
  var schemes: LineList<Range<Int>>
  var externalIDs: LineList<Range<Int>>

  /// A statement: the number of its text without its speaker, time and count, and those three.
  struct Statement {
    var text: UInt32
    /// The number of who says it.
    var speaker: UInt32 = 0
    /// The last millisecond that its time can mean.
    var stated: Int64
    /// The bounds of a count, -1 where absent.
    var low = -1
    var best = -1
    var high = -1
    /// Whether it says what it rests on; for an audit.
    var isBased = false
    /// Its part of ``LineFacts/cited``.
    var cited: Range<Int>
  }

  /// Prepares to note what is found.
  init(in memory: LineFactsMemory) {
    said = LineList(memory.said)
    undatedSources = LineList(memory.undatedSources)
    attributions = LineList(memory.attributions)
    casualties = LineList(memory.casualties)
    sourceKeys = LineList(memory.sourceKeys)
    reliabilities = LineList(memory.reliabilities)
    cited = LineList(memory.cited)
    publishers = LineList(memory.publishers)
    schemes = LineList(memory.schemes)
    externalIDs = LineList(memory.externalIDs)
  }

  /// Notes a time that a statement or source is dated by.
  @inline(__always)
  mutating func note(_ time: Int64) {
    earliest = min(earliest, time)
    latest = max(latest, time)
  }

  mutating func clear() {
    id = 0..<0
    revision = 1
    recordedAt = 0
    hasReason = false
    hasInto = false
    earliest = .max
    latest = .min
    said.clear()
    undatedSources.clear()
    state = 0
    verification = 0
    marking = 0
    occurred = 0
    place = 0
    attack = 0
    operation = 0
    latitude = 0..<0
    longitude = 0..<0
    sources = nil
    attributions.clear()
    casualties.clear()
    sourceKeys.clear()
    reliabilities.clear()
    cited.clear()
    publishers.clear()
    marks = []
    schemes.clear()
    externalIDs.clear()
  }
}

/// What stands in a line that checks of it ask for; but for the first only an audit notes it.
struct LineMarks: OptionSet {
  let rawValue: UInt8

  /// A key that no field has.
  static let unknownKey = LineMarks(rawValue: 1)
  /// An account that names no source.
  static let sourcelessAccount = LineMarks(rawValue: 2)
  /// A source that is said to be confirmed by others.
  static let confirmedSource = LineMarks(rawValue: 4)
  /// A source that repeats another.
  static let relays = LineMarks(rawValue: 8)
  /// Lines that it replaces.
  static let replaces = LineMarks(rawValue: 16)
  /// Records that it was compared with.
  static let comparedWith = LineMarks(rawValue: 32)
}

/// The memory of what is found in a line; a record with more is for the full decoder.
final class LineFactsMemory {
  let said = LineFactsMemory.room(1024, for: Int64.self)
  let undatedSources = LineFactsMemory.room(256, for: Range<Int>.self)
  let attributions = LineFactsMemory.room(256, for: LineFacts.Statement.self)
  let casualties = LineFactsMemory.room(256, for: LineFacts.Statement.self)
  let sourceKeys = LineFactsMemory.room(256, for: Range<Int>.self)
  let reliabilities = LineFactsMemory.room(256, for: Int.self)
  let cited = LineFactsMemory.room(4096, for: Range<Int>.self)
  let publishers = LineFactsMemory.room(256, for: Range<Int>.self)
  let schemes = LineFactsMemory.room(256, for: Range<Int>.self)
  let externalIDs = LineFactsMemory.room(256, for: Range<Int>.self)

  deinit {
    said.deallocate()
    undatedSources.deallocate()
    attributions.deallocate()
    casualties.deallocate()
    sourceKeys.deallocate()
    reliabilities.deallocate()
    cited.deallocate()
    publishers.deallocate()
    schemes.deallocate()
    externalIDs.deallocate()
  }

  private static func room<Element>(
    _ count: Int, for _: Element.Type
  ) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer.allocate(capacity: count)
  }
}
