/// What was counted under lists of keys, taken to the keys and to the total.
struct KeyCounts {
  /// The keys, by their numbers.
  let keys: [SummaryKey]
  /// By the number of the key.
  private(set) var counts: [ColumnCount] = []
  private(set) var total: ColumnCount
  /// The keys of the other dimension, by the numbers of what is crossed.
  let acrossKeys: [SummaryKey]?
  /// What told the tolls of rows.
  let tolls: TollFinder

  /// The speakers of figures that only parties gave, by their number.
  var speakers: [[String]] { tolls.parties.speakers }

  /// Takes what was counted to the keys.
  init(_ counting: ColumnCounting) {
    keys = counting.keys.keys
    acrossKeys = counting.across?.keys
    tolls = counting.tolls
    var spread = ListSpread(counting)
    counts = spread.counts()
    total = counts.removeLast()
  }

  /// What was counted under each key that has attacks.
  var countsOfKeys: [SummaryKey: ColumnCount] {
    Dictionary(
      zip(keys, counts).filter { $0.1.attacks > 0 }, uniquingKeysWith: { first, _ in first })
  }
}

/// Adds up what was counted under lists for each of their keys, the total as one behind the last.
private struct ListSpread {
  private let counting: ColumnCounting
  private let total: Int
  /// By the number of the key, for each status how many attacks.
  private var statuses: [Int]
  private var days: [DaySpan]
  private var places: PlaceSets
  private var sums: [TollSum]
  /// Two of tolls for each key where keys are actors, else one.
  private let sides: Int
  private var looks: RowLooks

  private static let statusCount = ColumnCounting.statusCount

  init(_ counting: ColumnCounting) {
    self.counting = counting
    total = counting.keys.keys.count
    sides = counting.isOfActors ? 2 : 1
    statuses = Array(repeating: 0, count: (total + 1) * ListSpread.statusCount)
    days = Array(repeating: .none, count: total + 1)
    places = counting.places.emptied
    places.widen(to: total + 1)
    sums = Array(repeating: TollSum(), count: (total + 1) * sides)
    looks = counting.looks
    for (list, keys) in counting.keys.lists.enumerated().dropFirst()
    where list < counting.days.count && !isEmpty(list) {
      add(list, to: total, as: nil)
      let statuses = counting.keys.statuses[list]
      for (position, key) in keys.enumerated() {
        add(list, to: key, as: statuses.isEmpty ? nil : statuses[position])
      }
    }
  }

  private func isEmpty(_ list: Int) -> Bool {
    let start = list * ListSpread.statusCount
    return counting.statuses[start..<start + ListSpread.statusCount].allSatisfy { $0 == 0 }
  }

  /// Adds what was counted under a list, all by one status where one is given.
  private mutating func add(_ list: Int, to key: Int, as status: LeadingAttribution.Status?) {
    let only = status.flatMap { LeadingAttribution.Status.allCases.firstIndex(of: $0) }
    for status in 0..<ListSpread.statusCount {
      statuses[key * ListSpread.statusCount + (only ?? status)] += Int(
        counting.statuses[list * ListSpread.statusCount + status])
    }
    days[key].formUnion(counting.days[list])
    places.formUnion(key, counting.places, list)
    for side in 0..<sides { sums[key * sides + side].add(counting.sums[list * sides + side]) }
  }

  /// What was counted under each key, then in all.
  mutating func counts() -> [ColumnCount] {
    var counts = (0...total).map { key in
      let start = key * ListSpread.statusCount
      var count = ColumnCount(
        statuses: Array(statuses[start..<start + ListSpread.statusCount]), days: days[key],
        towns: looks.towns(of: places, key))
      for side in 0..<sides {
        for sum in 0..<4 {
          let added = sums[key * sides + side][sum]
          if added.isEmpty { continue }
          for kind in kinds(sum, side, key) { count.add(added, to: kind) }
        }
      }
      return count
    }
    addParties(to: &counts)
    for (list, sum) in counting.measuredSums.added {
      for key in targets(list) { counts[key].add(sum, to: .measured) }
    }
    for (key, sum) in counting.ownSums.added { counts[key].add(sum, to: .own) }
    for row in counting.joined {
      for key in targets(row.list) { counts[key].add(joined: row.row) }
    }
    addCells(to: &counts)
    return counts
  }

  private func targets(_ list: Int) -> [Int] { counting.keys.lists[list] + [total] }

  private func kinds(_ sum: Int, _ side: Int, _ key: Int) -> [SumKind] {
    SumKind.of(
      sum, isOwn: side == 1, inBucket: key == total || counting.keys.keys[key].isBucket,
      measured: counting.measuredSum)
  }

  private func addParties(to counts: inout [ColumnCount]) {
    var notes = PartyNotes()
    let kindCount = SumKind.allCases.count
    func note(_ rows: PartyNotes.Rows, _ key: Int, _ kind: SumKind) {
      notes.note(rows.at(key * kindCount + kind.rawValue), in: counting.columns)
    }
    for rows in counting.voiced.rows {
      let (number, sum) = (rows.place / 4, rows.place % 4)
      for key in targets(number / sides) {
        for kind in kinds(sum, number % sides, key) { note(rows, key, kind) }
      }
    }
    for rows in counting.measuredSums.parties.rows {
      for key in targets(rows.place) { note(rows, key, .measured) }
    }
    for rows in counting.ownSums.parties.rows { note(rows, rows.place, .own) }
    for rows in notes.rows {
      let kind = SumKind.allCases[rows.place % kindCount]
      counts[rows.place / kindCount].note(rows, in: kind, counting.columns)
    }
  }

  private func addCells(to counts: inout [ColumnCount]) {
    let sums = counting.cellSums.all(of: counting.cells.count, in: counting.columns)
    for (tally, sum) in zip(counting.cells, sums) where tally.list != 0 {
      let cell = ColumnCount.Cell(attacks: tally.attacks, measured: sum, joined: tally.joined)
      for other in counting.across?.lists[tally.across] ?? [] {
        for key in targets(tally.list) {
          counts[key].add(cell, across: other, in: counting.columns)
        }
      }
    }
  }
}
