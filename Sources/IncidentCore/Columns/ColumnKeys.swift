/// The keys that rows count under in one dimension, found once for each different value.
///
/// Rows that count under the same keys share the number of their list.
struct ColumnKeys {
  /// The keys that were met, by their number.
  var keys: [SummaryKey] { numbers.values }
  /// The lists of numbers of keys that were met, by their number.
  var lists: [[Int]] { listNumbers.values }
  /// By the number of a list, its only key, -1 where it has several or none.
  private(set) var onlyKeys: [Int32] = []
  private let dimension: SummaryDimension
  private let facet: ColumnFacet
  private let picture: ColumnPicture
  private let context: SummaryContext
  private var numbers = Numbers<SummaryKey>()
  private var listNumbers = Numbers<[Int]>()
  /// By the value: the number of its list, -1 where it was not asked for.
  private var known: [Int32] = []
  /// By the value: its keys, where they were found for all threads.
  private let shared: [[SummaryKey]?]

  /// Prepares the keys of a dimension, with those of ``keysOfValues(_:_:_:)``, if there are some.
  init(
    _ dimension: SummaryDimension, _ picture: ColumnPicture, _ request: SummaryRequest,
    _ shared: [[SummaryKey]?]
  ) {
    self.dimension = dimension
    self.picture = picture
    self.shared = shared
    facet = ColumnFacet.ofDimensions[dimension.name] ?? .id
    context = ColumnKeys.context(picture, request)
  }

  /// The keys of the different values that a dimension looks at, where there are many; else none.
  static func keysOfValues(
    _ dimension: SummaryDimension, _ picture: ColumnPicture, _ request: SummaryRequest
  ) -> [[SummaryKey]?] {
    guard let facet = ColumnFacet.ofDimensions[dimension.name], picture.isManifold(facet)
    else { return [] }
    let context = context(picture, request)
    return picture.ofEachValue(of: facet) { dimension.keys($0, context) }
  }

  private static func context(
    _ picture: ColumnPicture, _ request: SummaryRequest
  ) -> SummaryContext {
    SummaryContext(
      actors: picture.actors, regions: picture.regions, count: request.count,
      boundaries: request.boundaries)
  }

  /// The numbers of the lists of keys of some rows.
  mutating func lists<Rows: RandomAccessCollection<Int>>(of rows: Rows) -> [Int] {
    var known: [Int32] = []
    // Held twice it would be copied where something is noted.
    swap(&known, &self.known)
    defer { swap(&known, &self.known) }
    var lists = picture.entries(rows, facet)
    var found = lists.mutableSpan
    for position in found.indices {
      let entry = found[position]
      if entry < known.count, known[entry] >= 0 {
        found[position] = Int(known[entry])
      } else {
        if entry >= known.count {
          known += Array(repeating: -1, count: max(1024, entry * 2) - known.count)
        }
        known[entry] = list(of: rows[rows.index(rows.startIndex, offsetBy: position)], entry)
        found[position] = Int(known[entry])
      }
    }
    return lists
  }

  /// The number of the list of the keys of a row, which has a value.
  private mutating func list(of row: Int, _ value: Int) -> Int32 {
    let keys =
      (value < shared.count ? shared[value] : nil)
      ?? dimension.keys(picture.attack(row, facet), context)
    let numbers = keys.map { self.numbers.number(of: $0) }
    return list(numbers.count < 2 ? numbers : numbers.uniqued())
  }

  private mutating func list(_ keys: [Int]) -> Int32 {
    let number = listNumbers.number(of: keys)
    if number == onlyKeys.count { onlyKeys.append(keys.count == 1 ? Int32(keys[0]) : -1) }
    return Int32(number)
  }

  /// The number of a key that was met elsewhere.
  mutating func number(of key: SummaryKey) -> Int { numbers.number(of: key) }
}
