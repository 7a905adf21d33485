import TextBasics

/// Finds towns by the names people write.
public struct TownFinder: Sendable {
  private let towns: any TownDirectory
  private let regions: RegionMap

  /// Finds towns in a directory; regions narrow the choice and tell the candidates apart.
  public init(towns: any TownDirectory, regions: RegionMap) {
    self.towns = towns
    self.regions = regions
  }

  /// Finds a town by name, alias, id or GeoNames id.
  ///
  /// Several towns of one name resolve to the seat of a division, or to one that is at least ten
  /// times as large as the next, and the note says so.
  /// - Parameters:
  ///   - name: The name as somebody wrote it.
  ///   - region: Only towns in this region, if given.
  ///   - country: Towns of this country come first, if given.
  ///   - day: The map on which the region is looked up.
  /// - Returns: The town; or those that nothing tells apart; or names that are close.
  public func match(
    _ name: String, in region: RegionName? = nil, country: String? = nil, on day: Day? = nil
  ) -> NameMatch<Town> {
    if let town = towns.town(id: name) ?? towns.town(id: name.lowercased()) {
      return .one(town, note: nil)
    }
    var found = towns.towns(foldedName: NameFolding.fold(name))
    if found.isEmpty { found = looselyNamed(name) }
    if let region {
      found.removeAll { !region.holds(regions.placement(of: $0, on: day), on: day) }
    }
    if let country, found.contains(where: { $0.country == country }) {
      found.removeAll { $0.country != country }
    }
    guard found.count > 1 else {
      return found.first.map { .one($0, note: nil) } ?? .none(suggestions: suggestions(name, day))
    }
    let ranked = found.sorted { ($0.rank, $1.id) > ($1.rank, $0.id) }
    if stands(ranked[0], above: ranked[1]) {
      return .one(ranked[0], note: note(ranked[0], of: found.count, named: name, on: day))
    }
    return .several(ranked)
  }

  /// The town with the regions that tell it from others: `Niono (Ségou, Mali)`.
  public func description(of town: Town, on day: Day?) -> String {
    let placement = regions.placement(of: town, on: day)
    let around = [placement.region(.adm2), placement.region(.adm1), placement.region(.country)]
      .compactMap { $0.map(regions.name) }.filter { $0 != town.name }.uniqued()
    return around.isEmpty
      ? "\(town.name) (\(town.country))" : "\(town.name) (\(around.joined(separator: ", ")))"
  }

  /// The towns with a GeoNames id, or whose names are alike but for articles and blanks.
  private func looselyNamed(_ name: String) -> [Town] {
    if !name.isEmpty, name.utf8.allSatisfy({ (48...57).contains($0) }) {
      return towns.towns(external: ExternalID(scheme: "geonames", id: name))
    }
    return towns.towns(looseName: NameFolding.loose(name))
  }

  private func stands(_ first: Town, above second: Town) -> Bool {
    if first.seatRank != second.seatRank { return first.seatRank > second.seatRank }
    return (first.population ?? 0) >= 10 * max(second.population ?? 0, 100)
  }

  private func note(_ town: Town, of count: Int, named name: String, on day: Day?) -> String {
    let why = town.seatRank > 0 ? "the seat of its division" : "by far the largest"
    return "`\(name)` could be any of \(count) places; taken as \(description(of: town, on: day)), "
      + "\(why); its id is `\(town.id)`"
  }

  /// The most important towns with the spellings that are nearest.
  private func suggestions(_ name: String, _ day: Day?) -> [String] {
    let near = Suggestions.closest(to: name, among: towns.spellings, limit: 12)
    let found = near.uniqued().prefix(6).compactMap { spelling in
      towns.towns(foldedName: NameFolding.fold(spelling)).max { $0.rank < $1.rank }
    }
    var seen: Set<String> = []
    return found.filter { seen.insert($0.id).inserted }.prefix(3).map {
      let described = description(of: $0, on: day)
      return "`\($0.name)`\(described.dropFirst($0.name.count))"
    }
  }
}

extension Town {
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

  fileprivate var rank: Int { seatRank * 1_000_000_000 + min(population ?? 0, 999_999_999) }
}
