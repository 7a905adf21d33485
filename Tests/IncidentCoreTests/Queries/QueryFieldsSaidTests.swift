import IncidentCore
import Testing

@Suite("Fields of how it came about")
struct QueryFieldsSaidTests {
  private func matches(
    _ text: String, _ incident: Incident, _ operation: Evidence? = nil
  ) throws -> Bool {
    var incident = incident
    if operation != nil { incident.operation = "OP-1" }
    let operations = operation.map { [Samples.operation($0)] } ?? []
    let picture = Samples.picture([incident], operations: operations)
    let query = try CompiledQuery(ParsedQuery(text).query, in: Samples.context)
    return query.matches(try #require(picture.attacks.first))
  }

  @Test(
    "Days to the first claim that stands",
    arguments: [
      ("claimed:9", true), ("claimed:8+", true), ("claimed:10+", false), ("claimed:..8", false),
      ("claimed:unknown", false), ("certain:claimed:9", true),
    ])
  func claimed(text: String, finds: Bool) throws {
    let incident = Samples.incident(
      "1",
      attributions: [
        Samples.attribution(["jnim"], .suspected, key: "a1"),
        Samples.attribution(["jnim"], .claimed, key: "a2", by: "jnim", at: "2025-07-10"),
        Samples.attribution(["jnim"], .claimed, key: "a3", by: "jnim", at: "2025-07-20"),
      ])
    #expect(try matches(text, incident) == finds)
  }

  @Test("A claim that was taken back is none, one of the operation is one")
  func noClaim() throws {
    let takenBack = [
      Samples.attribution(["jnim"], .claimed, key: "a1", by: "jnim", at: "2025-07-02"),
      Samples.attribution(["jnim"], .denied, key: "a2", by: "jnim", at: "2025-07-03"),
    ]
    #expect(try matches("claimed:unknown", Samples.incident("1", attributions: takenBack)))
    #expect(try matches("claimed:unknown", Samples.incident("1")))
    let ofOperation = Evidence(attributions: Array(takenBack.prefix(1)))
    #expect(try matches("claimed:1", Samples.incident("1"), ofOperation))
  }

  @Test(
    "A claim of an attack of some day of June lies days or weeks after it",
    arguments: [
      ("claimed:0", false), ("claimed:2", true), ("claimed:31", true), ("claimed:32", false),
      ("certain:claimed:8+", false), ("certain:claimed:2+", true),
    ])
  func imprecise(text: String, finds: Bool) throws {
    let incident = Samples.incident(
      "1",
      on: Occurrence(
        start: Samples.day("2025-06-01"), end: Samples.day("2025-06-30"), precision: .month),
      attributions: [
        Samples.attribution(["jnim"], .claimed, by: "jnim", at: "2025-07-02")
      ])
    #expect(try matches(text, incident) == finds)
  }

  @Test(
    "Days to the last change of who leads",
    arguments: [
      (["suspected jnim 01"], nil), (["suspected jnim 01", "claimed jnim 01"], nil),
      (["suspected jnim 01T12:00Z", "claimed jnim 01T14:15Z"], 0),
      (["suspected jnim 01T12:00Z", "claimed jnim 01"], 0),
      (["suspected jnim 01", "claimed jnim 05"], 4),
      (["suspected jnim 01", "suspected jnim 05"], nil),
      (["claimed jnim 01", "suspected is-sahel 05"], nil),
      (["suspected jnim 01", "claimed is-sahel 03", "alleged fla 09"], 2),
      (["claimed jnim 01", "claimed is-sahel 08"], 7),
    ])
  func changed(statements: [String], days: Int?) throws {
    let attributions = try statements.enumerated().map { index, text in
      let parts = text.split(separator: " ").map(String.init)
      let status = try #require(Attribution.Status(rawValue: parts[0]))
      return Samples.attribution(
        [parts[1]], status, key: "a\(index)", by: status == .claimed ? parts[1] : "press",
        at: "2025-07-\(parts[2])")
    }
    let incident = Samples.incident("1", attributions: attributions)
    #expect(try matches("changed:\(days.map(String.init) ?? "unknown")", incident))
    #expect(try matches("changed:0+", incident) == (days != nil))
    #expect(try !matches("changed:\((days ?? -1) + 1)+", incident))
  }

  @Test(
    "A source makes an attack known, unless it was published before the attack",
    arguments: [
      ("2025-07-01", 3), ("2025-07-04", nil), ("2024-01-01", nil), ("2025-07-04T08:00Z", 0),
    ])
  func firstSource(published: String, days: Int?) throws {
    let report = Source(
      key: "s1", publisher: "AFP", published: Samples.point(published), kind: .media)
    let incident = Samples.incident(
      "1", attributions: [Samples.attribution(["jnim"], .suspected, at: "2025-07-04")],
      sources: [report])
    #expect(try matches("changed:\(days.map(String.init) ?? "unknown")", incident))
    let bare = Samples.incident(
      "1", attributions: [Samples.attribution(["jnim"], .suspected, at: "2025-07-04")])
    #expect(
      try matches("changed:3", bare, Evidence(sources: [report])) == (published == "2025-07-01"))
  }

  @Test("Who is first named after the first report has changed; where nothing was said nothing has")
  func firstNamed() throws {
    let incident = Samples.incident(
      "1", attributions: [Samples.attribution(["jnim"], .suspected, at: "2025-07-04")],
      casualties: [Samples.casualties(.civilians, CountInterval(exactly: 2))])
    #expect(try matches("changed:3", incident))
    #expect(try matches("changed:unknown", Samples.incident("1")))
    #expect(try !matches("changed:0", Samples.incident("1")))
  }

  @Test(
    "Figures of the two sides are held against each other, and no others",
    arguments: [
      ("fama=3 jnim=20+", true), ("fama=3+ jnim=20+", false), ("fama=3 jnim=3", false),
      ("fama=3 press=20", false), ("fama=3 africa-corps=20", false),
      ("jnim=3 katiba-macina=20", false), ("fama=unknown jnim=20", false),
      ("fama=..5 jnim=6-9", true), ("fama=~5 jnim=~6", true), ("fama=3", false),
    ])
  func disputed(figures: String, isDisputed: Bool) throws {
    let casualties = try figures.split(separator: " ").enumerated().map { index, figure in
      let parts = figure.split(separator: "=").map(String.init)
      return Samples.casualties(
        .stateForces, try CountInterval(typed: parts[1]), key: "c\(index)", by: parts[0])
    }
    let incident = Samples.incident(
      "1", targets: [Target(.military, actor: "fama"), Target(.military, actor: "africa-corps")],
      attributions: [Samples.attribution(["jnim"], .suspected)], casualties: casualties)
    #expect(try matches("disputed:killed", incident) == isDisputed)
    #expect(try !matches("disputed:wounded", incident))
  }

  @Test("Any source of a grade is enough; one without a grade is not known")
  func reliability() throws {
    func graded(_ grades: [Source.Reliability?]) -> Incident {
      Samples.incident(
        "1",
        sources: grades.enumerated().map { index, grade in
          Source(key: "s\(index)", publisher: "P", kind: .media, reliability: grade)
        })
    }
    #expect(try matches("reliability:A,B", graded([.fairlyReliable, .usuallyReliable])))
    #expect(try matches("reliability:b", graded([.usuallyReliable])))
    #expect(try matches("not reliability:A,B", graded([.fairlyReliable, nil])))
    #expect(try matches("reliability:unknown", graded([nil])))
    #expect(try !matches("reliability:unknown", graded([.cannotBeJudged])))
  }
}
