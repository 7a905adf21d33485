import TextBasics

extension TownFinder {
  /// The towns with the spellings that are nearest to a name, ready to be shown.
  ///
  /// Those in the region and the country come first, but after one slip a town elsewhere is as
  /// likely; of equally near ones those of which it is the own name, then the more important.
  package func suggestions(
    _ name: String, in region: RegionName? = nil, countries: Set<String> = [], on day: Day? = nil
  ) -> [String] {
    nearest(name, in: region, countries, on: day).prefix(3).map { near in
      "`\(near.town.name)`\(description(of: near.town, on: day).dropFirst(near.town.name.count))"
    }
  }

  /// The towns of some countries that stand above a town, and of whose own name it is one slip.
  ///
  /// Where `Kaye` is a hamlet elsewhere, `Kayes` is likelier to be meant.
  func likelier(than town: Town, called name: String, in home: Set<String>, on day: Day?)
    -> [Town]
  {
    nearest(name, in: nil, home, on: day)
      .filter { near in
        near.distance <= 1 && near.isOwnName && home.contains(near.town.country)
          && near.town.stands(above: town)
      }
      .map(\.town)
  }

  /// The suggestions that lie in some countries.
  package func suggestions(
    _ name: String, onlyIn countries: Set<String>, on day: Day?
  ) -> [String] {
    nearest(name, in: nil, countries, on: day).filter { countries.contains($0.town.country) }
      .prefix(3).map { "`\($0.town.id)` \(description(of: $0.town, on: day))" }
  }

  private struct Near {
    let town: Town
    let isInside: Bool
    let isOwnName: Bool
    let spelling: String
    let distance: Int
  }

  /// The towns with near spellings, each once, the likeliest first.
  private func nearest(
    _ name: String, in region: RegionName?, _ countries: Set<String>, on day: Day?
  ) -> [Near] {
    let spellings = towns.spellings
    var spelled = Suggestions.closest(to: name, among: spellings, limit: 48, all: true)
    if spelled.isEmpty { spelled = beginnings(of: name, among: spellings) }
    let folded = NameFolding.fold(name)
    // Towns of that very name lie outside, or there would be nothing to suggest.
    let others = spelled.map(NameFolding.fold).uniqued().filter { $0 != folded }.prefix(24)
    let found = others.flatMap { spelling in
      towns.towns(foldedName: spelling).map { town in
        Near(
          town: town,
          isInside: (countries.isEmpty || countries.contains(town.country))
            && (region?.holds(regions.placement(of: town, on: day), on: day) ?? true),
          isOwnName: NameFolding.fold(town.name) == spelling,
          spelling: spelling, distance: Suggestions.distance(folded, spelling))
      }
    }.sorted { one, other in
      if region == nil, (one.distance <= 1) != (other.distance <= 1) { return one.distance <= 1 }
      if one.isInside != other.isInside { return one.isInside }
      if one.distance != other.distance { return one.distance < other.distance }
      if one.isOwnName != other.isOwnName { return one.isOwnName }
      return (other.town.rank, one.town.name) < (one.town.rank, other.town.name)
    }
    var seen: Set<String> = []
    // Beside one slip nothing further is likely, unless a region was named.
    let isOneSlip = found.contains { $0.distance <= 1 && $0.spelling.first == folded.first }
    return found.filter {
      region != nil || !isOneSlip || $0.distance <= 1 || $0.spelling.hasPrefix(folded)
    }
    .filter { seen.insert(description(of: $0.town, on: day)).inserted }
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
