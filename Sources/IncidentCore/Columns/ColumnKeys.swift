/// The keys that rows count under in one dimension, found once for each different value.
///
/// Rows that count under the same keys share the number of their list.
struct ColumnKeys {
  /// The keys that were met, by their number.
  var keys: [SummaryKey] { numbers.values }
  /// The lists of numbers of keys that were met, by their number; the first is that of rows that
  /// are left out.
  private(set) var lists: [[Int]] = [[]]
  /// By the number of a list, the status by which its rows count under each of its keys; nil where
  /// it is that of who leads.
  private(set) var statuses: [[LeadingAttribution.Status?]] = [[]]
  private let dimension: SummaryDimension
  private let facet: ColumnFacet
  private var picture: ColumnPicture
  private let context: SummaryContext
  private let request: SummaryRequest
  /// Whom statements name, where rows count under all of them.
  private let named: NamedActors?
  private var numbers = Numbers<SummaryKey>()
  private var listNumbers = Numbers<KeyList>()
  /// By the number in the column: the number of its list, -1 where it was not asked for.
  private var known: [Int32] = []
  /// The same by the value that the number stands for.
  private var ofValues: [Int32] = []

  /// Keys under which rows count in the same way.
  private struct KeyList: Hashable {
    let keys: [Int]
    let statuses: [LeadingAttribution.Status?]
  }

  /// Prepares the keys of a dimension.
  init(
    _ dimension: SummaryDimension, _ picture: ColumnPicture, _ request: SummaryRequest,
    _ named: NamedActors?
  ) {
    self.dimension = dimension
    self.request = request
    self.named = request.countsNamed(dimension) ? named : nil
    self.picture = picture
    facet = ColumnFacet.ofDimensions[dimension.name] ?? .id
    context = SummaryContext(
      actors: picture.actors, regions: picture.regions, count: request.count,
      boundaries: request.boundaries)
  }

  /// Finds the keys of all values that there are, if these are many, on two threads.
  mutating func findAll() {
    guard named == nil, picture.isManifold(facet) else { return }
    let found = picture.ofEachValue(of: facet) { [dimension, context] in
      dimension.keys($0, context)
    }
    known = found.map { keys in keys.map { list($0, []) } ?? -1 }
  }

  /// The same with what was found so far, for the picture of another thread.
  func on(_ picture: ColumnPicture) -> ColumnKeys {
    var keys = self
    keys.picture = picture
    return keys
  }

  /// The numbers of the lists of keys of some rows; 0 for those that are not wanted.
  mutating func lists(of rows: RowBlock) -> [Int32] {
    var lists = knownLists(of: rows)
    for (number, word) in (rows.wanted ?? []).enumerated() where word != .max {
      (~word).forEachBit { bit in
        let position = number << 6 + bit
        if position < lists.count { lists[position] = 0 }
      }
    }
    for position in lists.indices where lists[position] < 0 {
      lists[position] = learn(rows[position])
    }
    return lists
  }

  /// The same of all rows, -1 where they were not asked for.
  private func knownLists(of rows: RowBlock) -> [Int32] {
    if named == nil, let places = picture.places(of: facet) {
      return places.numbers.withNumbers(of: rows) { ColumnKeys.lists($0, known) }
    }
    if named == nil, let places = picture.placesInTime(of: facet) {
      return places.numbers.withNumbers(of: rows) { numbers in
        places.occurrences.withNumbers(of: rows) {
          ColumnKeys.lists(numbers, $0, places.epochs, known)
        }
      }
    }
    return (0..<rows.count).map { position in
      let entry = entry(rows[position])
      return entry < known.count ? known[entry] : -1
    }
  }

  /// What is known of numbers.
  private static func lists(_ numbers: Span<UInt32>, _ known: [Int32]) -> [Int32] {
    var lists = [Int32](repeating: -1, count: numbers.count)
    var found = lists.mutableSpan
    let known = known.span
    for position in 0..<numbers.count {
      let entry = Int(numbers[position])
      if entry < known.count { found[position] = known[entry] }
    }
    return lists
  }

  /// What is known of numbers in parts of time.
  private static func lists(
    _ numbers: Span<UInt32>, _ occurrences: Span<UInt32>, _ epochs: EpochsOfOccurrences,
    _ known: [Int32]
  ) -> [Int32] {
    var lists = [Int32](repeating: -1, count: numbers.count)
    var found = lists.mutableSpan
    let known = known.span
    for position in 0..<numbers.count {
      let entry = epochs.entry(numbers[position], occurrences[position])
      if entry < known.count { found[position] = known[entry] }
    }
    return lists
  }

  /// The list of the keys of a row that was not asked for when its rows were looked at.
  @inline(never)
  private mutating func learn(_ row: Int) -> Int32 {
    // Many numbers of a column may stand for one value.
    let value = named == nil ? picture.entry(row, facet) : entry(row)
    let entry = entry(row)
    if entry < known.count, known[entry] >= 0 { return known[entry] }
    var list = value < ofValues.count ? ofValues[value] : -1
    if list < 0 {
      list = self.list(of: row)
      ColumnKeys.note(list, at: value, in: &ofValues)
    }
    ColumnKeys.note(list, at: entry, in: &known)
    return list
  }

  /// The number of what tells the keys of a row.
  private func entry(_ row: Int) -> Int {
    if let named { return picture.entry(row, naming: named) }
    return picture.places(of: facet)?.place(row) ?? picture.entry(row, facet)
  }

  private static func note(_ list: Int32, at place: Int, in lists: inout [Int32]) {
    if place >= lists.count {
      lists += Array(repeating: -1, count: max(1024, place * 2) + 1 - lists.count)
    }
    lists[place] = list
  }

  /// The number of the list of the keys of a row.
  private mutating func list(of row: Int) -> Int32 {
    guard let named else { return list(dimension.keys(picture.attack(row, facet), context), []) }
    let attack = picture.attack(row, naming: named.lists[Int(named[row])])
    let keys = dimension.keys(attack, context).uniqued()
    return list(keys, keys.map { request.status(of: attack, under: $0, context.actors) })
  }

  private mutating func list(
    _ keys: [SummaryKey], _ statuses: [LeadingAttribution.Status?]
  ) -> Int32 {
    let keys = keys.count < 2 ? keys : keys.uniqued()
    let list = KeyList(keys: keys.map { numbers.number(of: $0) }, statuses: statuses)
    return number(of: list)
  }

  private mutating func number(of list: KeyList) -> Int32 {
    let number = listNumbers.number(of: list) + 1
    if number == lists.count {
      lists.append(list.keys)
      statuses.append(list.statuses)
    }
    return Int32(number)
  }

  /// The numbers here of the keys and of the lists that another met, which began with those that
  /// were met by then here too.
  mutating func numbers(of other: ColumnKeys) -> (keys: [Int], lists: [Int]) {
    let keys = other.keys.map { numbers.number(of: $0) }
    let lists = zip(other.lists, other.statuses).dropFirst().map { list, statuses in
      Int(number(of: KeyList(keys: list.map { keys[$0] }, statuses: statuses)))
    }
    return (keys, [0] + lists)
  }
}
