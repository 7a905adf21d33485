import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite("GeoJSONOutline")
struct GeoJSONOutlineTests {
  private func read(_ text: String) throws -> Outline {
    try GeoJSONOutline.read(Array(text.utf8), named: "border.geojson")
  }

  @Test("Polygons of features are read, degrees east first")
  func features() throws {
    let outline = try read(
      #"""
      {"type":"FeatureCollection","features":[
      {"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1,10],[2,10],[2,11],[1,10]]]}},
      {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":[[[[5,20],[6,20],[6,21],[5,20]]]]}}]}
      """#)
    #expect(outline.lines.count == 2)
    #expect(outline.lines[0].contains(Coordinates(latitude: 10, longitude: 2)))
    #expect(outline.lines[1].contains(Coordinates(latitude: 21, longitude: 6)))
    #expect(outline.json.array?.first?.array?.first?.text == "10")
  }

  @Test(
    "What is no border is refused with the way out",
    arguments: [
      (#"{"type":"Point","coordinates":[1,2]}"#, "no-polygon"), ("{", "not-json"),
      ("[]", "no-polygon"),
    ])
  func refused(text: String, code: String) {
    let error = #expect(throws: Diagnostic.self) { try read(text) }
    #expect(error?.code == code)
    #expect(error?.place?.file == "border.geojson")
  }

  @Test("A region keeps its border when it is written and read")
  func roundTrip() throws {
    let outline = Outline([
      [Coordinates(latitude: 14.5, longitude: -12.25), Coordinates(latitude: 15, longitude: -11)]
    ])
    let region = Region(id: "ml", name: "Mali", kind: .country, outline: outline)
    #expect(
      region.json.text
        == #"{"id":"ml","name":"Mali","kind":"country","outline":[[14.5,-12.25,15,-11]]}"#)
    #expect(Region(json: region.json) == region)
  }
}
