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

  /// What is known of regions; a class, for it is asked for very often and copied never.
  private final class Known: Sendable {
    let all: [Region]
    let positions: [String: Int]
    /// When a region exists, and the regions that hold it, by its position.
    let spans: [Span]
    let parents: [[Parent]]
    /// The positions of the zones that name a region, by the position of that.
    let zonesOfRegion: [[Int]]
    /// The positions of the zones that name a town, by its id.
    let zonesOfTown: [String: [Int]]
    let changes: [Day]

    init(_ regions: [Region]) {
      all = regions
      let positions = Dictionary(
        regions.indices.map { (regions[$0].id, $0) }, uniquingKeysWith: { _, later in later })
      self.positions = positions
      spans = regions.map { Span($0.valid) }
      parents = regions.map { region in
        region.parents.compactMap { parent in
          positions[parent.region].map { Parent(position: $0, span: Span(parent.validity)) }
        }
      }
      var zonesOfMember: [String: [Int]] = [:]
      for position in positions.values where regions[position].kind == .zone {
        for member in regions[position].members {
          zonesOfMember[member, default: []].append(position)
        }
      }
      zonesOfRegion =
        zonesOfMember.isEmpty
        ? regions.map { _ in [] } : regions.map { zonesOfMember[$0.id] ?? [] }
      let town = "town:"
      zonesOfTown = Dictionary(
        uniqueKeysWithValues: zonesOfMember.filter { $0.key.hasPrefix(town) }
          .map { (String($0.key.dropFirst(town.count)), $0.value) })
      var changes: Set<Day> = []
      for region in regions {
        for span in [region.valid] + region.parents.map(\.validity) where span != .always {
          changes.formUnion(span.changes)
        }
      }
      self.changes = changes.sorted()
    }

    /// The positions of the regions that hold something on a day, over all levels, from those that
    /// hold it themselves.
    func holding(_ open: [Int], on day: Day?) -> [Int] {
      var found: [Int] = []
      var open = open
      while let position = open.popLast() {
        guard spans[position].holds(on: day), !found.contains(position) else { continue }
        found.append(position)
        for parent in parents[position] where parent.span.holds(on: day) {
          open.append(parent.position)
        }
      }
      return found
    }
  }

  /// A region that holds another, and when.
  private struct Parent: Sendable {
    let position: Int
    let span: Span
  }

  /// A validity in days.
  private struct Span: Sendable {
    private let days: ClosedRange<Day>?
    private let isPresent: Bool

    init(_ validity: Validity) {
      let (first, last) = (validity.firstDay ?? .earliest, validity.lastDay ?? .latest)
      days = first <= last ? first...last : nil
      isPresent = validity.until == nil
    }

    /// Whether it holds on a day; on the present map where that is nil.
    func holds(on day: Day?) -> Bool { day.map { days?.contains($0) ?? false } ?? isPresent }
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
    let known = known.value
    return known.holding(
      memberships.compactMap { membership in
        holds(membership.validity, on: day) ? known.positions[membership.region] : nil
      }, on: day)
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
    let known = known.value
    guard let position = known.positions[id] else { return Placement() }
    var regions: [Int] = []
    if known.spans[position].holds(on: day) {
      let parents = known.parents[position].filter { $0.span.holds(on: day) }
      regions = known.holding(parents.map(\.position), on: day) + [position]
    }
    return placement(among: regions, town: nil, country: country(of: position))
  }

  /// The id of the country that a region lies in on whatever map.
  private func country(of position: Int) -> String? {
    let known = known.value
    var seen: [Int] = []
    var open = [position]
    while let next = open.popLast() {
      if known.all[next].kind == .country { return known.all[next].id }
      seen.append(next)
      for parent in known.parents[next] where !seen.contains(parent.position) {
        open.append(parent.position)
      }
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
    var zones = town.flatMap { known.zonesOfTown[$0] } ?? []
    for position in found { zones += known.zonesOfRegion[position] }
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
