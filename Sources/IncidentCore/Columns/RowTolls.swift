/// The tolls of rows as an index keeps them.
///
/// They depend on the actors of the log, as whom statements name does; rows that came later have
/// none here.
package struct RowTolls: Sendable {
  /// By the row, the number of its toll; 0 where there is nothing to be added.
  package let numbers: NumberColumn<UInt32>
  /// The tolls, by their numbers.
  package let tolls: NumberColumn<Toll>
  /// By the number of voices, for each sum the number of the parties and 1, 0 where others give it.
  package let voices: NumberColumn<UInt32>
  /// By the number of parties, where their numbers end in ``partySpeakers``.
  package let partyEnds: NumberColumn<UInt32>
  /// The numbers of speakers of figures that make up parties, one behind the other.
  package let partySpeakers: NumberColumn<UInt32>

  /// Takes what was kept.
  package init(
    numbers: NumberColumn<UInt32>, tolls: NumberColumn<Toll>, voices: NumberColumn<UInt32>,
    partyEnds: NumberColumn<UInt32>, partySpeakers: NumberColumn<UInt32>
  ) {
    self.numbers = numbers
    self.tolls = tolls
    self.voices = voices
    self.partyEnds = partyEnds
    self.partySpeakers = partySpeakers
  }

  /// Of no row a toll is kept.
  package static let none = RowTolls(
    numbers: NumberColumn([]), tolls: NumberColumn([]), voices: NumberColumn([]),
    partyEnds: NumberColumn([]), partySpeakers: NumberColumn([]))

  /// Finds the tolls of all current rows of a picture, on two threads.
  package init(of picture: ColumnPicture) {
    let columns = picture.columns
    _ = picture.actorEpochCount
    let halves = picture.inHalves(0..<columns.count) { rows, picture in
      var found = FoundTolls(picture)
      for row in rows { found.append(row, isCurrent: columns.standings[row] & 3 != 3) }
      return found
    }
    var all = halves[0]
    for half in halves.dropFirst() { all.append(half) }
    self = all.kept
  }

  /// The speakers of figures that make up parties.
  func speakers(ofParties number: Int) -> [UInt32] {
    let start = number == 0 ? 0 : Int(partyEnds[number - 1])
    return (start..<Int(partyEnds[number])).map { partySpeakers[$0] }
  }
}

/// Tolls that are found for an index.
private struct FoundTolls {
  private var finder: TollFinder
  private var numbers: [UInt32] = []
  private var table = TollTable()

  init(_ picture: ColumnPicture) {
    finder = TollFinder(picture)
  }

  mutating func append(_ row: Int, isCurrent: Bool) {
    numbers.append(isCurrent ? table.number(of: finder.find(row)) : 0)
  }

  /// Puts what was found of the rows behind these behind it.
  mutating func append(_ other: FoundTolls) {
    let voices = other.finder.voices.map { finder.number(ofVoices: $0, in: other.finder.parties) }
    let map = other.table.tolls.map { toll in
      var toll = toll
      toll.voices = voices[toll.voices]
      return table.number(of: toll)
    }
    numbers += other.numbers.map { map[Int($0)] }
  }

  var kept: RowTolls {
    let parties = finder.parties.origins
    var ends: [UInt32] = []
    for speakers in parties { ends.append((ends.last ?? 0) + UInt32(speakers.count)) }
    return RowTolls(
      numbers: NumberColumn(numbers), tolls: NumberColumn(table.tolls),
      voices: NumberColumn(
        finder.voices.flatMap { voices in (0..<4).map { UInt32(voices[$0] + 1) } }),
      partyEnds: NumberColumn(ends), partySpeakers: NumberColumn(Array(parties.joined())))
  }
}

/// Gives each different toll a number; that of the empty one is 0.
private struct TollTable {
  private(set) var tolls = [Toll()]
  private var places = [UInt32](repeating: 0, count: 1 << 12)

  mutating func number(of toll: Toll) -> UInt32 {
    if toll.isEmpty { return 0 }
    if 2 * tolls.count > places.count { grow() }
    var place = TollTable.place(of: toll, among: places.count)
    while places[place] != 0 {
      if tolls[Int(places[place])] == toll { return places[place] }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = UInt32(tolls.count)
    tolls.append(toll)
    return places[place]
  }

  private static func place(of toll: Toll, among count: Int) -> Int {
    Int(truncatingIfNeeded: toll.mixed >> 32) & (count - 1)
  }

  private mutating func grow() {
    let count = 2 * places.count
    places = Array(repeating: 0, count: count)
    for number in tolls.indices.dropFirst() {
      var place = TollTable.place(of: tolls[number], among: count)
      while places[place] != 0 { place = (place + 1) & (count - 1) }
      places[place] = UInt32(number)
    }
  }
}
