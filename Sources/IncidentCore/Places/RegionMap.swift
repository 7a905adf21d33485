/// All regions of a log, and which of them hold which at a date.
public struct RegionMap: Sendable {
  /// The regions, in the order they were given.
  public let all: [Region]
  private let positions: [String: Int]
  private let zones: [Region]
  /// The positions among the zones of those that name a member.
  private let zonesOfMember: [String: [Int]]
  /// The days on which any region or its place among others changed, in time order.
  let changes: [Day]

  /// Makes a map; of two regions with one id the later stands.
  public init(_ regions: [Region] = []) {
    all = regions
    positions = Dictionary(
      regions.indices.map { (regions[$0].id, $0) }, uniquingKeysWith: { _, later in later })
    zones = regions.filter { $0.kind == .zone }
    var zonesOfMember: [String: [Int]] = [:]
    for (position, zone) in zones.enumerated() {
      for member in zone.members { zonesOfMember[member, default: []].append(position) }
    }
    self.zonesOfMember = zonesOfMember
    changes = Set(regions.flatMap { [$0.valid] + $0.parents.map(\.validity) }.flatMap(\.changes))
      .sorted()
  }

  /// The region with an id.
  public subscript(id: String) -> Region? { positions[id].map { all[$0] } }

  /// The region's name, or the id where it is not on the map.
  public func name(of id: String) -> String { self[id]?.name ?? id }

  /// The regions that hold something on a day, from the memberships it has, over all levels.
  ///
  /// Where the day is not known the present map is taken.
  public func holding(_ memberships: [Membership], on day: Day?) -> [Region] {
    var found: [Region] = []
    var open = memberships
    while let membership = open.popLast() {
      guard holds(membership.validity, on: day), let region = self[membership.region],
        !found.contains(where: { $0.id == region.id })
      else { continue }
      found.append(region)
      open += region.parents
    }
    return found
  }

  /// How many times the map had changed by a day; on days of one count nothing differs.
  func changes(by day: Day) -> Int {
    var range = 0..<changes.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      range =
        changes[middle] <= day ? middle + 1..<range.upperBound : range.lowerBound..<middle
    }
    return range.lowerBound
  }

  /// Where a town lies on the map of a day.
  public func placement(of town: Town, on day: Day?) -> Placement {
    placement(among: holding(town.parents, on: day), town: town.id, country: town.country)
  }

  /// Where a region lies on the map of a day; what ceased to exist keeps the regions around it.
  public func placement(ofRegion id: String, on day: Day?) -> Placement {
    guard let region = self[id] else { return Placement() }
    var regions = holding(region.parents, on: day)
    if holds(region.valid, on: day) { regions.append(region) }
    return placement(among: regions, town: nil, country: nil)
  }

  /// Where something lies of which only the country is known.
  public func placement(ofCountry code: String) -> Placement {
    placement(among: [], town: nil, country: code)
  }

  private func placement(among regions: [Region], town: String?, country: String?) -> Placement {
    var regions = regions
    if let country, !regions.contains(where: { $0.kind == .country }),
      let region = self[country.lowercased()], region.kind == .country
    {
      regions.append(region)
    }
    var ids = Set(regions.map(\.id))
    if let town { ids.insert("town:\(town)") }
    regions += Set(ids.flatMap { zonesOfMember[$0] ?? [] }).sorted().map { zones[$0] }
      .filter { !ids.contains($0.id) }
    return Placement(regions)
  }

  private func holds(_ validity: Validity, on day: Day?) -> Bool {
    day.map(validity.contains) ?? (validity.until == nil)
  }
}

/// The regions that something lies in, at every level that is known.
public struct Placement: Sendable, Hashable {
  /// The ids of all regions and zones that hold it.
  public let all: Set<String>
  private let byKind: [Region.Kind: [String]]

  /// Lists the regions that something lies in.
  public init(_ regions: [Region] = []) {
    all = Set(regions.map(\.id))
    byKind = Dictionary(grouping: regions, by: \.kind).mapValues { $0.map(\.id).sorted() }
  }

  /// The region at a level, by id; nil where it is not known.
  public func region(_ kind: Region.Kind) -> String? { byKind[kind]?.first }

  /// The zones, by id, in order.
  public var zones: [String] { byKind[.zone] ?? [] }

  /// The smallest region that is known, by id.
  public var smallest: String? {
    region(.adm3) ?? region(.adm2) ?? region(.adm1) ?? region(.country)
  }
}
