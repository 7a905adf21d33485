/// Rows of the states that are wanted, as they are told to answer a question.
struct ToldRows {
  /// A bit for each row that answers the question.
  private(set) var words: [UInt64] = []
  /// The rows of which columns cannot tell.
  private(set) var doubtful: [Int] = []
  private let standings: NumberColumn<UInt8>
  private let states: UInt8

  /// Prepares for as many words.
  init(_ standings: NumberColumn<UInt8>, _ states: Set<RecordState>, words count: Int) {
    self.standings = standings
    self.states = IncidentColumns.Standing.bits(of: states)
    words.reserveCapacity(count)
  }

  /// Adds the rows of the next word.
  @inline(__always)
  mutating func add(_ rows: Range<Int>, _ bits: AnswerBits) {
    // Few questions are answered by some of all rows that lie together.
    if bits.areNo {
      words.append(0)
      return
    }
    var isWanted: UInt64 = 0
    standings.forEachBackwards(rows) { standing in
      isWanted = isWanted &+ isWanted | UInt64(states &>> (standing & 3) & 1)
    }
    words.append(bits.yes & isWanted)
    (bits.unknown & isWanted).forEachBit { doubtful.append(rows.lowerBound + $0) }
  }
}

/// What is told of up to 64 rows, the first the lowest bit.
struct AnswerBits {
  /// What stands for a row that was not asked of yet.
  static let open: UInt8 = 3

  /// The lower and the upper bits of the answers.
  private var (low, high): (UInt64, UInt64) = (0, 0)

  /// All rows answer the question.
  static var allYes: AnswerBits {
    var bits = AnswerBits()
    bits.high = .max
    return bits
  }

  /// Puts the answer of a row, by its raw value, before those of the rows behind it.
  @inline(__always)
  mutating func prepend(_ code: UInt8) {
    low = low &+ low | UInt64(code & 1)
    high = high &+ high | UInt64(code &>> 1)
  }

  /// Those that answer the question.
  var yes: UInt64 { high & ~low }
  /// Those of which columns cannot tell.
  var unknown: UInt64 { low & ~high }
  /// Whether none answers the question.
  var areNo: Bool { low | high == 0 }

  /// Asks for the answers that are still open.
  @inline(__always)
  mutating func close(_ ask: (Int) -> ColumnAnswer) {
    (low & high).forEachBit { offset in
      let (bit, answer): (UInt64, ColumnAnswer) = (1 &<< UInt64(offset), ask(offset))
      if answer != .unknown { low &= ~bit }
      if answer != .yes { high &= ~bit }
    }
  }
}

extension UInt64 {
  /// Calls a closure with the number of each bit that is set, the lowest first.
  @inline(__always)
  func forEachBit(_ body: (Int) -> Void) {
    var rest = self
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }
}
