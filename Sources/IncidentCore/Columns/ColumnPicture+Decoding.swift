extension ColumnPicture {
  /// The attack of a row whose incident was decoded, with all that there is of it.
  package func attack(_ row: Int, decoded incident: Incident) -> AttackPicture {
    let placed = attack(row, .place)
    return AttackPicture(
      incident: incident, operation: operation(row), town: placed.town,
      placement: placed.placement, actors: actors)
  }

  /// The attack of a row as far as it tells who did it, with what its line says of that.
  func attack(_ row: Int, saying attributions: [Attribution]) -> AttackPicture {
    var incident = attack(row, .occurred).incident
    incident.evidence.attributions = attributions
    return AttackPicture(
      incident: incident, operation: operation(row), town: nil, placement: Placement(),
      actors: actors)
  }

  /// What a closure makes of each half of some rows, on two threads; of all rows where they are few.
  func inHalves<Result>(
    _ rows: [Int], few: Int = 0, _ make: @Sendable (ArraySlice<Int>, ColumnPicture) -> Result
  ) -> [Result] {
    inHalves(rows.indices, few: few) { half, picture in make(rows[half], picture) }
  }

  /// What a closure makes of each half of a range of rows, on two threads; of all where they are few.
  func inHalves<Result>(
    _ rows: Range<Int>, few: Int = 0, _ make: @Sendable (Range<Int>, ColumnPicture) -> Result
  ) -> [Result] {
    if rows.count < few { return [make(rows, self)] }
    // Each thread has its own picture.
    nonisolated(unsafe) let pictures = (self, ColumnPicture(besides: self))
    return Halves.of(rows) { half, isFirst in make(half, isFirst ? pictures.0 : pictures.1) }
  }

  /// The picture without its attacks: operations, actors, regions and towns.
  package var withoutAttacks: Lazily<LogPicture> {
    Lazily { [operationsAsked, actors, regions, towns] in
      LogPicture(
        operations: operationsAsked.value.byID, actors: actors, regions: regions, towns: towns)
    }
  }
}

extension IncidentColumns {
  /// The first 16 bytes of the id of a row, as numbers that are ordered as these are.
  func startOfID(_ row: Int) -> (UInt64, UInt64) {
    withID(row) { bytes in
      func number(_ start: Int) -> UInt64 {
        (start..<start + 8).reduce(0) { number, position in
          number << 8 | (position < bytes.count ? UInt64(bytes[position]) : 0)
        }
      }
      return (number(0), number(8))
    }
  }

  /// Whether the id of a row stands before that of another, by its bytes.
  func precedes(_ row: Int, _ other: Int) -> Bool {
    withID(row) { one in withID(other) { one.lexicographicallyPrecedes($0) } }
  }
}
