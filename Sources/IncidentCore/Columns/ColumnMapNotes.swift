extension CompiledQuery {
  /// Finds what the maps before and after a change would add to the regions that were asked for.
  ///
  /// The result is that of ``mapNotes(in:)`` for the same attacks.
  ///
  /// - Parameters:
  ///   - picture: The columns.
  ///   - found: The rows that answer the question.
  ///   - states: The states of records that are looked at.
  ///   - lines: The lines of the rows.
  /// - Returns: The notes.
  package func mapNotes(
    in picture: ColumnPicture, found: RowSet, states: Set<RecordState>, lines: RowLines
  ) -> [MapNote] {
    guard !regions.isEmpty else { return [] }
    var maps: [Day: (picture: ColumnPicture, rows: RowSet)] = [:]
    return regions.uniqued().flatMap { name in
      var told: Set<Int> = []
      return alternatives(to: name, picture.regions, towns: picture.allTowns).compactMap {
        map, day, change -> MapNote? in
        let other = maps[day] ?? matching(picture, onMapOf: day, states, lines)
        maps[day] = other
        let added = other.rows.filter { row in
          !found.contains(row) && name.holds(other.picture.placement(row), on: day)
        }
        guard let region = name.region(on: day), added.contains(where: { !told.contains($0) })
        else { return nil }
        told.formUnion(added)
        let inOrder = added.sorted(by: picture.columns.precedes)
        return MapNote(
          region: region.id, name: region.name, map: map, change: change,
          attacks: inOrder.map(picture.columns.id),
          towns: inOrder.compactMap { picture.town($0)?.name }.uniqued().sorted())
      }
    }
  }

  private func matching(
    _ picture: ColumnPicture, onMapOf day: Day, _ states: Set<RecordState>,
    _ lines: RowLines
  ) -> (picture: ColumnPicture, rows: RowSet) {
    var context = context
    context.boundaries = day
    let other = ColumnPicture(picture, onMapOf: day)
    // The names were found before, so they are found again.
    guard let query = try? CompiledQuery(query, in: context) else { return (other, RowSet([])) }
    return (other, ColumnQuery(query).rows(in: other, states: states, lines: lines))
  }
}

extension ColumnPicture {
  /// The towns of all rows, each once.
  fileprivate var allTowns: [Town] {
    var ids: Set<String> = []
    return (1..<max(1, values.counts.places)).compactMap { number in
      place(UInt32(number)).town.flatMap { ids.insert($0.id).inserted ? $0 : nil }
    }
  }

  /// Where a row lies on the map in use.
  fileprivate func placement(_ row: Int) -> Placement { attack(row, .place).placement }

  fileprivate func town(_ row: Int) -> Town? { place(columns.places[row]).town }
}
