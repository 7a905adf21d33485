/// What a scanner found in one line, in numbers; the same memory serves line after line.
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
  var said: [Int64] = []
  /// Where the keys of sources stand that date from what cites them, or from the recording.
  var undatedSources: [Range<Int>] = []
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
  var attributions: [Statement] = []
  var casualties: [Statement] = []
  /// Where the keys of sources stand.
  var sourceKeys: [Range<Int>] = []
  /// The rank of the reliability of each source, -1 where it is not told.
  var reliabilities: [Int] = []
  /// Where the keys of cited sources stand.
  var cited: [Range<Int>] = []
  /// Where the publishers stand, with their quotes.
  var publishers: [Range<Int>] = []

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
    LineFacts.clear(&said)
    LineFacts.clear(&undatedSources)
    state = 0
    verification = 0
    marking = 0
    occurred = 0
    place = 0
    attack = 0
    operation = 0
    LineFacts.clear(&attributions)
    LineFacts.clear(&casualties)
    LineFacts.clear(&sourceKeys)
    LineFacts.clear(&reliabilities)
    LineFacts.clear(&cited)
    LineFacts.clear(&publishers)
  }

  @inline(__always)
  private static func clear<Element>(_ list: inout [Element]) {
    if !list.isEmpty { list.removeAll(keepingCapacity: true) }
  }
}
