import IncidentCore
import TextBasics

/// The regions of a log as importers look for them: within a country, by name, level and code.
struct RegionIndex {
  private let regions: RegionMap
  private var named: [Key: [Region]] = [:]
  private var coded: [String: Region] = [:]

  private struct Key: Hashable {
    let country: String
    let kind: Region.Kind
    let name: String
  }

  init(_ regions: RegionMap) {
    self.regions = regions
    for region in regions.all {
      for code in region.codes { coded["\(code.system):\(code.code)"] = region }
      guard let country = RegionIndex.country(of: region, in: regions) else { continue }
      for name in Set(([region.name] + region.aliases).map(NameFolding.fold)) {
        named[Key(country: country, kind: region.kind, name: name), default: []].append(region)
      }
    }
  }

  /// The region with an id.
  subscript(id: String) -> Region? { regions[id] }

  /// The region with a code in a system.
  func region(system: String, code: String) -> Region? { coded["\(system):\(code)"] }

  /// The region of a country that bears a name on a day; of several the one with the lowest id.
  func region(_ kind: Region.Kind, named name: String, in country: String, on day: Day) -> Region? {
    named[Key(country: country, kind: kind, name: NameFolding.fold(name))]?
      .filter { $0.valid.contains(day) }.min { $0.id < $1.id }
  }

  /// The countries that have regions of a level, by id.
  func countries(with kind: Region.Kind) -> Set<String> {
    Set(named.keys.filter { $0.kind == kind }.map(\.country))
  }

  /// The last day before the regions of a country's first level were last made anew.
  func lastDayOfFormerMap(of country: String) -> Day? {
    let starts = named.filter { $0.key.country == country && $0.key.kind == .adm1 }.values.joined()
      .compactMap(\.valid.from)
    return starts.map(\.firstDay).max().map { $0 - 1 }
  }

  /// The zones that name a region among their members.
  func zones(of region: Region) -> [Region] {
    regions.all.filter { $0.kind == .zone && $0.members.contains(region.id) }
  }

  /// The id of the country that a region lies in, at any time.
  private static func country(of region: Region, in regions: RegionMap) -> String? {
    if region.kind == .country { return region.id }
    for parent in region.parents {
      guard let above = regions[parent.region], above.kind.depth < region.kind.depth else {
        continue
      }
      if let country = country(of: above, in: regions) { return country }
    }
    return nil
  }
}
