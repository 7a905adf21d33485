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
}

extension IncidentColumns {
  /// Whether the id of a row stands before that of another, by its bytes.
  func precedes(_ row: Int, _ other: Int) -> Bool {
    withID(row) { one in withID(other) { one.lexicographicallyPrecedes($0) } }
  }
}
