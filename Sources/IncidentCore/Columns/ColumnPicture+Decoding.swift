extension ColumnPicture {
  /// The attack of a row whose incident was decoded, with all that there is of it.
  package func attack(_ row: Int, decoded incident: Incident) -> AttackPicture {
    let placed = attack(row, .place)
    return AttackPicture(
      incident: incident, operation: placed.operation, town: placed.town,
      placement: placed.placement, actors: actors)
  }

  /// The picture without its attacks: operations, actors, regions and towns.
  package var withoutAttacks: LogPicture {
    LogPicture(operations: operations, actors: actors, regions: regions, towns: towns)
  }

  /// The rows in the order of the list: newest first, what is not dated last,
  /// then by operation, then by id.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - limit: How many of them are wanted; all where it is nil.
  /// - Returns: The first of them, as many as are wanted.
  package func newestFirst(_ rows: [Int], limit: Int? = nil) -> [Int] {
    var keyed = rows.map { row -> (day: Int32, row: Int) in
      (occurrence(columns.occurrences[row]).start?.daysSince1970 ?? .min, row)
    }
    if let limit, limit < keyed.count {
      // What is older than the oldest wanted day need not be put in order.
      var attacks: [Int32: Int] = [:]
      for key in keyed { attacks[key.day, default: 0] += 1 }
      var (count, oldest) = (0, Int32.max)
      for day in attacks.keys.sorted(by: >) where count < limit {
        count += attacks[day] ?? 0
        oldest = day
      }
      keyed.removeAll { $0.day < oldest }
    }
    let sorted = keyed.sorted { one, other in
      if one.day != other.day { return one.day > other.day }
      let (first, second) = (columns.operations[one.row], columns.operations[other.row])
      if first != second {
        // Number 0 stands for no operation, which comes last.
        guard let id = values.operation(first) else { return false }
        return values.operation(second).map { id < $0 } ?? true
      }
      return columns.precedes(one.row, other.row)
    }
    return sorted.prefix(limit ?? sorted.count).map(\.row)
  }
}

extension IncidentColumns {
  /// Whether the id of a row stands before that of another, by its bytes.
  func precedes(_ row: Int, _ other: Int) -> Bool {
    withID(row) { one in withID(other) { one.lexicographicallyPrecedes($0) } }
  }
}
