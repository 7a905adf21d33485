/// What counting looks at in a row, found once for each different value.
///
/// Of statuses and days there are few, so that they are found before a row asks for them.
struct RowLooks {
  /// The towns by their numbers.
  var towns: [String] { townNumbers.values }
  private let picture: ColumnPicture
  private let operations: NumberColumn<UInt32>
  private let assurances: NumberColumn<UInt32>
  private let places: NumberColumn<UInt32>
  private let occurrences: NumberColumn<UInt32>
  /// Of each number of an operation in the picture, whether there are figures for it.
  private let haveFigures: [Bool?]
  private let columns: IncidentColumns
  /// By the number of how leading statements put it.
  private let statuses: [UInt8]
  /// By the number of the place; -1 for none, -2 where that was not looked at.
  private var townOfPlace: [Int32]
  private var townNumbers = Numbers<String>()
  /// By the number of the span of time.
  private let days: [DaySpan]

  init(_ picture: ColumnPicture) {
    self.picture = picture
    operations = picture.columns.operations
    assurances = picture.columns.assurances
    places = picture.columns.places
    occurrences = picture.columns.occurrences
    columns = picture.columns
    haveFigures = picture.operationOfNumber.map {
      $0.map { !$0.operation.evidence.casualties.isEmpty }
    }
    let counts = picture.values.counts
    statuses = (0..<UInt32(counts.assurances)).map { number in
      let status = LeadingAttribution(nil, picture.values.assurances(number)).status
      return UInt8(LeadingAttribution.Status.allCases.firstIndex(of: status) ?? 0)
    }
    townOfPlace = Array(repeating: -2, count: counts.places)
    days = (0..<UInt32(counts.occurrences)).map { number in
      let occurred = picture.occurrence(number)
      return DaySpan(
        first: occurred.start?.daysSince1970 ?? .max, last: occurred.end?.daysSince1970 ?? .min)
    }
  }

  /// The positions of those of some rows that have to be added up with their operations.
  ///
  /// Figures of an operation may count in place of those of its attacks. Where it has none its
  /// attacks are added up like others, unless parties give a figure: these are told in an order.
  func joined(_ rows: ArraySlice<Int>) -> [Int] {
    var found: [Int] = []
    for position in rows.indices {
      let row = rows[position]
      let operation = Int(operations[row])
      guard operation != 0, let haveFigures = haveFigures[operation] else { continue }
      if haveFigures || columns.figures(row).contains(where: { columns.figureSpeakers[$0] != 0 }) {
        found.append(position - rows.startIndex)
      }
    }
    return found
  }

  /// The position of a row's status in the list.
  @inline(__always)
  func status(_ row: Int) -> Int { Int(statuses[Int(assurances[row])]) }

  /// The number of a town, which may be new.
  mutating func number(ofTown id: String) -> Int { townNumbers.number(of: id) }

  /// Counts statuses, days and places of rows under the lists of their keys.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - lists: The number of the list of each.
  ///   - counts: By the number of a list, for each status how many rows.
  ///   - spans: By the number of a list, its days.
  ///   - sets: By the number of a list, its places.
  func tally(
    _ rows: ArraySlice<Int>, _ lists: [Int], _ counts: inout [Int], _ spans: inout [DaySpan],
    _ sets: inout [NumberSet]
  ) {
    var counts = counts.mutableSpan
    var spans = spans.mutableSpan
    var sets = sets.mutableSpan
    for (row, list) in zip(rows, lists) {
      counts[list &* RowLooks.statusCount &+ status(row)] &+= 1
      spans[list].formUnion(days[Int(occurrences[row])])
      sets[list].insert(Int(places[row]))
    }
  }

  private static let statusCount = LeadingAttribution.Status.allCases.count

  /// The numbers of the towns of places, as often as they are met.
  mutating func towns(of places: NumberSet) -> [Int] {
    places.numbers.compactMap { place in
      let known = Int(townOfPlace[place])
      let town = known == RowLooks.unknownTown ? findTown(place) : known
      return town < 0 ? nil : town
    }
  }

  private static let unknownTown = -2

  /// The number of the town of a place; -1 where it has none.
  private mutating func findTown(_ place: Int) -> Int {
    let id = picture.placeAlone(UInt32(place)).town
    townOfPlace[place] = id.map { Int32(number(ofTown: $0)) } ?? -1
    return Int(townOfPlace[place])
  }
}
