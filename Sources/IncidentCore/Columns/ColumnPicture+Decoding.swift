extension ColumnPicture {
  /// The attack of a row whose incident was decoded, with all that there is of it.
  package func attack(_ row: Int, decoded incident: Incident) -> AttackPicture {
    let placed = attack(row, .place)
    return AttackPicture(
      incident: incident, operation: operation(row), town: placed.town,
      placement: placed.placement, actors: actors)
  }

  /// Makes something of the decoded attacks of rows, on two threads.
  func mapDecoded<Result: Sendable>(
    _ rows: [Int], _ lines: RowLines, _ make: @escaping @Sendable (AttackPicture) -> Result
  ) -> [Result] {
    inHalves(rows) { rows, picture in
      rows.map { row in
        make(lines.incident(row).map { picture.attack(row, decoded: $0) } ?? picture.attack(row))
      }
    }.flatMap(\.self)
  }

  /// What a closure makes of each half of some rows, on two threads.
  func inHalves<Result>(
    _ rows: [Int], _ make: @Sendable (ArraySlice<Int>, ColumnPicture) -> Result
  ) -> [Result] {
    inHalves(rows.indices) { half, picture in make(rows[half], picture) }
  }

  /// What a closure makes of each half of a range of rows, on two threads.
  func inHalves<Result>(
    _ rows: Range<Int>, _ make: @Sendable (Range<Int>, ColumnPicture) -> Result
  ) -> [Result] {
    // Each thread has its own picture.
    nonisolated(unsafe) let pictures = (self, ColumnPicture(besides: self))
    return Halves.of(rows) { half, isFirst in make(half, isFirst ? pictures.0 : pictures.1) }
  }

  /// The attacks of rows as far as columns of a list tell programs of them.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - columns: The columns of the list.
  ///   - lines: The lines of rows, asked only for rows that the columns here cannot tell of.
  /// - Returns: The attacks, one for each row.
  package func attacks(
    _ rows: [Int], showing columns: [String], lines: RowLines
  ) -> [AttackPicture] {
    let facets = columns.compactMap { ColumnFacet.ofListColumns[$0] }
    guard facets.count == columns.count else { return mapDecoded(rows, lines) { $0 } }
    let parts = facets.reduce(into: ColumnParts([.id, .operation])) { parts, facet in
      parts.formUnion(ColumnParts(facet))
    }
    let exceptions = columns.compactMap { ColumnFacet.listExceptions[$0] }
    var attacks = inHalves(rows) { rows, picture in
      rows.map { picture.attack($0, parts: parts) }
    }.flatMap(\.self)
    let doubtful = attacks.indices.filter { position in
      exceptions.contains { $0(attacks[position]) }
    }
    let decoded = mapDecoded(doubtful.map { rows[$0] }, lines) { $0 }
    for (position, attack) in zip(doubtful, decoded) { attacks[position] = attack }
    return attacks
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
  /// Whether the id of a row stands before that of another, by its bytes.
  func precedes(_ row: Int, _ other: Int) -> Bool {
    withID(row) { one in withID(other) { one.lexicographicallyPrecedes($0) } }
  }
}
