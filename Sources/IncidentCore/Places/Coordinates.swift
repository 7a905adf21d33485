#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A point on the earth in decimal degrees, WGS 84.
public struct Coordinates: Sendable, Hashable {
  /// Degrees north, -90 to 90.
  public var latitude: Double
  /// Degrees east, -180 to 180.
  public var longitude: Double

  /// Makes a point.
  public init(latitude: Double, longitude: Double) {
    self.latitude = latitude
    self.longitude = longitude
  }

  /// Whether both degrees are in range.
  public var isOnEarth: Bool {
    (-90...90).contains(latitude) && (-180...180).contains(longitude)
  }

  /// The mean radius of the earth in kilometres, as IUGG has it.
  static let earthRadius = 6371.0088

  /// The distance in kilometres along a great circle of a sphere with ``earthRadius``.
  ///
  /// The haversine formula; it differs from the ellipsoid by at most half a percent.
  public func distance(to other: Coordinates) -> Double {
    let degree = Double.pi / 180
    let north = (other.latitude - latitude) * degree
    let east = (other.longitude - longitude) * degree
    let chord =
      sin(north / 2) * sin(north / 2)
      + cos(latitude * degree) * cos(other.latitude * degree) * sin(east / 2) * sin(east / 2)
    return 2 * Coordinates.earthRadius * asin(min(1, chord.squareRoot()))
  }
}
