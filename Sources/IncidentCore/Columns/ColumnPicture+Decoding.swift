extension ColumnPicture {
  /// The attack of a row whose incident was decoded, with all that there is of it.
  package func attack(_ row: Int, decoded incident: Incident) -> AttackPicture {
    let whole = attack(row)
    return AttackPicture(
      incident: incident, operation: whole.operation, town: whole.town,
      placement: whole.placement, actors: actors)
  }

  /// The picture without its attacks: operations, actors, regions and towns.
  package var withoutAttacks: LogPicture {
    LogPicture(operations: operations, actors: actors, regions: regions, towns: towns)
  }

  /// The rows in the order of the list: newest first, what is not dated last,
  /// then by operation, then by the order of their lines.
  package func newestFirst(_ rows: [Int]) -> [Int] {
    let keyed = rows.map { row -> (day: Int32, row: Int) in
      (occurrence(columns.occurrences[row]).start?.daysSince1970 ?? .min, row)
    }
    return keyed.sorted { one, other in
      if one.day != other.day { return one.day > other.day }
      let (first, second) = (columns.operations[one.row], columns.operations[other.row])
      if first != second {
        // Number 0 stands for no operation, which comes last.
        guard let id = values.operation(first) else { return false }
        return values.operation(second).map { id < $0 } ?? true
      }
      return columns.positions[one.row] < columns.positions[other.row]
    }.map(\.row)
  }
}

extension IncidentColumns {
  /// Whether the id of a row stands before that of another, by its bytes.
  func precedes(_ row: Int, _ other: Int) -> Bool {
    func range(_ row: Int) -> Range<Int> {
      (row == 0 ? 0 : Int(idEnds[row - 1]))..<Int(idEnds[row])
    }
    let (first, second) = (range(row), range(other))
    return ids.withElements(first) { one in
      ids.withElements(second) { one.lexicographicallyPrecedes($0) }
    }
  }
}
