/// What counting looks at in a row, found once for each different value.
///
/// Of statuses and days there are few, so that they are found before a row asks for them.
struct RowLooks {
  /// The towns by their numbers.
  var towns: [String] { townNumbers.values }
  private let picture: ColumnPicture
  private let assurances: NumberColumn<UInt32>
  private let occurrences: NumberColumn<UInt32>
  /// Of each number of an operation in the picture, whether there are figures for it; empty while
  /// no row that names one was met.
  private var haveFigures: [Bool?] = []
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
    assurances = picture.columns.assurances
    occurrences = picture.columns.occurrences
    columns = picture.columns
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

  /// Whether a row that names an operation has to be added up with it.
  ///
  /// Figures of an operation may count in place of those of its attacks. Where it has none its
  /// attacks are added up like others, unless parties give a figure: these are told in an order.
  mutating func isJoined(_ row: Int) -> Bool {
    if haveFigures.isEmpty {
      haveFigures = picture.operationOfNumber.map {
        $0.map { !$0.operation.evidence.casualties.isEmpty }
      }
    }
    guard let haveFigures = haveFigures[Int(columns.operations[row])] else { return false }
    return haveFigures || columns.figures(row).contains { columns.figureSpeakers[$0] != 0 }
  }

  /// The position of a row's status in the list.
  @inline(__always)
  func status(_ row: Int) -> Int { Int(statuses[Int(assurances[row])]) }

  /// The number of a town, which may be new.
  mutating func number(ofTown id: String) -> Int { townNumbers.number(of: id) }

  /// Counts statuses and days of rows under the lists of their keys.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - lists: The number of the list of each.
  ///   - counts: By the number of a list, for each status how many rows.
  ///   - spans: By the number of a list, its days.
  func tally(
    _ rows: ArraySlice<Int>, _ lists: [Int32], _ counts: inout [Int], _ spans: inout [DaySpan]
  ) {
    var counts = counts.mutableSpan
    var spans = spans.mutableSpan
    for (row, list) in zip(rows, lists) {
      counts[Int(list) &* RowLooks.statusCount &+ status(row)] &+= 1
      spans[Int(list)].formUnion(days[Int(occurrences[row])])
    }
  }

  private static let statusCount = LeadingAttribution.Status.allCases.count

  /// The number of the town of a place; nil where it has none.
  mutating func town(ofPlace place: Int) -> Int? {
    let known = Int(townOfPlace[place])
    let town = known == RowLooks.unknownTown ? findTown(place) : known
    return town < 0 ? nil : town
  }

  private static let unknownTown = -2

  /// The number of the town of a place; -1 where it has none.
  private mutating func findTown(_ place: Int) -> Int {
    let id = picture.placeAlone(UInt32(place)).town
    townOfPlace[place] = id.map { Int32(number(ofTown: $0)) } ?? -1
    return Int(townOfPlace[place])
  }
}
