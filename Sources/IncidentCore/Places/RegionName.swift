import TextBasics

/// A region as it was named by somebody: which one it is can depend on the map in use.
///
/// `Nioro` is a cercle until 12 March 2023 and a region from the day after: the highest level that
/// bears the name on the map of a day is meant.
public struct RegionName: Sendable, Hashable {
  /// The regions that bear the name, from the highest level.
  public let candidates: [Region]

  /// The region that is meant on the map of a day; where the day is not known, on the present map.
  public func region(on day: Day?) -> Region? {
    candidates.first { region in
      day.map(region.valid.contains) ?? (region.valid.until == nil)
    }
  }

  /// Whether something lies in the region that is meant on the map of a day.
  public func holds(_ placement: Placement, on day: Day?) -> Bool {
    region(on: day).map { placement.all.contains($0.id) } ?? false
  }
}

extension RegionMap {
  /// Finds a region by name, alias, id or code; `cercle:` (`adm2:`) asks for the lower level.
  public func match(_ text: String) -> NameMatch<RegionName> {
    let (level, name) = RegionMap.split(text)
    let named = candidates(name).filter { level == nil || $0.kind == level }
      .sorted { ($0.kind.depth, $0.id) < ($1.kind.depth, $1.id) }
    guard let highest = named.first else { return .none(suggestions: suggestions(name, level)) }
    let rivals = named.filter { region in
      region.kind == highest.kind
        && (region.id == highest.id || region.valid.overlaps(highest.valid))
    }
    if rivals.count > 1, !rivals.contains(where: { $0.id == name }) {
      return .several(rivals.map { RegionName(candidates: [$0]) })
    }
    return .one(RegionName(candidates: named), note: nil)
  }

  private func candidates(_ name: String) -> [Region] {
    if let region = self[name.lowercased()] { return [region] }
    for fold in [NameFolding.fold, NameFolding.loose] {
      let wanted = fold(name)
      let found = all.filter { region in
        ([region.name] + region.aliases).contains { fold($0) == wanted }
          || region.codes.contains { $0.code.lowercased() == name.lowercased() }
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  private func suggestions(_ name: String, _ level: Region.Kind?) -> [String] {
    let names = all.filter { level == nil || $0.kind == level }.flatMap { [$0.name] + $0.aliases }
    return Suggestions.closest(to: name, among: names.uniqued(), limit: 3).map { "`\($0)`" }
  }

  private static func split(_ text: String) -> (Region.Kind?, String) {
    guard let colon = text.firstIndex(of: ":") else { return (nil, text) }
    let name = String(text[text.index(after: colon)...])
    switch text[..<colon].lowercased() {
    case "cercle", "adm2", "province", "department", "prefecture": return (.adm2, name)
    case "region", "adm1": return (.adm1, name)
    case "country": return (.country, name)
    case "zone": return (.zone, name)
    case "commune", "adm3": return (.adm3, name)
    default: return (nil, text)
    }
  }
}
