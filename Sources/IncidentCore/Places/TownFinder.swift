import TextBasics

/// Finds towns by the names people write.
public struct TownFinder: Sendable {
  let towns: any TownDirectory
  let regions: RegionMap

  /// Finds towns in a directory; regions narrow the choice and tell the candidates apart.
  public init(towns: any TownDirectory, regions: RegionMap) {
    self.towns = towns
    self.regions = regions
  }

  /// Finds a town by name, alias, id or GeoNames id.
  ///
  /// Region and country bind: towns outside are no candidates, but for one that is named by its id.
  /// The home countries are preferred, unless all that bear the name there are hamlets that have it as
  /// another spelling only. Of several, the seat of a division is meant, or one that is at least
  /// ten times as large as the next, or the only one of which it is the own name; the note says so.
  /// - Parameters:
  ///   - name: The name as somebody wrote it.
  ///   - region: Only towns in this region, if given.
  ///   - country: Only towns of this country, if given.
  ///   - home: Towns of these countries, by code, come first.
  ///   - day: The map on which the region is looked up.
  /// - Returns: The town; or those that nothing tells apart; or names that are close.
  public func match(
    _ name: String, in region: RegionName? = nil, country: String? = nil, home: Set<String> = [],
    on day: Day? = nil
  ) -> NameMatch<Town> {
    if let town = towns.town(id: name) ?? towns.town(id: name.lowercased()) {
      return .one(town, note: nil)
    }
    if !name.isEmpty, name.utf8.allSatisfy({ (48...57).contains($0) }),
      let town = towns.towns(external: ExternalID(scheme: "geonames", id: name)).first
    {
      return .one(town, note: nil)
    }
    let inside = bearers(of: name).filter { town in
      (country.map { $0 == town.country } ?? true)
        && (region?.holds(regions.placement(of: town, on: day), on: day) ?? true)
    }
    guard !inside.isEmpty else {
      return .none(
        suggestions: suggestions(
          name, in: region, countries: country.map { [$0] } ?? home, on: day))
    }
    return TownChoice(name, among: inside, home: home, finder: self, day: day).match
  }

  /// The town with the regions that tell it from others: `Niono (Ségou, Mali)`.
  public func description(of town: Town, on day: Day?) -> String {
    let placement = regions.placement(of: town, on: day)
    let around = [placement.region(.adm2), placement.region(.adm1), placement.region(.country)]
      .compactMap { $0.map(regions.name) }.filter { $0 != town.name }.uniqued()
    return around.isEmpty
      ? "\(town.name) (\(town.country))" : "\(town.name) (\(around.joined(separator: ", ")))"
  }

  /// The towns that bear a name, or one that differs only in articles and blanks.
  func bearers(of name: String) -> [Town] {
    let found = towns.towns(foldedName: NameFolding.fold(name))
    return found.isEmpty ? towns.towns(looseName: NameFolding.loose(name)) : found
  }
}

extension Town {
  /// Whether a text is the town's id or its GeoNames id, not one of its names.
  public func isIdentified(by text: String) -> Bool {
    id == text || id == text.lowercased()
      || external.contains { $0.scheme == "geonames" && $0.id == text }
  }

  /// Whether a text is the town's own name, not another spelling of it.
  func isOwnName(_ text: String) -> Bool {
    NameFolding.fold(name) == NameFolding.fold(text)
      || NameFolding.loose(name) == NameFolding.loose(text)
  }

  /// How high the division is whose seat the town is; 0 where it is none.
  var seatRank: Int {
    switch kind {
    case "capital": 4
    case "seat-adm1": 3
    case "seat-adm2": 2
    case "seat-adm3", "seat-adm4": 1
    default: 0
    }
  }

  /// The order of importance: seats of divisions first, then by population.
  var rank: Int { seatRank * 1_000_000_000 + min(population ?? 0, 999_999_999) }

  /// Whether the town is so much more important than another that it is meant.
  func stands(above other: Town) -> Bool {
    if seatRank != other.seatRank { return seatRank > other.seatRank }
    return (population ?? 0) >= 10 * max(other.population ?? 0, 100)
  }
}
