import IncidentCore
import Testing

@Suite("Coordinates")
struct CoordinatesTests {
  @Test(
    "Distances agree with known values within half a percent",
    arguments: [
      // A quarter of a meridian on the mean sphere; Paris to London; Kayes to Bamako.
      (0.0, 0.0, 90.0, 0.0, 10_007.557), (48.8566, 2.3522, 51.5074, -0.1278, 343.9),
      (14.44693, -11.44448, 12.65, -8.0, 421.0), (10.0, 179.5, 10.0, -179.5, 109.5),
      (14.44693, -11.44448, 14.44693, -11.44448, 0.0),
    ])
  func distance(
    latitude: Double, longitude: Double, otherLatitude: Double, otherLongitude: Double,
    kilometres: Double
  ) {
    let one = Coordinates(latitude: latitude, longitude: longitude)
    let other = Coordinates(latitude: otherLatitude, longitude: otherLongitude)
    #expect(abs(one.distance(to: other) - kilometres) <= kilometres * 0.005)
    #expect(abs(other.distance(to: one) - kilometres) <= kilometres * 0.005)
  }

  @Test("Antipodes are half a circumference apart")
  func antipodes() {
    let one = Coordinates(latitude: 14.4, longitude: -11.4)
    let other = Coordinates(latitude: -14.4, longitude: 168.6)
    #expect(abs(one.distance(to: other) - 20_015.1) < 0.1)
  }

  @Test("Degrees out of range are recognised")
  func range() {
    #expect(Coordinates(latitude: 90, longitude: -180).isOnEarth)
    #expect(!Coordinates(latitude: 90.1, longitude: 0).isOnEarth)
    #expect(!Coordinates(latitude: 0, longitude: 181).isOnEarth)
    #expect(!Coordinates(latitude: .nan, longitude: 0).isOnEarth)
  }
}
