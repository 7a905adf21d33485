/// What is counted of the attacks under one key.
struct ColumnCount {
  private(set) var attacks = 0
  private(set) var statuses = Array(
    repeating: 0, count: LeadingAttribution.Status.allCases.count)
  private(set) var days = DaySpan.none
  var towns = NumberSet()
  private var sums = Array(repeating: CasualtySum(), count: SumKind.allCases.count)
  private(set) var crossed: [Cell] = []
  /// Rows of operations, whose figures may count in place of theirs.
  private(set) var joined: [Int] = []

  /// What is counted under a key of the other dimension too.
  struct Cell {
    var attacks = 0
    var measured = CasualtySum()
    var joined: [Int] = []

    mutating func merge(_ other: Cell, _ map: [Int]? = nil, in columns: IncidentColumns) {
      attacks += other.attacks
      measured.merge(other.measured, map, in: columns)
      joined += other.joined
    }
  }

  /// The sum of one kind.
  subscript(kind: SumKind) -> CasualtySum { sums[kind.rawValue] }

  /// Adds to the sum of one kind.
  mutating func add(_ counts: CountSum, to kind: SumKind) { sums[kind.rawValue].add(counts) }

  /// Notes who alone gives a part of the sum of one kind.
  mutating func note(_ rows: PartyNotes.Rows, in kind: SumKind, _ columns: IncidentColumns) {
    sums[kind.rawValue].note(party: rows.party, rows.attacks, first: rows.first, in: columns)
  }

  /// Takes in rows that have the same keys: how often each status was met, and their days.
  mutating func add(_ statuses: ArraySlice<Int>, _ days: DaySpan) {
    attacks += statuses.reduce(0, +)
    self.statuses = zip(self.statuses, statuses).map(+)
    self.days.formUnion(days)
  }

  /// Takes in a row of an operation, which is counted already.
  mutating func add(joined row: Int) { joined.append(row) }

  /// Takes in what was counted under a key of the other dimension too.
  mutating func add(
    _ cell: Cell, across number: Int, _ map: [Int]? = nil, in columns: IncidentColumns
  ) {
    if crossed.count <= number {
      crossed += Array(repeating: Cell(), count: number + 1 - crossed.count)
    }
    crossed[number].merge(cell, map, in: columns)
  }

  /// Takes in what was counted of other rows, whose numbers stand for others.
  mutating func merge(_ other: ColumnCount, _ map: NumberMap, in columns: IncidentColumns) {
    attacks += other.attacks
    statuses = zip(statuses, other.statuses).map(+)
    days.formUnion(other.days)
    other.towns.forEachNumber { towns.insert(map.towns[$0]) }
    for kind in sums.indices { sums[kind].merge(other.sums[kind], map.parties, in: columns) }
    joined += other.joined
    for (number, cell) in other.crossed.enumerated() {
      add(cell, across: map.across[number], map.parties, in: columns)
    }
  }
}

/// What is added up of attacks.
enum SumKind: Int, CaseIterable {
  case killed, stateForces, civilians
  /// Of the assailants.
  case assailants
  /// On the side of the actor that a key names.
  case own
  /// What a summary shows beside the attacks.
  case measured

  /// Those that stand in a toll, in its order.
  static let ofTolls: [SumKind] = [.killed, .stateForces, .civilians, .assailants]

  /// The sums that one belongs to under a key; of the total, as of a bucket.
  ///
  /// In buckets nobody is named, whose side all assailants are on.
  func all(inBucket isBucket: Bool) -> [SumKind] {
    switch self {
    // What is on the side of those who lead is added up once.
    case .own: SumKind.ofOwn
    case .assailants: isBucket ? SumKind.ofOwn : SumKind.ofAssailants
    case .killed, .stateForces, .civilians, .measured: [self]
    }
  }

  private static let ofOwn: [SumKind] = [.assailants, .own]
  private static let ofAssailants: [SumKind] = [.assailants]
}

/// The first and the last day of some attacks, since 1970.
struct DaySpan {
  var first: Int32
  var last: Int32

  /// No day is known.
  static let none = DaySpan(first: .max, last: .min)

  @inline(__always)
  mutating func formUnion(_ other: DaySpan) {
    first = min(first, other.first)
    last = max(last, other.last)
  }
}

/// What the numbers of one counting are in another.
struct NumberMap {
  var towns: [Int]
  var parties: [Int]
  var across: [Int]
}

/// A set of numbers, most of which lie near each other.
struct NumberSet {
  private(set) var count = 0
  /// The first number that there is room for, a multiple of 64.
  private var start = 0
  private var words: [UInt64] = []

  @inline(__always)
  mutating func insert(_ number: Int) {
    let word = (number &- start) >> 6
    if UInt(bitPattern: word) >= UInt(bitPattern: words.count) { return insertBeyond(number) }
    let bit: UInt64 = 1 &<< UInt64(number & 63)
    if words[word] & bit == 0 {
      words[word] |= bit
      count += 1
    }
  }

  /// Makes room for a number and inserts it.
  @inline(never)
  private mutating func insertBeyond(_ number: Int) {
    let wanted = number & ~63
    if words.isEmpty { start = wanted }
    if wanted < start {
      words.insert(contentsOf: repeatElement(0, count: (start - wanted) >> 6), at: 0)
      start = wanted
    }
    let missing = (wanted - start) >> 6 + 1 - words.count
    if missing > 0 { words += Array(repeating: 0, count: missing) }
    insert(number)
  }

  /// Calls a closure with the numbers in order.
  @inline(__always)
  func forEachNumber(_ body: (Int) -> Void) {
    for (position, word) in words.enumerated() {
      word.forEachBit { body(start + position << 6 + $0) }
    }
  }

  /// The numbers in order.
  var numbers: [Int] {
    var numbers: [Int] = []
    numbers.reserveCapacity(count)
    forEachNumber { numbers.append($0) }
    return numbers
  }

  mutating func formUnion(_ other: NumberSet) {
    other.forEachNumber { insert($0) }
  }
}
