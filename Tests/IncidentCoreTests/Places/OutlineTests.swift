import IncidentCore
import TestSupport
import Testing

@Suite("Outline")
struct OutlineTests {
  private func point(_ latitude: Double, _ longitude: Double) -> Coordinates {
    Coordinates(latitude: latitude, longitude: longitude)
  }

  /// A square of one degree with its corner in the south-west.
  private func square(_ latitude: Double, _ longitude: Double) -> [Coordinates] {
    [
      point(latitude, longitude), point(latitude, longitude + 1),
      point(latitude + 1, longitude + 1), point(latitude + 1, longitude),
      point(latitude, longitude),
    ]
  }

  @Test("What two divisions share lies inside and is no border")
  func shared() throws {
    let outline = Outline(around: [square(10, 0), square(10, 1)], tolerance: 0.001)
    let points = Set(outline.lines.flatMap { $0 })
    #expect(
      points == [
        point(10, 0), point(10, 1), point(10, 2), point(11, 2), point(11, 1), point(11, 0),
      ])
    // In the middle of the line that both share the border is half a degree away, not here.
    #expect(try #require(outline.distance(to: point(10.5, 1))) > 55)
  }

  @Test("Points that lie near a straight line are left out")
  func simplified() {
    let ring = [
      point(0, 0), point(0.001, 1), point(0, 2), point(0.5, 3), point(0, 4), point(0, 0),
    ]
    let outline = Outline(around: [ring], tolerance: 0.01)
    #expect(!outline.lines.flatMap { $0 }.contains(point(0.001, 1)))
    #expect(outline.lines.flatMap { $0 }.contains(point(0.5, 3)))
  }

  @Test("The distance is that to the nearest place of the border, not only to its points")
  func distance() throws {
    let outline = Outline([[point(0, 0), point(0, 10)]])
    let north = try #require(outline.distance(to: point(1, 5)))
    #expect(abs(north - 111.2) < 0.1)
    let beyond = try #require(outline.distance(to: point(0, 11)))
    #expect(abs(beyond - 111.2) < 0.1)
    #expect(Outline([]).distance(to: point(0, 0)) == nil)
    #expect(Outline([[point(0, 0)]]).lines.isEmpty)
  }

  @Test("Being within a distance is having no longer one, near poles and the date line too")
  func isWithin() throws {
    var random = SplitMix64(seed: 3)
    var answers: [Bool: Int] = [:]
    for _ in 0..<2000 {
      let centre = point(
        .random(in: -89...89, using: &random), .random(in: -179...179, using: &random))
      let outline = Outline([
        (0..<4).map { _ in
          point(
            min(90, max(-90, centre.latitude + .random(in: -3...3, using: &random))),
            centre.longitude + .random(in: -9...9, using: &random))
        }
      ])
      let asked = point(
        min(90, max(-90, centre.latitude + .random(in: -9...9, using: &random))),
        .random(in: -180...180, using: &random))
      let near = Bool.random(using: &random) ? asked : point(asked.latitude, centre.longitude + 4)
      let distance = try #require(outline.distance(to: near))
      for kilometres in [0, distance / 2, distance, distance.nextDown, distance + 1, 12_000] {
        let isWithin = outline.isWithin(kilometres, of: near)
        #expect(isWithin == (distance <= kilometres), "\(near) \(outline.lines) \(kilometres)")
        answers[isWithin, default: 0] += 1
      }
    }
    #expect(answers.values.allSatisfy { $0 > 3000 })
    #expect(!Outline([]).isWithin(1, of: point(0, 0)))
  }

  @Test(
    "A point is inside or not, also where the border is of several lines",
    arguments: [
      (15.0, 5.0, true), (15.0, -1.0, false), (15.0, 11.0, false), (9.0, 5.0, false),
      (21.0, 5.0, false), (19.9, 9.9, true),
    ])
  func contains(_ latitude: Double, _ longitude: Double, _ isInside: Bool) {
    let square = Outline([
      [point(10, 0), point(20, 0), point(20, 10)], [point(20, 10), point(10, 10), point(10, 0)],
    ])
    #expect(square.contains(point(latitude, longitude)) == isInside)
  }
}
