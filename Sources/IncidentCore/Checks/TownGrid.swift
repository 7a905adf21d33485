/// Towns by degrees, so that those near a point are found without going through all.
struct TownGrid {
  private var cells: [Cell: [Town]] = [:]

  private struct Cell: Hashable {
    var north: Int
    var east: Int
  }

  init(_ towns: [Town]) {
    for town in towns {
      cells[TownGrid.cell(town.coordinates), default: []].append(town)
    }
  }

  /// The towns within a distance of at most a degree, in kilometres.
  func towns(near point: Coordinates, within kilometres: Double) -> [Town] {
    let own = TownGrid.cell(point)
    return (own.north - 1...own.north + 1).flatMap { north in
      (own.east - 1...own.east + 1).flatMap { east in
        (cells[Cell(north: north, east: east)] ?? []).filter {
          point.distance(to: $0.coordinates) < kilometres
        }
      }
    }
  }

  private static func cell(_ point: Coordinates) -> Cell {
    Cell(north: Int(point.latitude.rounded(.down)), east: Int(point.longitude.rounded(.down)))
  }
}
