package import IncidentCore
package import TextBasics

/// Makes the outer border of a region from the polygons of its divisions (GeoJSON, RFC 7946).
package enum GeoJSONOutline {
  /// How far the border may be off, in degrees: about half a kilometre.
  static let tolerance = 0.005

  /// Reads the border around all polygons of a text.
  ///
  /// - Throws: A diagnostic if it is not GeoJSON, or holds no polygon.
  package static func read(_ bytes: [UInt8], named file: String) throws(Diagnostic) -> Outline {
    let json: JSON
    do {
      json = try JSONReader.read(bytes)
    } catch {
      throw LineProblem(error, line: 1, in: bytes[...]).diagnostic(file)
    }
    let rings = geometries(json).flatMap(rings)
    guard !rings.isEmpty else {
      throw Diagnostic(
        code: "no-polygon", "there is no polygon in the file", at: Diagnostic.Place(file: file),
        hints: ["name a GeoJSON file of polygons, such as the divisions of a country"])
    }
    return Outline(around: rings, tolerance: tolerance)
  }

  private static func geometries(_ json: JSON) -> [JSON] {
    switch json.text("type") {
    case "FeatureCollection": (json["features"]?.array ?? []).flatMap(geometries)
    case "Feature": json["geometry"].map(geometries) ?? []
    case "GeometryCollection": (json["geometries"]?.array ?? []).flatMap(geometries)
    default: [json]
    }
  }

  private static func rings(_ geometry: JSON) -> [[Coordinates]] {
    let coordinates = geometry["coordinates"]?.array ?? []
    switch geometry.text("type") {
    case "Polygon": return coordinates.map(points)
    case "MultiPolygon": return coordinates.flatMap { ($0.array ?? []).map(points) }
    default: return []
    }
  }

  /// The points of a ring; GeoJSON writes degrees east first.
  private static func points(_ ring: JSON) -> [Coordinates] {
    (ring.array ?? []).compactMap { position in
      guard let degrees = position.array, degrees.count >= 2, let east = degrees[0].double,
        let north = degrees[1].double
      else { return nil }
      return Coordinates(latitude: north, longitude: east)
    }
  }
}
