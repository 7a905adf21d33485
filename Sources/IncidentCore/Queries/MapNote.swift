/// That a region named in a question holds more attacks on another map than on the one in use.
///
/// In 2025 `Kayes` leaves out Nioro du Sahel, which lay in it until 12 March 2023.
package struct MapNote: Sendable, Hashable {
  /// The region that the name means on the other map, by id.
  package let region: String
  /// Its name.
  package let name: String
  /// Which other map it is.
  package let map: Map
  /// The first day of the newer map; the older one was in use until the day before.
  package let change: Day
  /// The attacks that the other map would add, by id.
  package let attacks: [String]
  /// Their towns, by name.
  package let towns: [String]

  /// How many attacks the other map would add.
  package var added: Int { attacks.count }

  /// A map beside the one in use.
  package enum Map: Sendable, Hashable {
    /// The map until the day before the change.
    case earlier
    /// The present map, which has been in use since the change.
    case present
  }
}

extension CompiledQuery {
  /// Finds what the maps before and after a change would add to the regions that were asked for.
  ///
  /// Of several earlier maps, those are told of that add more than the later ones.
  /// - Complexity: O(*n*) for each change of a named region, in the attacks of the picture.
  package func mapNotes(in picture: LogPicture) -> [MapNote] {
    guard !regions.isEmpty else { return [] }
    let found = Set(picture.attacks.filter(matches).map(\.incident.id))
    var maps: [Day: [AttackPicture]] = [:]
    return regions.uniqued().flatMap { name in
      var told: Set<String> = []
      let towns = picture.attacks.compactMap(\.town).uniqued()
      return alternatives(to: name, picture.regions, towns: towns).compactMap {
        map, day, change -> MapNote? in
        let placed =
          maps[day]
          ?? matching(picture, onMapOf: day).filter {
            !found.contains($0.incident.id)
          }
        maps[day] = placed
        let added = placed.filter { name.holds($0.placement, on: day) }
        guard let region = name.region(on: day),
          added.contains(where: { !told.contains($0.incident.id) })
        else { return nil }
        told.formUnion(added.map(\.incident.id))
        return MapNote(
          region: region.id, name: region.name, map: map, change: change,
          attacks: added.map(\.incident.id),
          towns: added.compactMap(\.town?.name).uniqued().sorted())
      }
    }
  }

  /// The day on which the oldest map that is known gave way, where an older one is asked for.
  package var endOfOldestMap: Day? {
    guard let day = context.boundaries,
      let first = context.regions.changes.first(where: { $0 > .earliest }), day < first
    else { return nil }
    return first
  }

  /// The present map, then the earlier ones from the latest, each with a day on which it was used.
  func alternatives(
    to name: RegionName, _ regions: RegionMap, towns: [Town]
  ) -> [(map: MapNote.Map, day: Day, change: Day)] {
    let changes = regions.changes(of: name, towns: towns).filter { $0 <= context.today }
      .sorted(by: >)
    return changes.prefix(1).map { (map: .present, day: context.today, change: $0) }
      + changes.map { (map: .earlier, day: $0 - 1, change: $0) }
  }

  private func matching(_ picture: LogPicture, onMapOf day: Day) -> [AttackPicture] {
    var context = context
    context.boundaries = day
    // The names were found before, so they are found again.
    guard let query = try? CompiledQuery(query, in: context) else { return [] }
    return picture.attacks(onMapOf: day).filter(query.matches)
  }
}

extension RegionMap {
  /// The days on which what a name means, or what lies in it, changed.
  func changes(of name: RegionName, towns: [Town]) -> Set<Day> {
    var inside = Set(name.candidates.map(\.id) + name.candidates.flatMap(\.members))
    var isGrowing = true
    while isGrowing {
      let within = all.filter { region in
        !inside.contains(region.id) && region.parents.contains { inside.contains($0.region) }
      }
      inside.formUnion(within.map(\.id))
      isGrowing = !within.isEmpty
    }
    let memberships = all.flatMap(\.parents) + towns.flatMap(\.parents)
    let validities =
      all.filter { inside.contains($0.id) }.map(\.valid)
      + memberships.filter { inside.contains($0.region) }.map(\.validity)
    return Set(validities.flatMap(\.changes)).subtracting([.earliest])
  }
}
