/// An actor whom a statement names that stands and is held possible, with the statement's status.
package struct NamedActor: Sendable, Hashable {
  let actor: String
  let status: LeadingAttribution.Status
}

/// All whom statements on rows name, whoever leads: no column has them, so lines are read for them.
struct NamedActors: Sendable {
  /// The different lists.
  private(set) var lists: [[NamedActor]]
  /// By the row: the number of its list.
  private var numbers: [UInt32]

  /// Reads the statements on some rows, on two threads.
  init(_ rows: [Int], _ picture: ColumnPicture, _ lines: RowLines) {
    let halves = picture.inHalves(rows) { rows, picture in
      var found = Numbers<[NamedActor]>()
      let numbers = rows.map { UInt32(found.number(of: picture.named(row: $0, lines))) }
      return (lists: found.values, numbers: numbers)
    }
    var all = Numbers<[NamedActor]>()
    numbers = Array(repeating: 0, count: picture.columns.count)
    var rest = rows[...]
    for half in halves {
      let map = half.lists.map { UInt32(all.number(of: $0)) }
      for (row, number) in zip(rest, half.numbers) { numbers[row] = map[Int(number)] }
      rest = rest.dropFirst(half.numbers.count)
    }
    lists = all.values
  }

  /// The number of the list of a row that was read.
  subscript(row: Int) -> UInt32 { numbers[row] }
}

extension ColumnPicture {
  /// All whom statements on a row name.
  fileprivate func named(row: Int, _ lines: RowLines) -> [NamedActor] {
    guard let own = lines.attributions(row) ?? lines.incident(row)?.evidence.attributions else {
      return []
    }
    let operation = operationOfNumber[Int(columns.operations[row])]?.operation
    return AttributionDerivation(
      (operation?.evidence.attributions ?? []) + own,
      on: occurrence(columns.occurrences[row]).start, actors: actors
    ).named(in: actors)
  }

  /// An attack as far as it counts under whom statements name, on its day.
  func attack(_ row: Int, naming named: [NamedActor]) -> AttackPicture {
    let attack = attack(row, parts: [.occurred, .leaders, .assurances])
    return AttackPicture(
      incident: attack.incident, operation: attack.operation, town: nil,
      placement: attack.placement,
      attribution: AttributionDerivation(derived: attack.leading, named: named),
      casualties: attack.casualties)
  }
}
