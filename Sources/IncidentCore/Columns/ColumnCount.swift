/// What is counted of the attacks under one key.
struct ColumnCount {
  private(set) var attacks = 0
  private(set) var statuses = Array(repeating: 0, count: ColumnCounting.statusCount)
  private(set) var days = DaySpan.none
  private(set) var towns = 0
  private var sums = Array(repeating: CasualtySum(), count: SumKind.allCases.count)
  private(set) var crossed: [Cell] = []
  /// Rows of operations, whose figures may count in place of theirs.
  private(set) var joined: [Int] = []

  /// Nothing was counted.
  init() {}

  /// Takes how often each status was met, the days, and in how many towns.
  init(statuses: [Int], days: DaySpan, towns: Int) {
    attacks = statuses.reduce(0, +)
    self.statuses = statuses
    self.days = days
    self.towns = towns
  }

  /// What is counted under a key of the other dimension too.
  struct Cell {
    var attacks = 0
    var measured = CasualtySum()
    var joined: [Int] = []

    fileprivate mutating func add(_ other: Cell, in columns: IncidentColumns) {
      attacks += other.attacks
      measured.add(other.measured, in: columns)
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

  /// Takes in a row of an operation, which is counted already.
  mutating func add(joined row: Int) { joined.append(row) }

  /// Takes in what was counted under a key of the other dimension too.
  mutating func add(_ cell: Cell, across number: Int, in columns: IncidentColumns) {
    if crossed.count <= number {
      crossed += Array(repeating: Cell(), count: number + 1 - crossed.count)
    }
    crossed[number].add(cell, in: columns)
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

  /// The sums that the sum of a toll belongs to under a key; of the total, as of a bucket.
  ///
  /// In buckets nobody is named, whose side all assailants are on.
  ///
  /// - Parameters:
  ///   - sum: Which sum of a toll.
  ///   - isOwn: Whether the assailants are on the side of all who lead.
  ///   - isBucket: Whether the key is a bucket.
  ///   - measured: The sum that is shown beside the attacks.
  /// - Returns: The kinds of sums.
  static func of(
    _ sum: Int, isOwn: Bool, inBucket isBucket: Bool, measured: Int?
  ) -> [SumKind] {
    let kind = ofTolls[sum]
    return [kind] + (kind == .assailants && (isOwn || isBucket) ? [.own] : [])
      + (sum == measured ? [.measured] : [])
  }
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
