#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The outer border of a region as lines on the map.
public struct Outline: Sendable, Hashable {
  private let source: Lazily<[[Coordinates]]>

  /// Makes an outline of lines; those of fewer than two points are left out.
  public init(_ lines: [[Coordinates]]) {
    self.init(reading: { lines })
  }

  /// Makes an outline whose lines are read when they are first asked for, since few ever are.
  package init(reading lines: @escaping @Sendable () -> [[Coordinates]]) {
    source = Lazily { lines().filter { $0.count > 1 } }
  }

  /// The lines; closed where the first point stands last again.
  public var lines: [[Coordinates]] { source.value }

  /// Makes the outer border of divisions that share their inner borders point by point.
  ///
  /// What two rings have in common lies inside and is left out; the rest is simplified by the
  /// algorithm of Douglas and Peucker, to points at most `tolerance` degrees from the border.
  public init(around rings: [[Coordinates]], tolerance: Double) {
    var counts: [Segment: Int] = [:]
    for segment in rings.flatMap(Segment.all) { counts[segment, default: 0] += 1 }
    var lines: [[Coordinates]] = []
    for ring in rings {
      var line: [Coordinates] = []
      for (start, end) in zip(ring, ring.dropFirst()) {
        if counts[Segment(start, end)] == 1 {
          if line.isEmpty { line.append(start) }
          line.append(end)
        } else if !line.isEmpty {
          lines.append(line)
          line = []
        }
      }
      if !line.isEmpty { lines.append(line) }
    }
    self.init(lines.map { Outline.simplified($0[...], tolerance) })
  }

  /// Whether two outlines have the same lines.
  public static func == (one: Outline, other: Outline) -> Bool { one.lines == other.lines }

  /// Hashes the lines.
  public func hash(into hasher: inout Hasher) { hasher.combine(lines) }

  /// The kilometres from a point to the border, whichever side it is on; nil without lines.
  ///
  /// Within the few kilometres of a segment the earth is taken as flat.
  public func distance(to point: Coordinates) -> Double? {
    lines.lazy.flatMap { zip($0, $0.dropFirst()) }
      .map { point.distance(toLineFrom: $0, to: $1) }.min()
  }

  /// Whether the border lies within some kilometres of a point; what ``distance(to:)`` says, sooner.
  ///
  /// A line whose ends are both farther north or south, or farther along a parallel, is passed over.
  package func isWithin(_ kilometres: Double, of point: Coordinates) -> Bool {
    // A centimetre more, for what rounding takes.
    let angle = kilometres / Coordinates.earthRadius + 2e-9
    let north = angle * 180 / .pi
    let sine = sin(min(angle, .pi / 2)) / max(cos(point.latitude * .pi / 180), 1e-12)
    let east = sine < 1 ? asin(sine) * 180 / .pi : 360
    for line in lines {
      for (start, end) in zip(line, line.dropFirst()) {
        let (down, up) = (start.latitude - point.latitude, end.latitude - point.latitude)
        if min(down, up) > north || max(down, up) < -north { continue }
        let (left, right) = (start.longitude - point.longitude, end.longitude - point.longitude)
        if min(left, right) > east && max(left, right) < 360 - east { continue }
        if max(left, right) < -east && min(left, right) > east - 360 { continue }
        if point.distance(toLineFrom: start, to: end) <= kilometres { return true }
      }
    }
    return false
  }

  /// Whether a point lies inside, by the lines that a ray from it crosses.
  package func contains(_ point: Coordinates) -> Bool {
    var isInside = false
    for line in lines {
      for (start, end) in zip(line, line.dropFirst())
      where (start.latitude > point.latitude) != (end.latitude > point.latitude) {
        let part = (point.latitude - start.latitude) / (end.latitude - start.latitude)
        let crossing = start.longitude + part * (end.longitude - start.longitude)
        if crossing > point.longitude { isInside.toggle() }
      }
    }
    return isInside
  }

  private static func simplified(_ line: ArraySlice<Coordinates>, _ tolerance: Double)
    -> [Coordinates]
  {
    guard let first = line.first, let last = line.last, line.count > 2 else { return Array(line) }
    let inner = line.indices.dropFirst().dropLast()
    let farthest = inner.max {
      line[$0].degrees(toLineFrom: first, to: last) < line[$1].degrees(toLineFrom: first, to: last)
    }
    guard let farthest, line[farthest].degrees(toLineFrom: first, to: last) > tolerance
    else { return [first, last] }
    return simplified(line[...farthest], tolerance).dropLast()
      + simplified(line[farthest...], tolerance)
  }

  /// Two neighbouring points of a ring, whichever way they are gone through.
  private struct Segment: Hashable {
    let one: Coordinates
    let other: Coordinates

    init(_ start: Coordinates, _ end: Coordinates) {
      let isForward = (start.latitude, start.longitude) < (end.latitude, end.longitude)
      one = isForward ? start : end
      other = isForward ? end : start
    }

    static func all(of ring: [Coordinates]) -> [Segment] {
      zip(ring, ring.dropFirst()).map { Segment($0, $1) }
    }
  }
}

extension Coordinates {
  /// The kilometres to the nearest point of a straight line between two points that are not far.
  fileprivate func distance(toLineFrom start: Coordinates, to end: Coordinates) -> Double {
    distance(to: nearest(onLineFrom: start, to: end))
  }

  /// The distance in degrees to a line, as on a plane.
  fileprivate func degrees(toLineFrom start: Coordinates, to end: Coordinates) -> Double {
    let near = nearest(onLineFrom: start, to: end)
    let (north, east) = (near.latitude - latitude, near.longitude - longitude)
    return (north * north + east * east).squareRoot()
  }

  private func nearest(onLineFrom start: Coordinates, to end: Coordinates) -> Coordinates {
    // A degree east is as much shorter than one north as the cosine of the latitude.
    let shrink = cos(latitude * .pi / 180)
    let line = (
      north: end.latitude - start.latitude, east: (end.longitude - start.longitude) * shrink
    )
    let own = (
      north: latitude - start.latitude, east: (longitude - start.longitude) * shrink
    )
    let square = line.north * line.north + line.east * line.east
    let along = square == 0 ? 0 : (own.north * line.north + own.east * line.east) / square
    let part = min(max(along, 0), 1)
    return Coordinates(
      latitude: start.latitude + part * (end.latitude - start.latitude),
      longitude: start.longitude + part * (end.longitude - start.longitude))
  }
}
