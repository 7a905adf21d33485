/// The keys that rows count under in one dimension, found once for each different value.
///
/// Rows that count under the same keys share the number of their list.
struct ColumnKeys {
  /// The keys that were met, by their number.
  var keys: [SummaryKey] { numbers.values }
  /// The lists of numbers of keys that were met, by their number.
  private(set) var lists: [[Int]] = []
  /// By the number of a list, the status by which its rows count under each of its keys; nil where
  /// it is that of who leads.
  private(set) var statuses: [[LeadingAttribution.Status?]] = []
  /// By the number of a list, its only key, -1 where it has several or none.
  private(set) var onlyKeys: [Int32] = []
  private let dimension: SummaryDimension
  private let facet: ColumnFacet
  private let picture: ColumnPicture
  private let context: SummaryContext
  private let request: SummaryRequest
  /// Whom statements name, where rows count under all of them.
  private let named: NamedActors?
  private var numbers = Numbers<SummaryKey>()
  private var listNumbers = Numbers<KeyList>()
  /// By the value: the number of its list, -1 where it was not asked for.
  private var known: [Int32] = []

  /// Keys under which rows count in the same way.
  private struct KeyList: Hashable {
    let keys: [Int]
    let statuses: [LeadingAttribution.Status?]
  }

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

  /// The numbers of the lists of keys of some rows.
  mutating func lists<Rows: RandomAccessCollection<Int>>(of rows: Rows) -> [Int] {
    var known: [Int32] = []
    // Held twice it would be copied where something is noted.
    swap(&known, &self.known)
    defer { swap(&known, &self.known) }
    var lists =
      named.map { picture.entries(rows, naming: $0) } ?? picture.entries(rows, facet)
    for (position, row) in rows.enumerated() {
      let entry = lists[position]
      if entry < known.count, known[entry] >= 0 {
        lists[position] = Int(known[entry])
        continue
      }
      if entry >= known.count {
        known += Array(repeating: -1, count: max(1024, entry * 2) - known.count)
      }
      let attack =
        named.map { picture.attack(row, naming: $0.lists[Int($0[row])]) }
        ?? picture.attack(row, facet)
      known[entry] = list(of: attack)
      lists[position] = Int(known[entry])
    }
    return lists
  }

  private mutating func list(of attack: AttackPicture) -> Int32 {
    let keys = dimension.keys(attack, context).uniqued()
    let list = KeyList(
      keys: keys.map { numbers.number(of: $0) },
      statuses: named == nil
        ? [] : keys.map { request.status(of: attack, under: $0, context.actors) })
    let number = listNumbers.number(of: list)
    if number == lists.count {
      lists.append(list.keys)
      statuses.append(list.statuses)
      onlyKeys.append(keys.count == 1 ? Int32(list.keys[0]) : -1)
    }
    return Int32(number)
  }

  /// The number of a key that was met elsewhere.
  mutating func number(of key: SummaryKey) -> Int { numbers.number(of: key) }
}
