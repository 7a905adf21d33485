/// What counting looks at in a row, found once for each different value.
struct RowLooks {
  /// The towns by their numbers.
  var towns: [String] { townNumbers.values }
  private let picture: ColumnPicture
  private let operations: NumberColumn<UInt32>
  private let assurances: NumberColumn<UInt32>
  private let places: NumberColumn<UInt32>
  private let occurrences: NumberColumn<UInt32>
  /// Whether the operation of each number is in the picture, whose figures may count.
  private let isOperation: [Bool]
  /// By the number of how leading statements put it; 255 where that was not looked at.
  private var statuses: [UInt8]
  /// By the number of the place; -1 for none, -2 where that was not looked at.
  private var townOfPlace: [Int32]
  private var townNumbers = Numbers<String>()
  /// By the number of the span of time; ``notLookedAt`` where that was not.
  private var days: [DaySpan]

  private static let notLookedAt = DaySpan(first: .min, last: .max)

  init(_ picture: ColumnPicture) {
    self.picture = picture
    operations = picture.columns.operations
    assurances = picture.columns.assurances
    places = picture.columns.places
    occurrences = picture.columns.occurrences
    isOperation = picture.operationOfNumber.map { $0 != nil }
    let counts = picture.values.counts
    statuses = Array(repeating: .max, count: counts.assurances)
    townOfPlace = Array(repeating: -2, count: counts.places)
    days = Array(repeating: RowLooks.notLookedAt, count: counts.occurrences)
  }

  /// Which of some rows belong to operations, whose figures may count in place of their own.
  func joined(_ rows: ArraySlice<Int>) -> [Int] {
    rows.indices.filter { position in
      let operation = Int(operations[rows[position]])
      return operation != 0 && isOperation[operation]
    }.map { $0 - rows.startIndex }
  }

  /// The position of a row's status in the list.
  @inline(__always)
  mutating func status(_ row: Int) -> Int {
    let number = Int(assurances[row])
    if statuses[number] == .max {
      let status = LeadingAttribution(nil, picture.values.assurances(UInt32(number))).status
      statuses[number] = UInt8(LeadingAttribution.Status.allCases.firstIndex(of: status) ?? 0)
    }
    return Int(statuses[number])
  }

  /// The number of a row's town; -1 where it has none.
  @inline(__always)
  mutating func town(_ row: Int) -> Int {
    let place = Int(places[row])
    if townOfPlace[place] == -2 {
      let id = picture.placeAlone(UInt32(place)).town
      townOfPlace[place] = id.map { Int32(number(ofTown: $0)) } ?? -1
    }
    return Int(townOfPlace[place])
  }

  /// The number of a town, which may be new.
  mutating func number(ofTown id: String) -> Int { townNumbers.number(of: id) }

  /// The days of a row.
  @inline(__always)
  mutating func days(_ row: Int) -> DaySpan {
    let number = Int(occurrences[row])
    let known = days[number]
    if known.first != RowLooks.notLookedAt.first { return known }
    let occurred = picture.occurrence(UInt32(number))
    let found = DaySpan(
      first: occurred.start?.daysSince1970 ?? .max, last: occurred.end?.daysSince1970 ?? .min)
    days[number] = found
    return found
  }
}
