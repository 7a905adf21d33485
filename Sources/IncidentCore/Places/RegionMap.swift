import Synchronization

/// All regions of a log, and which of them hold which at a date.
public struct RegionMap: Sendable {
  private let known: Lazily<Known>
  private let placed = KnownPlacements()

  /// Makes a map; of two regions with one id the later stands.
  public init(_ regions: [Region] = []) {
    self.init(reading: { regions })
  }

  /// Makes a map of regions that are read when somebody asks for one.
  package init(reading regions: @escaping @Sendable () -> [Region]) {
    known = Lazily { Known(regions()) }
  }

  /// The regions, in the order they were given.
  public var all: [Region] { known.value.all }

  /// The days on which any region or its place among others changed, in time order.
  var changes: [Day] { known.value.changes }

  private var positions: [String: Int] { known.value.positions }

  /// What is known of regions.
  private struct Known: Sendable {
    let all: [Region]
    let positions: [String: Int]
    /// The positions of the zones that name a region, by the position of that.
    let zonesOfRegion: [[Int]]
    /// The positions of the zones that name a town, by its id.
    let zonesOfTown: [String: [Int]]
    let changes: [Day]

    init(_ regions: [Region]) {
      all = regions
      positions = Dictionary(
        regions.indices.map { (regions[$0].id, $0) }, uniquingKeysWith: { _, later in later })
      var zonesOfMember: [String: [Int]] = [:]
      for position in positions.values where regions[position].kind == .zone {
        for member in regions[position].members {
          zonesOfMember[member, default: []].append(position)
        }
      }
      zonesOfRegion = regions.map { zonesOfMember[$0.id] ?? [] }
      let town = "town:"
      zonesOfTown = Dictionary(
        uniqueKeysWithValues: zonesOfMember.filter { $0.key.hasPrefix(town) }
          .map { (String($0.key.dropFirst(town.count)), $0.value) })
      changes = Set(regions.flatMap { [$0.valid] + $0.parents.map(\.validity) }.flatMap(\.changes))
        .sorted()
    }
  }

  /// The region with an id.
  public subscript(id: String) -> Region? {
    let known = known.value
    return known.positions[id].map { known.all[$0] }
  }

  /// The region's name, or the id where it is not on the map.
  public func name(of id: String) -> String { self[id]?.name ?? id }

  /// The regions that hold something on a day, from the memberships it has, over all levels.
  ///
  /// Where the day is not known the present map is taken.
  public func holding(_ memberships: [Membership], on day: Day?) -> [Region] {
    positions(holding: memberships, on: day).map { all[$0] }
  }

  private func positions(holding memberships: [Membership], on day: Day?) -> [Int] {
    let (all, positions) = (all, positions)
    var found: [Int] = []
    var open = memberships
    while let membership = open.popLast() {
      guard holds(membership.validity, on: day), let position = positions[membership.region],
        holds(all[position].valid, on: day), !found.contains(position)
      else { continue }
      found.append(position)
      open += all[position].parents
    }
    return found
  }

  /// How many times the map had changed by a day; on days of one count nothing differs.
  func changes(by day: Day) -> Int {
    let changes = changes
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
    placement(
      among: positions(holding: town.parents, on: day), town: town.id, country: town.country)
  }

  /// Where a region lies on the map of a day.
  ///
  /// Of one that is not on that map only the country is known: it may lie in several regions.
  public func placement(ofRegion id: String, on day: Day?) -> Placement {
    let all = all
    guard let position = positions[id] else { return Placement() }
    var regions: [Int] = []
    if holds(all[position].valid, on: day) {
      regions = positions(holding: all[position].parents, on: day) + [position]
    }
    return placement(among: regions, town: nil, country: country(of: position))
  }

  /// The id of the country that a region lies in on whatever map.
  private func country(of position: Int) -> String? {
    let (all, positions) = (all, positions)
    var seen: [Int] = []
    var open = [position]
    while let next = open.popLast() {
      if all[next].kind == .country { return all[next].id }
      seen.append(next)
      open += all[next].parents.compactMap { positions[$0.region] }.filter { !seen.contains($0) }
    }
    return nil
  }

  /// Where something lies of which only the country is known.
  public func placement(ofCountry code: String) -> Placement {
    placement(among: [], town: nil, country: code)
  }

  private func placement(among positions: [Int], town: String?, country: String?) -> Placement {
    let known = known.value
    let all = known.all
    var found = positions
    if let country, !found.contains(where: { all[$0].kind == .country }),
      let position = known.positions[country.lowercased()], all[position].kind == .country
    {
      found.append(position)
    }
    let zones =
      (town.flatMap { known.zonesOfTown[$0] } ?? [])
      + found.flatMap {
        known.zonesOfRegion[$0]
      }
    if !zones.isEmpty { found += Set(zones).subtracting(found).sorted() }
    return placed.placement(in: found) { Placement(found.map { (all[$0].kind, all[$0].id) }) }
  }

  private func holds(_ validity: Validity, on day: Day?) -> Bool {
    day.map(validity.contains) ?? (validity.until == nil)
  }
}

/// Placements that were made before, for many towns lie in the same regions.
private final class KnownPlacements: Sendable {
  private let known = Mutex<[[Int]: Placement]>([:])

  /// The placement in the regions at some positions, which is made where it is not known.
  func placement(in positions: [Int], make: () -> Placement) -> Placement {
    if let known = known.withLock({ $0[positions] }) { return known }
    let placement = make()
    known.withLock { $0[positions] = placement }
    return placement
  }
}

/// The regions that something lies in, at every level that is known.
public struct Placement: Sendable, Hashable {
  /// The ids of all regions and zones that hold it.
  public let all: Set<String>
  /// The regions in the order of their ids: they are few.
  private let entries: [Entry]

  private struct Entry: Hashable {
    let kind: Region.Kind
    let id: String
  }

  /// Lists the regions that something lies in.
  public init(_ regions: [Region] = []) {
    self.init(regions.map { ($0.kind, $0.id) })
  }

  init(_ regions: [(kind: Region.Kind, id: String)]) {
    all = Set(regions.map(\.id))
    entries = regions.map { Entry(kind: $0.kind, id: $0.id) }.sorted { $0.id < $1.id }
  }

  /// The region at a level, by id; nil where it is not known.
  public func region(_ kind: Region.Kind) -> String? { entries.first { $0.kind == kind }?.id }

  /// The zones, by id, in order.
  public var zones: [String] { entries.filter { $0.kind == .zone }.map(\.id) }

  /// The smallest region that is known, by id.
  public var smallest: String? {
    region(.adm3) ?? region(.adm2) ?? region(.adm1) ?? region(.country)
  }
}
