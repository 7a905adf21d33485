/// Finds the tolls of rows: those that an index keeps, else from the figures of the rows.
struct TollFinder {
  /// Who alone gives figures.
  private(set) var parties: PartyFinder
  /// By the number of voices, for each sum the number of the parties that alone give it, or -1.
  private(set) var voices: [SIMD4<Int32>]
  private var voiceNumbers: [SIMD4<Int32>: Int]
  private let columns: IncidentColumns
  private let kept: RowTolls
  /// What is asked of figures, once a row has no toll that is kept.
  private var asked: Asked?
  private let picture: ColumnPicture

  private struct Asked {
    var killed: FigurePlan
    var own: OwnFigures
  }

  init(_ picture: ColumnPicture) {
    self.picture = picture
    columns = picture.columns
    let kept = columns.tolls
    var parties = PartyFinder(picture)
    let numbers = (0..<kept.partyEnds.count).map {
      parties.number(of: kept.speakers(ofParties: $0))
    }
    func party(_ place: Int) -> Int32 {
      let party = Int(kept.voices[place])
      return party == 0 ? -1 : Int32(numbers[party - 1])
    }
    voices = stride(from: 0, to: kept.voices.count, by: 4).map { place in
      SIMD4(party(place), party(place + 1), party(place + 2), party(place + 3))
    }
    if voices.isEmpty { voices = [SIMD4(repeating: -1)] }
    voiceNumbers = Dictionary(
      zip(voices, voices.indices), uniquingKeysWith: { first, _ in first })
    self.kept = kept
    self.parties = parties
  }

  /// The toll of a row.
  @inline(__always)
  mutating func toll(_ row: Int) -> Toll {
    row < kept.numbers.count ? kept.tolls[Int(kept.numbers[row])] : find(row)
  }

  /// Adds the tolls of rows to the sums whose numbers are given, but for what is special.
  mutating func add(
    _ rows: RowBlock, at numbers: [Int32], to sums: inout [TollSum], _ special: inout SpecialRows
  ) {
    if let range = rows.range, range.upperBound <= kept.numbers.count {
      kept.numbers.withNumbers(of: rows) { tolls in
        kept.tolls.withElements(0..<kept.tolls.count) {
          TollFinder.add(tolls, $0.span, at: numbers, to: &sums, &special)
        }
      }
      return
    }
    for position in 0..<rows.count {
      let toll = toll(rows[position])
      if toll.isEmpty { continue }
      let number = special.note(toll, position, at: Int(numbers[position]))
      if number >= 0 { sums[number].add(toll) }
    }
  }

  private static func add(
    _ tollNumbers: Span<UInt32>, _ tolls: Span<Toll>, at numbers: [Int32],
    to sums: inout [TollSum], _ special: inout SpecialRows
  ) {
    let numbers = numbers.span
    var sums = sums.mutableSpan
    for position in 0..<tollNumbers.count where tollNumbers[position] != 0 {
      let toll = tolls[Int(tollNumbers[position])]
      var number = Int(numbers[position])
      if !toll.isPlain {
        number = special.note(toll, position, at: number)
        if number < 0 { continue }
      }
      sums[number].add(toll)
    }
  }

  /// Finds the toll of a row from its figures.
  @inline(never)
  mutating func find(_ row: Int) -> Toll {
    var toll = Toll()
    if columns.operations[row] != 0 { toll.marks.insert(.ofOperation) }
    if columns.figurePatterns[row] == 0 { return toll }
    if asked == nil {
      asked = Asked(killed: FigurePlan(picture, Toll.measures), own: OwnFigures(picture))
    }
    // In place: taken out, the tables of what is known would be copied.
    if asked?.own.areOfActors(row) == true { toll.marks.insert(.ofActors) }
    guard let planned = asked?.killed.planned(row) else { return toll }
    var sums = planned.sums
    var voices = SIMD4<Int32>(repeating: -1)
    var haveParties = false
    while let sum = sums.next() {
      guard let figures = asked?.killed.figures(row, planned, sum), !figures.isEmpty,
        let bounds = columns.knownBounds(figures)
      else { continue }
      toll.set(sum, bounds)
      if planned.haveSpeakers, let party = parties.party(row, figures) {
        voices[sum] = Int32(party)
        haveParties = true
      }
    }
    if haveParties { toll.voices = number(of: voices) }
    return toll
  }

  /// The number of the parties that alone give some figures of a row; nil where others do.
  mutating func party(_ row: Int, _ figures: FigureSet) -> Int? { parties.party(row, figures) }

  /// The number of parties that were found by another.
  mutating func number(ofParty number: Int, in other: PartyFinder) -> Int {
    parties.number(of: other.origins[number])
  }

  /// The number of voices that were found by another.
  mutating func number(ofVoices other: SIMD4<Int32>, in finder: PartyFinder) -> Int {
    var voices = other
    for sum in 0..<4 where other[sum] >= 0 {
      voices[sum] = Int32(number(ofParty: Int(other[sum]), in: finder))
    }
    return number(of: voices)
  }

  private mutating func number(of voices: SIMD4<Int32>) -> Int {
    if let known = voiceNumbers[voices] { return known }
    voiceNumbers[voices] = self.voices.count
    self.voices.append(voices)
    return self.voices.count - 1
  }
}
