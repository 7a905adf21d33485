/// Sums of many numbered things, with who alone gives a part of them.
struct SumTable {
  /// By the number.
  private var counts: [CountSum] = []
  /// Who alone gives a part; the places are the numbers.
  private(set) var parties = PartyNotes()

  /// The numbers of sums that something was added to, with what was.
  var added: some Sequence<(number: Int, counts: CountSum)> {
    counts.indices.lazy.filter { !counts[$0].isEmpty }.map { (number: $0, counts: counts[$0]) }
  }

  /// Adds the count of a row, of which something is known.
  ///
  /// - Parameters:
  ///   - bounds: As ``IncidentColumns/bounds(_:)`` has them.
  ///   - party: The number of the parties that alone give it; nil where others do.
  ///   - row: The row.
  ///   - number: The number of what the sum belongs to.
  ///   - columns: The columns.
  @inline(__always)
  mutating func add(
    _ bounds: SIMD4<Int>, _ party: Int?, _ row: Int, at number: Int, in columns: IncidentColumns
  ) {
    if number >= counts.count { widen(to: number) }
    counts[number].add(bounds)
    if let party { parties.note(party, row, at: number, in: columns) }
  }

  private mutating func widen(to number: Int) {
    counts += Array(
      repeating: CountSum(), count: max(64, number + 1 + number / 2) - counts.count)
  }

  /// Adds sums of other rows, which have other numbers.
  mutating func merge(
    _ other: SumTable, at number: (Int) -> Int, parties: [Int], in columns: IncidentColumns
  ) {
    for (place, counts) in other.added {
      let number = number(place)
      if number >= self.counts.count { widen(to: number) }
      self.counts[number].add(counts)
    }
    self.parties.merge(other.parties, at: number, parties: parties, in: columns)
  }

  /// The sum of each number below a count.
  func all(of count: Int, in columns: IncidentColumns) -> [CasualtySum] {
    var all = (0..<count).map { CasualtySum($0 < counts.count ? counts[$0] : CountSum()) }
    for rows in parties.rows {
      all[rows.place].note(party: rows.party, rows.attacks, first: rows.first, in: columns)
    }
    return all
  }
}
