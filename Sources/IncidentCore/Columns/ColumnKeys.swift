/// The keys that rows count under in one dimension, found once for each different value.
struct ColumnKeys {
  /// The keys that were met, by their number.
  var keys: [SummaryKey] { numbers.values }
  private let dimension: SummaryDimension
  private let facet: ColumnFacet
  private let picture: ColumnPicture
  private let context: SummaryContext
  private var numbers = Numbers<SummaryKey>()
  /// By the value: the number of its only key, or where its keys are in ``several``.
  private var known: [Int32] = []
  private var several: [[Int]] = []

  private static let notAsked: Int32 = -1

  init(_ dimension: SummaryDimension, _ picture: ColumnPicture, _ request: SummaryRequest) {
    self.dimension = dimension
    self.picture = picture
    facet = ColumnFacet.ofDimensions[dimension.name] ?? .id
    context = SummaryContext(
      actors: picture.actors, regions: picture.regions, count: request.count,
      boundaries: request.boundaries)
  }

  /// Calls back with the number of each key that a row counts under.
  @inline(__always)
  mutating func forEach(_ row: Int, _ body: (Int) -> Void) {
    let entry = picture.entry(row, facet)
    if entry >= known.count || known[entry] == Self.notAsked { find(row, entry) }
    let number = Int(known[entry])
    if number >= 0 { return body(number) }
    for number in several[-2 - number] { body(number) }
  }

  /// The number of a key that was met elsewhere.
  mutating func number(of key: SummaryKey) -> Int { numbers.number(of: key) }

  private mutating func find(_ row: Int, _ entry: Int) {
    if entry >= known.count {
      known += Array(repeating: Self.notAsked, count: max(1024, entry * 2) - known.count)
    }
    let found = dimension.keys(picture.attack(row, facet), context).uniqued()
      .map { numbers.number(of: $0) }
    if found.count == 1 {
      known[entry] = Int32(found[0])
    } else {
      known[entry] = Int32(-2 - several.count)
      several.append(found)
    }
  }
}
