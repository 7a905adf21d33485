/// The parts of rows: what is the same in many rows has one number, so that it is looked at once.
struct RowParts {
  private let picture: ColumnPicture
  private let lines: RowLines
  private var numbers: [PartNumbers] = []
  private var line: (row: Int, details: LineDetails?)?
  private var decoded: (row: Int, attack: AttackPicture)?
  /// What several parts of a row look at, and the attack that was made of it last.
  private var shared: ColumnParts = []
  private var lastShared: (row: Int, attack: AttackPicture)?

  init(_ picture: ColumnPicture, _ lines: RowLines) {
    self.picture = picture
    self.lines = lines
  }

  /// The position of a part among those that are asked for, at which others ask for it.
  mutating func position(of facet: ColumnFacet) -> Int {
    if let known = numbers.firstIndex(where: { $0.facet == facet }) { return known }
    numbers.append(PartNumbers(picture, facet))
    if RowParts.isShared(facet) { shared.formUnion(ColumnParts(facet)) }
    return numbers.count - 1
  }

  /// The number of a part of a row; nil where every row has its own.
  mutating func number(_ row: Int, _ position: Int) -> Int? {
    numbers[position].number(row)
  }

  /// The attack of a row at least as far as a part goes.
  ///
  /// Where several parts of a row are new, one attack is made for all of them.
  mutating func attack(_ row: Int, _ position: Int) -> AttackPicture {
    if !RowParts.isShared(numbers[position].facet) { return numbers[position].attack(row) }
    if let lastShared, lastShared.row == row { return lastShared.attack }
    let attack = picture.attack(row, parts: shared)
    lastShared = (row, attack)
    return attack
  }

  /// Whether a part is looked at together with others: one that every row has of its own is not,
  /// nor one that takes the place of another.
  private static func isShared(_ facet: ColumnFacet) -> Bool {
    switch facet {
    case .id, .casualties, .sources, .course: false
    default: true
    }
  }

  /// The attack of a row, decoded; as columns know it where its line is gone.
  mutating func attack(decoded row: Int) -> AttackPicture {
    if let decoded, decoded.row == row { return decoded.attack }
    let attack =
      lines.incident(row).map { picture.attack(row, decoded: $0) } ?? picture.attack(row)
    decoded = (row, attack)
    return attack
  }

  /// The attack of a row with what its line tells beside a part; nil where it tells nothing.
  mutating func attack(_ row: Int, _ position: Int, _ detail: LineDetail) -> AttackPicture? {
    if detail == .denial, !picture.hasDenialInOperation(row), !lines.mayDeny(row) { return nil }
    guard let details = details(row) else { return attack(decoded: row) }
    let isTold =
      switch detail {
      case .title: details.title != nil
      case .asWritten: details.asWritten != nil
      case .timeOfDay: details.timeOfDay != nil
      case .denial: details.hasDenial || picture.hasDenialInOperation(row)
      }
    guard isTold else { return nil }
    // Whose denial it is only all statements tell.
    if detail == .denial {
      return lines.attributions(row).map { picture.attack(row, saying: $0) }
        ?? attack(decoded: row)
    }
    return picture.attack(row, parts: ColumnParts(numbers[position].facet), telling: details)
  }

  /// What texts of the line of a row tell; nil where only the decoder can.
  private mutating func details(_ row: Int) -> LineDetails? {
    if let line, line.row == row { return line.details }
    let details = lines.details(row)
    line = (row, details)
    return details
  }
}

/// What is made of a part of rows, once for all rows that are the same in it.
struct RowField<Made: Hashable> {
  /// What was made so far for more than one row, each different thing once.
  var known: [Made] { made.values }
  private var made = Numbers<Made>()
  private let part: ListPart?
  private let make: (AttackPicture) -> Made
  private let position: Int
  /// By the number of a part: where in ``known`` it stands, and whether the line may tell more.
  private var places: [(place: Int32, isOpen: Bool)] = []
  /// What the row that was asked for last has, where others may not have it.
  private(set) var own: Made?

  /// Makes something of a part; of the decoded attack where columns know nothing of it.
  init(_ part: ListPart?, of parts: inout RowParts, _ make: @escaping (AttackPicture) -> Made) {
    self.part = part
    self.make = make
    position = part.map { parts.position(of: $0.facet) } ?? 0
  }

  /// Finds what a row has: its place in ``known``, or nil where it is its ``own``.
  mutating func find(_ row: Int, _ parts: inout RowParts) -> Int? {
    guard let part else {
      own = make(parts.attack(decoded: row))
      return nil
    }
    guard let number = parts.number(row, position) else {
      own = make(parts.attack(row, position))
      return nil
    }
    if number >= places.count {
      places += Array(repeating: (-1, false), count: max(1024, number * 2) - places.count)
    }
    if places[number].place < 0 {
      let attack = parts.attack(row, position)
      places[number] = (
        Int32(made.number(of: make(attack))), part.detail != nil && part.isOpen(attack)
      )
    }
    if places[number].isOpen, let detail = part.detail,
      let attack = parts.attack(row, position, detail)
    {
      own = make(attack)
      return nil
    }
    return Int(places[number].place)
  }
}

/// Numbers for a part of rows, from 0 in the order in which they come.
private struct PartNumbers {
  let facet: ColumnFacet
  private let picture: ColumnPicture
  private var count: Int32 = 0
  /// The row that was asked for last, for all that ask for the same part of it.
  private var last = (row: -1, number: 0)
  /// By what columns have for the part; -1 where it did not come yet.
  private var ofEntries: [Int32] = []
  private var ofBounds: [SIMD4<Int>?: Int32] = [:]
  private var lastAttack: (row: Int, attack: AttackPicture)?
  private var counting: (plan: FigurePlan, measure: SummaryRequest.Measure)?

  init(_ picture: ColumnPicture, _ facet: ColumnFacet) {
    self.picture = picture
    self.facet = facet
    if case .casualties(let measure) = facet {
      counting = (FigurePlan(picture, [measure]), measure)
    }
  }

  mutating func attack(_ row: Int) -> AttackPicture {
    if let lastAttack, lastAttack.row == row { return lastAttack.attack }
    let attack = findAttack(row)
    lastAttack = (row, attack)
    return attack
  }

  private mutating func findAttack(_ row: Int) -> AttackPicture {
    guard let measure = counting?.measure else { return picture.attack(row, facet) }
    let bounds = counting?.plan.bounds(row) ?? nil
    return AttackPicture(with: bounds.map(CountInterval.init(bounds:)), of: measure)
  }

  mutating func number(_ row: Int) -> Int? {
    if facet == .id { return nil }
    if last.row != row { last = (row, findNumber(row)) }
    return last.number
  }

  private mutating func findNumber(_ row: Int) -> Int {
    if counting != nil { return number(counting?.plan.bounds(row) ?? nil) }
    let entry = picture.entry(row, facet)
    if entry >= ofEntries.count {
      ofEntries += Array(repeating: -1, count: max(1024, entry * 2) - ofEntries.count)
    }
    if ofEntries[entry] < 0 {
      ofEntries[entry] = count
      count += 1
    }
    return Int(ofEntries[entry])
  }

  private mutating func number(_ bounds: SIMD4<Int>?) -> Int {
    if let known = ofBounds[bounds] { return Int(known) }
    ofBounds[bounds] = count
    count += 1
    return Int(count - 1)
  }
}
