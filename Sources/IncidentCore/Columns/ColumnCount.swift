/// What counting needs to know of a row, whatever key it counts under.
struct RowFact {
  var row: Int
  /// The position of the leading attribution's status in its list.
  var status: Int
  var days: (first: Int32, last: Int32)
  /// The number of the town and one more; 0 where there is none.
  var town: UInt32
  /// Whether it belongs to an operation, whose figures may count in place of its own.
  var isJoined: Bool
  var killed = Sum.none
  var stateForces = Sum.none
  var civilians = Sum.none
  var assailants = Sum.none
  var measured = Sum.none

  /// The count of a sum, and the number of the parties that alone give it.
  struct Sum {
    /// Low, best and high; -1 where they are not known.
    var bounds: SIMD4<Int>
    /// -1 where others give it too.
    var party: Int

    /// Nothing is known.
    static let none = Sum(bounds: SIMD4(repeating: -1), party: -1)
  }
}

/// What is counted of the attacks under one key.
struct ColumnCount {
  private(set) var attacks = 0
  private(set) var statuses = [Int](
    repeating: 0, count: LeadingAttribution.Status.allCases.count)
  private(set) var firstDay: Int32 = .max
  private(set) var lastDay: Int32 = .min
  private(set) var towns = NumberSet()
  private(set) var killed = CasualtySum()
  private(set) var own = CasualtySum()
  private(set) var stateForces = CasualtySum()
  private(set) var civilians = CasualtySum()
  private(set) var measured = CasualtySum()
  private(set) var crossed: [Cell] = []
  /// Rows of operations, whose figures may count in place of theirs.
  private(set) var joined: [Int] = []

  /// What is counted under a key of the other dimension too.
  struct Cell {
    var attacks = 0
    var measured = CasualtySum()
    var joined: [Int] = []
  }

  /// Counts a row under this key and under keys of the other dimension.
  mutating func add(
    _ fact: RowFact, own: RowFact.Sum, across: [Int], in columns: IncidentColumns
  ) {
    attacks += 1
    statuses[fact.status] += 1
    firstDay = min(firstDay, fact.days.first)
    lastDay = max(lastDay, fact.days.last)
    if fact.town != 0 { towns.insert(Int(fact.town)) }
    if fact.isJoined { joined.append(fact.row) }
    killed.add(fact.killed, fact.row, in: columns)
    self.own.add(own, fact.row, in: columns)
    stateForces.add(fact.stateForces, fact.row, in: columns)
    civilians.add(fact.civilians, fact.row, in: columns)
    measured.add(fact.measured, fact.row, in: columns)
    for number in across {
      widen(to: number)
      if fact.isJoined {
        crossed[number].joined.append(fact.row)
      } else {
        crossed[number].attacks += 1
        crossed[number].measured.add(fact.measured, fact.row, in: columns)
      }
    }
  }

  /// Takes in what was counted of other rows, whose numbers stand for others.
  mutating func merge(_ other: ColumnCount, _ map: NumberMap, in columns: IncidentColumns) {
    attacks += other.attacks
    for status in statuses.indices { statuses[status] += other.statuses[status] }
    firstDay = min(firstDay, other.firstDay)
    lastDay = max(lastDay, other.lastDay)
    for town in other.towns.numbers { towns.insert(map.towns[town - 1] + 1) }
    killed.merge(other.killed, map.parties, in: columns)
    own.merge(other.own, map.parties, in: columns)
    stateForces.merge(other.stateForces, map.parties, in: columns)
    civilians.merge(other.civilians, map.parties, in: columns)
    measured.merge(other.measured, map.parties, in: columns)
    joined += other.joined
    for (number, cell) in other.crossed.enumerated() {
      widen(to: map.across[number])
      crossed[map.across[number]].attacks += cell.attacks
      crossed[map.across[number]].measured.merge(cell.measured, map.parties, in: columns)
      crossed[map.across[number]].joined += cell.joined
    }
  }

  private mutating func widen(to number: Int) {
    if crossed.count <= number {
      crossed += Array(repeating: Cell(), count: number + 1 - crossed.count)
    }
  }
}

/// What the numbers of one counting are in another.
struct NumberMap {
  var towns: [Int]
  var parties: [Int]
  var across: [Int]
}

/// A set of small numbers.
struct NumberSet {
  private(set) var count = 0
  private var words: [UInt64] = []

  @inline(__always)
  mutating func insert(_ number: Int) {
    let word = number >> 6
    if word >= words.count {
      words += Array(repeating: 0, count: word + 1 - words.count)
    }
    let bit: UInt64 = 1 << UInt64(number & 63)
    if words[word] & bit == 0 {
      words[word] |= bit
      count += 1
    }
  }

  /// The numbers in order.
  var numbers: [Int] {
    words.indices.flatMap { word in
      (0..<64).filter { words[word] >> $0 & 1 == 1 }.map { word << 6 + $0 }
    }
  }
}
