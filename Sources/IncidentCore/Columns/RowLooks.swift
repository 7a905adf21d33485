/// What counting looks at in a row, found once for each different value.
///
/// Of statuses and days there are few, so that they are found before a row asks for them.
struct RowLooks {
  private var picture: ColumnPicture
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
    days = picture.inHalves(0..<counts.occurrences) { half, picture in
      half.map { number in
        let occurred = picture.occurrence(UInt32(number))
        return DaySpan(
          first: occurred.start?.daysSince1970 ?? .max, last: occurred.end?.daysSince1970 ?? .min)
      }
    }.flatMap(\.self)
  }

  /// The same for the picture of another thread.
  func on(_ picture: ColumnPicture) -> RowLooks {
    var looks = self
    looks.picture = picture
    return looks
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

  /// Counts statuses and days of rows under the lists of their keys.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - lists: The number of the list of each.
  ///   - counts: By the number of a list, for each status how many rows.
  ///   - spans: By the number of a list, its days.
  func tally(
    _ rows: RowBlock, _ lists: [Int32], _ counts: inout [UInt32], _ spans: inout [DaySpan]
  ) {
    assurances.withNumbers(of: rows) { assurances in
      occurrences.withNumbers(of: rows) { occurrences in
        RowLooks.tally(assurances, occurrences, statuses, days, lists, &counts, &spans)
      }
    }
  }

  private static func tally(
    _ assurances: Span<UInt32>, _ occurrences: Span<UInt32>, _ statuses: [UInt8],
    _ days: [DaySpan], _ lists: [Int32], _ counts: inout [UInt32], _ spans: inout [DaySpan]
  ) {
    let (statuses, days, lists) = (statuses.span, days.span, lists.span)
    var counts = counts.mutableSpan
    var spans = spans.mutableSpan
    for position in 0..<lists.count {
      let list = Int(lists[position])
      let status = Int(statuses[Int(assurances[position])])
      counts[list &* statusCount &+ status] &+= 1
      spans[list].formUnion(days[Int(occurrences[position])])
    }
  }

  /// The number of the sums of each row, where keys are actors: two for each list, of which the
  /// second is of rows whose assailants are on the side of all who lead.
  func numbers(ofSumsOf rows: RowBlock, _ lists: [Int32]) -> [Int32] {
    assurances.withNumbers(of: rows) { RowLooks.numbers($0, statuses, lists) }
  }

  private static func numbers(
    _ assurances: Span<UInt32>, _ statuses: [UInt8], _ lists: [Int32]
  ) -> [Int32] {
    let party = LeadingAttribution.Status.allCases.firstIndex(of: .party) ?? -1
    let sides: [Int32] = statuses.map { Int($0) == party ? 0 : 1 }
    var numbers = lists
    var found = numbers.mutableSpan
    let ofAssurances = sides.span
    for position in 0..<assurances.count {
      found[position] = 2 &* found[position] &+ ofAssurances[Int(assurances[position])]
    }
    return numbers
  }

  private static let statusCount = LeadingAttribution.Status.allCases.count

  /// How many towns the places of a set lie in.
  mutating func towns(of sets: PlaceSets, _ set: Int) -> Int {
    var (isFound, count) = ([Bool](), 0)
    sets.forEachPlace(of: set) { place in
      let town = town(ofPlace: place)
      if town < 0 { return }
      if town >= isFound.count {
        isFound += Array(repeating: false, count: max(64, 2 * town) + 1 - isFound.count)
      }
      if !isFound[town] { count += 1 }
      isFound[town] = true
    }
    return count
  }

  /// The number of the town of a place; -1 where it has none.
  private mutating func town(ofPlace place: Int) -> Int {
    if townOfPlace[place] == RowLooks.unknownTown {
      let id = picture.values.town(ofPlace: UInt32(place))
      townOfPlace[place] = id.map { Int32(townNumbers.number(of: $0)) } ?? -1
    }
    return Int(townOfPlace[place])
  }

  private static let unknownTown: Int32 = -2
}
