import IncidentCore
import Testing
import TextBasics

@Suite("Coordinates as text")
struct CoordinatesTextTests {
  @Test(
    "A point is read in decimal degrees or in degrees, minutes and seconds",
    arguments: [
      ("14.25,-5.99", 14.25, -5.99), ("14.25, -5.99", 14.25, -5.99), ("14.25 -5.99", 14.25, -5.99),
      ("14.25N 5.5W", 14.25, -5.5), ("14°15'N 5°30'W", 14.25, -5.5),
      ("14° 15′ N, 5° 30′ W", 14.25, -5.5),
      ("14°15'36\"N,0°30'E", 14.26, 0.5), ("−14.5,5", -14.5, 5), ("14.5s,5.5e", -14.5, 5.5),
    ])
  func read(text: String, latitude: Double, longitude: Double) throws {
    let point = try Coordinates(typed: text)
    #expect(abs(point.latitude - latitude) < 1e-9)
    #expect(abs(point.longitude - longitude) < 1e-9)
  }

  @Test(
    "What is no point is refused rather than guessed at",
    arguments: [
      "", ",", "14.25,", "14.25", "14,25,5", "14°75'N 5°30'W", "14°15N 5°30'W", "14.25E,5.5N",
      "14.25N,-", "five,six", "91,0", "0,181", "14°15'N 5°59'O", "nan,0", "-14N,5E",
    ])
  func refused(text: String) {
    #expect(throws: Diagnostic.self) { try Coordinates(typed: text) }
  }

  @Test("A point is written in decimal degrees")
  func written() {
    #expect(Coordinates(latitude: 14.25, longitude: -5.99).text == "14.25,-5.99")
  }
}
