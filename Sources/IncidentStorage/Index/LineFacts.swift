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
  var attributions: LineList<Statement>
  var casualties: LineList<Statement>
  /// Where the keys of sources stand.
  var sourceKeys: LineList<Range<Int>>
  /// The rank of the reliability of each source, -1 where it is not told.
  var reliabilities: LineList<Int>
  /// Where the keys of cited sources stand.
  var cited: LineList<Range<Int>>
  /// Where the publishers stand, with their quotes.
  var publishers: LineList<Range<Int>>

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
    attributions.clear()
    casualties.clear()
    sourceKeys.clear()
    reliabilities.clear()
    cited.clear()
    publishers.clear()
  }
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

  deinit {
    said.deallocate()
    undatedSources.deallocate()
    attributions.deallocate()
    casualties.deallocate()
    sourceKeys.deallocate()
    reliabilities.deallocate()
    cited.deallocate()
    publishers.deallocate()
  }

  private static func room<Element>(
    _ count: Int, for _: Element.Type
  ) -> UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer.allocate(capacity: count)
  }
}
