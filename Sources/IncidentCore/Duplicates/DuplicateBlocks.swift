#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Which attacks are near others: in time by the order of their days, in place by a grid of degrees
/// or, where only the region is known, by region.
///
/// Attacks are asked for in the order of their first days; each finds those before it.
struct DuplicateBlocks {
  private let traits: [DuplicateTraits]
  /// The same as in the traits, close together for the many that are not near.
  private let spots: [Spot]
  private var cells: [Cell: Block] = [:]
  private var inRegion: [String: Block] = [:]
  private var onlyRegion: [String: Block] = [:]
  private var byExternal: [String: [Int]] = [:]
  /// Regions of which some attack says no more than that it was there.
  private let vagueRegions: Set<String>

  private struct Spot {
    let firstDay: Int32
    let lastDay: Int32
    let latitude: Double
    let longitude: Double
    let radius: Double
  }

  private struct Cell: Hashable {
    var north: Int
    var east: Int
  }

  /// Attacks in one place, in the order of their first days, long spans apart from short ones.
  private struct Block {
    var short: [Int] = []
    var long: [Int] = []

    mutating func add(_ index: Int, _ days: ClosedRange<Int32>) {
      if days.upperBound - days.lowerBound <= DuplicateBlocks.shortSpan {
        short.append(index)
      } else {
        long.append(index)
      }
    }
  }

  private static let shortSpan: Int32 = 3

  init(_ traits: [DuplicateTraits]) {
    self.traits = traits
    vagueRegions = Set(traits.lazy.map(\.place).filter { $0.point == nil }.compactMap(\.region))
    spots = traits.map {
      Spot(
        firstDay: $0.days?.lowerBound ?? .max, lastDay: $0.days?.upperBound ?? .max,
        latitude: $0.place.point?.latitude ?? .nan, longitude: $0.place.point?.longitude ?? .nan,
        radius: $0.place.radius)
    }
  }

  /// The attacks before one that may be near enough to be compared; puts it among them.
  mutating func neighbours(of index: Int, atMost limit: Int) -> [Int] {
    let mine = traits[index]
    var found: [Int] = []
    for (scheme, ids) in mine.externals {
      for id in ids {
        let key = "\(scheme):\(id)"
        found += byExternal[key] ?? []
        byExternal[key, default: []].append(index)
      }
    }
    guard let days = mine.days else { return found }
    if let point = mine.place.point {
      let width = cos(point.latitude * .pi / 180)
      for cell in DuplicateBlocks.cells(around: point, within: mine.place.radius, width) {
        guard let block = cells[cell] else { continue }
        collect(block, before: days.lowerBound, limit, &found) { other in
          // A little generous: what is settled by the exact distance must not be missed here.
          let reach = 1.02 * (mine.place.radius + other.radius) / 111
          let north = other.latitude - point.latitude
          let east = (other.longitude - point.longitude) * width
          return north * north + east * east <= reach * reach
        }
      }
      cells[DuplicateBlocks.cell(of: point), default: Block()].add(index, days)
    }
    addByRegion(index, days, limit, &found)
    return found
  }

  /// Of an attack with a point finds those known only by region; of one without, all in its region.
  private mutating func addByRegion(
    _ index: Int, _ days: ClosedRange<Int32>, _ limit: Int, _ found: inout [Int]
  ) {
    guard !vagueRegions.isEmpty else { return }
    let mine = traits[index]
    for region in mine.place.regions where vagueRegions.contains(region) {
      let isOwn = mine.place.point == nil && region == mine.place.region
      if let block = (isOwn ? inRegion : onlyRegion)[region] {
        collect(block, before: days.lowerBound, limit, &found) { _ in true }
      }
      inRegion[region, default: Block()].add(index, days)
    }
    if mine.place.point == nil, let region = mine.place.region {
      onlyRegion[region, default: Block()].add(index, days)
    }
  }

  /// Adds the attacks of a block that are near and not over long before a day.
  private func collect(
    _ block: Block, before day: Int32, _ limit: Int, _ found: inout [Int],
    where isNear: (Spot) -> Bool
  ) {
    let last = day - Int32(DuplicateSearch.longestGap)
    func collect(_ indices: [Int], _ span: Int32) {
      for index in indices.reversed() {
        guard spots[index].firstDay >= last - span, found.count < limit else { return }
        if spots[index].lastDay >= last, isNear(spots[index]) { found.append(index) }
      }
    }
    collect(block.short, DuplicateBlocks.shortSpan)
    collect(block.long, DuplicateTraits.longestSpan)
  }

  private static func cell(of point: Coordinates) -> Cell {
    Cell(north: Int(point.latitude.rounded(.down)), east: Int(point.longitude.rounded(.down)))
  }

  /// The cells that hold all points which may be near enough.
  private static func cells(
    around point: Coordinates, within radius: Double, _ width: Double
  ) -> [Cell] {
    let north = (radius + DuplicatePlace.widestRadius) / 110
    let east = min(north / max(width, 0.05), 179)
    let rows = whole(point.latitude - north)...whole(point.latitude + north)
    let columns = whole(point.longitude - east)...whole(point.longitude + east)
    return rows.flatMap { row in
      columns.map { Cell(north: row, east: ($0 + 540) % 360 - 180) }
    }
  }

  private static func whole(_ degrees: Double) -> Int { Int(degrees.rounded(.down)) }
}
