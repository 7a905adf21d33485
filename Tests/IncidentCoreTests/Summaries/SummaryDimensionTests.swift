import IncidentCore
import Testing

@Suite("SummaryDimension")
struct SummaryDimensionTests {
  private func rows(
    _ incidents: [Incident], by name: String, boundaries: String? = nil
  ) throws -> [String] {
    let picture = Samples.picture(incidents, boundaries: boundaries)
    let summary = Summary(
      picture.attacks, in: picture,
      SummaryRequest(
        dimension: try #require(SummaryDimension.named(name)),
        boundaries: boundaries.map(Samples.day)))
    return summary.rows.map { "\(summary.dimension.label(of: $0.key)) \($0.attacks)" }
  }

  private func incident(
    _ start: String, _ end: String? = nil, _ precision: DatePrecision = .day,
    town: String? = "ml-kayes"
  ) -> Incident {
    Samples.incident(
      "\(start)\(town ?? "")",
      on: Occurrence(
        start: Samples.day(start), end: Samples.day(end ?? start), precision: precision),
      town: town)
  }

  @Test("The dimensions are those that the command line knows, each with a title and help")
  func names() {
    #expect(
      SummaryDimension.all.map(\.name) == [
        "group", "umbrella", "region", "country", "cercle", "zone", "town", "kind", "target",
        "status", "verification", "operation", "source", "day", "month", "week", "quarter", "year",
        "weekday",
      ])
    #expect(SummaryDimension.all.allSatisfy { !$0.title.isEmpty && !$0.help.isEmpty })
    #expect(SummaryDimension.named("continent") == nil)
  }

  // MARK: Time

  private var dated: [Incident] {
    [
      incident("2025-07-01"), incident("2024-12-30"), incident("2025-01-02"),
      incident("2025-01-01", "2025-01-31", .month), incident("2025-06-29", "2025-07-02", .dayRange),
      Samples.incident("unknown", on: .unknown),
    ]
  }

  @Test(
    "An attack counts in the span that holds all its days, else in a row of its own",
    arguments: [
      ("year", ["2024 1", "2025 4", "not dated so finely 1"]),
      ("quarter", ["2024-Q4 1", "2025-Q1 2", "2025-Q3 1", "not dated so finely 2"]),
      ("month", ["Dec 2024 1", "Jan 2025 2", "Jul 2025 1", "not dated so finely 2"]),
      ("week", ["2025-W01 2", "2025-W27 1", "not dated so finely 3"]),
      ("weekday", ["Monday 1", "Tuesday 1", "Thursday 1", "not dated so finely 3"]),
    ])
  func time(name: String, expected: [String]) throws {
    #expect(try rows(dated, by: name) == expected)
  }

  // MARK: Places

  @Test("Attacks are placed on the map of their own date")
  func regions() throws {
    let attacks = [
      incident("2023-03-12", town: "ml-nioro"), incident("2023-03-13", town: "ml-nioro"),
    ]
    #expect(try rows(attacks, by: "region") == ["Kayes 1", "Nioro 1"])
    #expect(try rows(attacks, by: "region", boundaries: "2023-03-12") == ["Kayes 2"])
    #expect(try rows(attacks, by: "region", boundaries: "2025-01-01") == ["Nioro 2"])
    #expect(try rows(attacks, by: "country") == ["Mali 2"])
  }

  @Test("A cercle that is not known on the map in use is told with the one before")
  func cercles() throws {
    let attacks = Samples.sevenTowns.map { incident("2025-07-01", town: $0) }
    #expect(
      try rows(attacks, by: "cercle") == [
        "Kayes 1", "Niono 1", "Nioro 1", "not known (Nioro until 2023) 2",
        "not known (Kayes until 2023) 1", "not known (Niono until 2023) 1",
      ])
    #expect(
      try rows(attacks, by: "cercle", boundaries: "2015-01-01") == [
        "Nioro 3", "Kayes 2", "Niono 2",
      ])
  }

  @Test("Values that read alike are told apart")
  func alike() throws {
    let cercles = [
      incident("2023-03-12", town: "ml-kayes"), incident("2023-03-13", town: "ml-kayes"),
      incident("2025-07-01", town: "ml-niono"),
    ]
    #expect(
      try rows(cercles, by: "cercle") == [
        "Kayes (until 2023) 1", "Kayes (since 2023) 1", "Niono 1",
      ])
    let towns = [
      incident("2025-07-01", town: "ml-madina-1"), incident("2025-07-01", town: "ml-madina-2"),
    ]
    #expect(try rows(towns, by: "town") == ["Madina (Kayes) 1", "Madina (Ségou) 1"])
  }

  @Test("A cercle that ceased to exist is told for attacks that are placed only by it")
  func ceasedCercle() throws {
    let attack = Samples.incident("1", region: "ml-nioro-cercle", precision: .adm2)
    #expect(try rows([attack], by: "cercle") == ["not known (Nioro until 2023) 1"])
    #expect(
      try rows([attack], by: "cercle", boundaries: "2023-03-12") == ["Nioro 1"])
  }

  @Test("An attack that is placed more coarsely counts in a row of its own")
  func coarse() throws {
    let attacks = [
      Samples.incident("1", region: "ml-kayes", precision: .adm1), Samples.incident("2"),
      Samples.incident("3", region: "ml-kayes", precision: .area),
    ]
    #expect(try rows(attacks, by: "town") == ["not placed so finely 3"])
    #expect(try rows(attacks, by: "cercle") == ["not placed so finely 3"])
    #expect(try rows(attacks, by: "region") == ["Kayes 2", "not placed so finely 1"])
    #expect(try rows(attacks, by: "zone") == ["Western Mali 2", "not placed so finely 1"])
    #expect(try rows(attacks, by: "country") == ["Mali 3"])
  }

  @Test("A place outside all zones is in none, one in several zones counts under each")
  func zones() throws {
    let attacks = [
      incident("2025-07-01", town: "ml-kayes"), incident("2025-07-01", town: "ml-niono"),
      incident("2025-07-01", town: "ml-bankass-1"),
    ]
    #expect(
      try rows(attacks, by: "zone") == ["Office du Niger 1", "Western Mali 1", "in no zone 1"])
  }

  @Test("A settlement that is not in the gazetteer is a town that is not known")
  func unknownTown() throws {
    let attacks = [
      Samples.incident("1", region: "ml-segou", precision: .settlement),
      incident("2025-07-01", town: "ml-niono"),
    ]
    #expect(try rows(attacks, by: "town") == ["Niono 1", "not known 1"])
  }

  // MARK: Others

  @Test("An attack counts under each of its targets, once for each")
  func targets() throws {
    let attacks = [
      Samples.incident(
        "1", targets: [Target(.military), Target(.military, actor: "fama"), Target(.aidWorkers)]),
      Samples.incident("2", targets: [Target(.unknown)]), Samples.incident("3", targets: []),
      Samples.incident("4"),
    ]
    #expect(try rows(attacks, by: "target") == ["military 2", "aid workers 1", "not known 2"])
  }

  @Test("Kinds are told in words, those that are not known last")
  func kinds() throws {
    let attacks = [
      Samples.incident("1", kind: .unknown), Samples.incident("2", kind: .unknown),
      Samples.incident("3", kind: .airOrDroneStrike),
    ]
    #expect(try rows(attacks, by: "kind") == ["air or drone strike 1", "not known 2"])
  }

  @Test("Statuses, verification, operations and sources are told as they stand")
  func others() throws {
    let source = Source(key: "s1", publisher: "AFP", kind: .media)
    let again = Source(key: "s2", publisher: "AFP", kind: .media)
    let attacks = [
      Samples.incident(
        "1", attributions: [Samples.attribution(["jnim"], .claimed)], sources: [source, again]),
      Samples.incident("2"),
    ]
    #expect(try rows(attacks, by: "status") == ["claimed 1", "unattributed 1"])
    #expect(try rows(attacks, by: "verification") == ["unverified 2"])
    #expect(try rows(attacks, by: "operation") == ["in no operation 2"])
    #expect(try rows(attacks, by: "source") == ["AFP 1", "no source 1"])
  }

  @Test("By operation its title is told and all its sources count")
  func operations() throws {
    let picture = Samples.firstOfJuly()
    func labels(_ name: String) throws -> [String] {
      let dimension = try #require(SummaryDimension.named(name))
      let summary = Summary(picture.attacks, in: picture, SummaryRequest(dimension: dimension))
      return summary.rows.map(\.key).map(dimension.label)
    }
    #expect(try labels("operation") == ["Coordinated attacks on seven towns"])
    #expect(try labels("source") == ["AFP", "Sahel Intelligence", "news report"])
  }
}
