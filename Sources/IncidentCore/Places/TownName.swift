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
    func one(_ town: Town, because reason: String) -> NameMatch<Town> {
      .one(
        town,
        note: "`\(name)` could be any of \(found.count) places; taken as "
          + "\(description(of: town, on: day)), \(reason); its id is `\(town.id)`")
    }
    if stands(ranked[0], above: ranked[1]) {
      let isSeat = ranked[0].seatRank > 0
      return one(
        ranked[0], because: isSeat ? "the seat of its division" : "by far the largest")
    }
    let bearers = found.filter { NameFolding.fold($0.name) == NameFolding.fold(name) }
    if bearers.count == 1 {
      return one(bearers[0], because: "which has it as its own name, not as another spelling")
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

  /// The most important towns with the spellings that are nearest.
  private func suggestions(_ name: String, _ day: Day?) -> [String] {
    let spellings = towns.spellings
    var near = Suggestions.closest(to: name, among: spellings, limit: 12)
    if near.isEmpty { near = beginnings(of: name, among: spellings) }
    let folded = NameFolding.fold(name)
    let found = near.uniqued().prefix(6).compactMap { spelling -> (town: Town, distance: Int)? in
      let bearers = towns.towns(foldedName: NameFolding.fold(spelling))
      return bearers.max { $0.rank < $1.rank }.map {
        ($0, Suggestions.distance(folded, NameFolding.fold(spelling)))
      }
    }.sorted { one, other in
      (one.distance, other.town.rank, one.town.name)
        < (other.distance, one.town.rank, other.town.name)
    }
    var seen: Set<String> = []
    return found.map(\.town).filter { seen.insert($0.id).inserted }.prefix(3).map {
      let described = description(of: $0, on: day)
      return "`\($0.name)`\(described.dropFirst($0.name.count))"
    }
  }

  /// The longest names that a text begins with, such as `Niono` in `Niono military camp`.
  private func beginnings(of text: String, among spellings: [String]) -> [String] {
    let wanted = NameFolding.compact(NameFolding.fold(text))
    let found = spellings.filter { spelling in
      let folded = NameFolding.compact(NameFolding.fold(spelling))
      return folded.utf8.count >= 4 && wanted.hasPrefix(folded)
    }
    let longest = found.map(\.count).max() ?? 0
    return found.filter { $0.count == longest }
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
