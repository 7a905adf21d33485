import IncidentCore
import Testing

@Suite("LogPicture")
struct LogPictureTests {
  @Test("What was said later than an instant is left out; a day means its end")
  func asOf() {
    let statements = [
      Samples.attribution(["jnim"], .suspected, key: "a1", at: "2025-07-01T12:00Z"),
      Samples.attribution(["jnim"], .claimed, key: "a2", by: "jnim", at: "2025-07-02"),
    ]
    let incidents = [Samples.incident("1", attributions: statements)]
    func status(_ time: String) -> [String] {
      Samples.picture(incidents, asOf: time).attacks.map(\.leading.status.rawValue)
    }
    #expect(status("2025-07-01T11:59Z") == [])
    #expect(status("2025-07-01T12:00Z") == ["suspected"])
    #expect(status("2025-07-02T23:59Z") == ["suspected"])
    #expect(status("2025-07-02") == ["claimed"])
  }

  @Test("An attack is known as soon as something was said of its operation")
  func operationSpeaks() {
    let incidents = [
      Samples.incident("1", operation: "OP-1"),
      Samples.incident(
        "2", attributions: [Samples.attribution(["jnim"], .claimed, at: "2025-07-09")]),
    ]
    let operation = Samples.operation(
      Evidence(attributions: [Samples.attribution(["jnim"], .suspected)]))
    let picture = Samples.picture(incidents, operations: [operation], asOf: "2025-07-01")
    #expect(picture.attacks.map(\.incident.id) == ["1"])
    #expect(picture.operations["OP-1"]?.members == ["1"])
    #expect(
      Samples.picture(incidents, operations: [operation], asOf: "2025-06-30").attacks.isEmpty)
  }

  @Test("A record of which nothing was said is known from when it was recorded")
  func nothingSaid() {
    let incidents = [Samples.incident("1")]
    #expect(Samples.picture(incidents, asOf: "2025-07-03T07:59Z").attacks.isEmpty)
    #expect(Samples.picture(incidents, asOf: "2025-07-03T08:00Z").attacks.count == 1)
  }

  @Test("A source dates from its publication, else from who cites it, else from when it was read")
  func sources() {
    let evidence = Evidence(
      attributions: [
        Attribution(
          key: "a1", actors: ["jnim"], status: .claimed, by: .actor("jnim"),
          stated: Samples.point("2025-07-02"), sources: ["s2"])
      ],
      sources: [
        Source(
          key: "s1", publisher: "A", published: Samples.point("2025-07-01"), kind: .media),
        Source(key: "s2", publisher: "B", kind: .media),
        Source(
          key: "s3", publisher: "C", accessed: Samples.point("2025-07-03"), kind: .media),
        Source(key: "s4", publisher: "D", kind: .media),
      ])
    func known(_ day: String) -> [String] {
      evidence.known(
        by: Samples.point(day).upperBound, recorded: Samples.point("2025-07-04").upperBound
      ).sources.map(\.key)
    }
    #expect(known("2025-06-30") == [])
    #expect(known("2025-07-01") == ["s1"])
    #expect(known("2025-07-02") == ["s1", "s2"])
    #expect(known("2025-07-03") == ["s1", "s2", "s3"])
    #expect(known("2025-07-04") == ["s1", "s2", "s3", "s4"])
  }

  @Test("Only active attacks are members of their operation")
  func members() {
    let picture = Samples.picture(
      [
        Samples.incident("1", operation: "OP-1"),
        Samples.incident("2", operation: "OP-1", state: .retracted),
        Samples.incident("3", operation: "OP-2"),
      ], operations: [Samples.operation(Evidence())])
    #expect(picture.operations["OP-1"]?.members == ["1"])
    #expect(picture.operations["OP-2"] == nil)
    #expect(picture.attacks.map { $0.operation?.id } == ["OP-1", "OP-1", nil])
  }

  @Test("Attacks are placed by their town, else by region, else by country")
  func placement() {
    let picture = Samples.picture([
      Samples.incident("1", town: "ml-niono", region: "ml-kayes"),
      Samples.incident("2", town: "not-in-the-gazetteer", region: "ml-kayes"),
      Samples.incident("3", town: "not-in-the-gazetteer", region: "ml-segou"),
      Samples.incident("4"),
    ])
    #expect(
      picture.attacks.map(\.placement.smallest)
        == ["ml-niono-cercle-2023", "ml-kayes", "ml-segou", "ml"])
    #expect(picture.attacks.map { $0.town?.name } == ["Niono", nil, nil, nil])
  }

  @Test("A source's coordinates come before those of the town")
  func coordinates() {
    var incident = Samples.incident("1", town: "ml-niono")
    #expect(Samples.picture([incident]).attacks[0].coordinates?.latitude == 14.2526)
    incident.place.coordinates = Coordinates(latitude: 1, longitude: 2)
    #expect(Samples.picture([incident]).attacks[0].coordinates?.latitude == 1)
  }
}
