import Testing

@testable import IncidentCore

@Suite("Summary")
struct SummaryTests {
  private func summary(
    _ picture: LogPicture, by dimension: String = "group", across: String? = nil,
    measure: SummaryRequest.Measure? = nil, count: SummaryRequest.Count = .leading,
    of ids: Set<String>? = nil
  ) throws -> Summary {
    Summary(
      picture.attacks.filter { ids?.contains($0.incident.id) ?? true }, in: picture,
      SummaryRequest(
        dimension: try #require(SummaryDimension.named(dimension)),
        across: try across.map { try #require(SummaryDimension.named($0)) }, measure: measure,
        count: count))
  }

  private func labels(_ summary: Summary) -> [String] {
    summary.rows.map(\.key).map(summary.dimension.label)
  }

  private func statuses(_ row: Summary.Row) -> [String] {
    row.byStatus.filter { $0.attacks > 0 }.map { "\($0.status) \($0.attacks)" }
  }

  // MARK: The day this tool is made for

  @Test("The first of July 2025 is seven attacks that JNIM claimed")
  func firstOfJuly() throws {
    let found = try summary(Samples.firstOfJuly())
    #expect(labels(found) == ["JNIM"])
    let row = try #require(found.rows.first)
    #expect(row.key == .value(id: "jnim", label: "JNIM"))
    #expect(row.attacks == 7)
    #expect(statuses(row) == ["claimed 7"])
    #expect(row.towns == 7)
    #expect(row.firstDay == Samples.day("2025-07-01"))
    #expect(row.lastDay == Samples.day("2025-07-01"))
    #expect(row.killed.count == CountInterval(low: 80))
    #expect(row.killed.covered == 7)
    #expect(row.ownKilled?.count == CountInterval(low: 80))
    #expect(row.stateForcesKilled.count == nil)
    #expect(row.civiliansKilled.count == nil)
    #expect(row.share == 1)
    #expect(row.incidents.first == "ML-20250701-0001")
    #expect(row.incidents.count == 7)
    #expect(found.total.key == .value(id: "total", label: "total"))
    #expect(found.total.attacks == 7)
    #expect(found.total.killed.count == CountInterval(low: 80))
  }

  @Test("Its figure is footnoted as that of a party, and what nobody reported as not reported")
  func footnotesOfFirstOfJuly() throws {
    let found = try summary(Samples.firstOfJuly())
    #expect(
      found.footnotes == [
        .partyFigure(speakers: ["fama"], attacks: 7, isForOperation: true), .notReported,
      ])
    let row = try #require(found.rows.first)
    #expect(found.footnotes(of: row.killed) == [0])
    #expect(try found.footnotes(of: #require(row.ownKilled)) == [0])
    #expect(found.footnotes(of: row.stateForcesKilled) == [1])
  }

  @Test(
    "Through the day it is suspected, then claimed, and at the day's end has a toll",
    arguments: [
      ("2025-07-01T12:00Z", "suspected 7", CountInterval?.none),
      ("2025-07-01T14:14Z", "suspected 7", nil),
      ("2025-07-01T14:15Z", "claimed 7", nil),
      ("2025-07-01T23:00Z", "claimed 7", nil),
      ("2025-07-01", "claimed 7", CountInterval(low: 80)),
    ])
  func asOf(time: String, status: String, killed: CountInterval?) throws {
    let found = try summary(Samples.firstOfJuly(asOf: time))
    let row = try #require(found.rows.first)
    #expect(labels(found) == ["JNIM"])
    #expect(statuses(row) == [status])
    #expect(row.killed.count == killed)
    #expect(row.killed.attacks == 7)
  }

  @Test("Before anything was said there is nothing to count")
  func beforeAll() throws {
    let found = try summary(Samples.firstOfJuly(asOf: "2025-07-01T11:59Z"))
    #expect(found.rows.isEmpty)
    #expect(found.total.attacks == 0)
    #expect(found.total.share == 0)
    #expect(found.footnotes == [])
  }

  @Test("An operation's figure counts in a row only with all its attacks, else in the total")
  func byRegion() throws {
    let found = try summary(Samples.firstOfJuly(), by: "region")
    #expect(labels(found) == ["Nioro", "Kayes", "Ségou"])
    #expect(found.rows.map(\.attacks) == [3, 2, 2])
    #expect(found.rows.map(\.killed.count) == [nil, nil, nil])
    #expect(found.total.killed.count == CountInterval(low: 80))
    #expect(
      found.footnotes.first
        == .leftOut(
          operation: "OP-20250701-7M2P", count: CountInterval(low: 80), attacks: 7, here: 3))
    #expect(found.footnotes(of: found.rows[0].killed) == [0, 1])
    #expect(found.rows[0].ownKilled == nil)
  }

  // MARK: Actors

  private var mixed: LogPicture {
    Samples.picture([
      Samples.incident("1", attributions: [Samples.attribution(["jnim", "fla"], .claimed)]),
      Samples.incident("2", attributions: [Samples.attribution(["katiba-macina"], .suspected)]),
      Samples.incident(
        "3",
        attributions: [
          Samples.attribution(["jnim"], .assessed, by: "dataset:ucdp"),
          Samples.attribution(["is-sahel"], .assessed, by: "dataset:acled"),
        ]),
      Samples.incident("4"),
      Samples.incident(
        "5",
        attributions: [
          Samples.attribution(["jnim"], .assessed, role: .party),
          Samples.attribution(["fama"], .assessed, role: .party),
        ]),
    ])
  }

  @Test("An attack counts under each who leads it, the total counts it once, buckets come last")
  func byGroup() throws {
    let found = try summary(mixed)
    #expect(
      labels(found) == ["JNIM", "FAMa", "FLA", "Katiba Macina", "contested", "unattributed"])
    #expect(found.rows.map(\.attacks) == [2, 1, 1, 1, 1, 1])
    #expect(found.total.attacks == 5)
    #expect(found.rows.map(\.share) == [0.4, 0.2, 0.2, 0.2, 0.2, 0.2])
    #expect(
      found.rows.map(statuses) == [
        ["claimed 1", "party 1"], ["party 1"], ["claimed 1"], ["suspected 1"], [], [],
      ])
    #expect(
      found.rows[0].byStatus.map(\.status.rawValue) == [
        "confirmed", "claimed", "assessed", "suspected", "alleged", "party",
      ])
  }

  @Test("By umbrella components count under what they belong to")
  func byUmbrella() throws {
    let found = try summary(mixed, by: "umbrella")
    #expect(labels(found) == ["JNIM", "FAMa", "FLA", "contested", "unattributed"])
    #expect(found.rows[0].incidents == ["1", "2", "5"])
  }

  @Test("Counting any, an attack counts under all whom a standing statement names")
  func countingAny() throws {
    let found = try summary(mixed, count: .any)
    #expect(
      labels(found) == ["JNIM", "FAMa", "FLA", "ISSP", "Katiba Macina", "unattributed"])
    #expect(found.rows[0].incidents == ["1", "3", "5"])
    #expect(statuses(found.rows[0]) == ["claimed 1", "assessed 1", "party 1"])
    #expect(statuses(found.rows[3]) == ["assessed 1"])
  }

  @Test("What was rejected, denied or held unlikely names nobody even counting any")
  func countingAnyUnlikely() throws {
    let found = try summary(
      Samples.picture([
        Samples.incident(
          "1",
          attributions: [
            Samples.attribution(["jnim"], .claimed, by: "jnim"),
            Samples.attribution(["is-sahel"], .assessed, likelihood: .unlikely),
            Samples.attribution(["fla"], .denied, by: "fla"),
          ])
      ]), count: .any)
    #expect(labels(found) == ["JNIM"])
  }

  @Test("Own casualties are the assailants' and those of the row's actor or its components")
  func ownKilled() throws {
    let clash = Samples.incident(
      "1",
      attributions: [
        Samples.attribution(["jnim"], .assessed, role: .party),
        Samples.attribution(["fama"], .assessed, role: .party),
      ],
      casualties: [
        Samples.casualties(.armedGroup, CountInterval(exactly: 4), actor: "katiba-macina"),
        Samples.casualties(.stateForces, CountInterval(exactly: 2), actor: "fama"),
      ])
    let attack = Samples.incident(
      "2", attributions: [Samples.attribution(["jnim"], .claimed)],
      casualties: [Samples.casualties(.assailants, CountInterval(exactly: 3))])
    let found = try summary(Samples.picture([clash, attack]))
    #expect(labels(found) == ["JNIM", "FAMa"])
    #expect(found.rows[0].ownKilled?.count == CountInterval(exactly: 7))
    #expect(found.rows[1].ownKilled?.count == CountInterval(exactly: 2))
    #expect(found.rows[1].killed.count == CountInterval(exactly: 6))
    #expect(found.total.ownKilled?.count == CountInterval(low: 3, best: 3))
  }

  // MARK: Columns, measures, comparison

  @Test("Across splits rows by another dimension, with the measure that is asked for")
  func across() throws {
    let picture = Samples.picture([
      Samples.incident(
        "1", on: Occurrence(Samples.day("2025-06-01")), town: "ml-kayes",
        casualties: [Samples.casualties(.civilians, CountInterval(exactly: 4))]),
      Samples.incident(
        "2", on: Occurrence(Samples.day("2025-07-01")), town: "ml-kayes",
        casualties: [Samples.casualties(.civilians, CountInterval(exactly: 0))]),
      Samples.incident("3", on: Occurrence(Samples.day("2025-07-02")), town: "ml-niono"),
    ])
    let attacks = try summary(picture, by: "town", across: "month")
    let june = SummaryKey.value(id: "2025-06", label: "Jun 2025")
    let july = SummaryKey.value(id: "2025-07", label: "Jul 2025")
    #expect(attacks.crossing == [june, july])
    #expect(labels(attacks) == ["Kayes", "Niono"])
    #expect(attacks.rows[0].crossed == [june: .attacks(1), july: .attacks(1)])
    #expect(attacks.rows[1].crossed == [july: .attacks(1)])
    #expect(attacks.total.crossed == [june: .attacks(1), july: .attacks(2)])

    let killed = try summary(picture, by: "town", across: "month", measure: .killedCivilians)
    #expect(
      killed.rows[0].value
        == .casualties(CasualtyTotal(count: CountInterval(exactly: 4), covered: 2, attacks: 2)))
    #expect(
      killed.rows[0].crossed[july]
        == .casualties(CasualtyTotal(count: CountInterval(exactly: 0), covered: 1, attacks: 1)))
    #expect(killed.rows[1].crossed[july] == .casualties(CasualtyTotal(attacks: 1)))
  }

  @Test("A comparison tells the other period's attacks, also of rows that are empty now")
  func comparison() throws {
    let now = [
      Samples.incident("1", town: "ml-kayes"), Samples.incident("2", town: "ml-kayes"),
    ]
    let then = [Samples.incident("3", town: "ml-kayes"), Samples.incident("4", town: "ml-niono")]
    let picture = Samples.picture(now + then)
    let june = Period(Samples.day("2025-06-01")...Samples.day("2025-06-30"))
    let found = Summary(
      Array(picture.attacks.prefix(2)), in: picture,
      SummaryRequest(
        dimension: try #require(SummaryDimension.named("town")), compare: june,
        compared: Array(picture.attacks.suffix(2))))
    #expect(labels(found) == ["Kayes", "Niono"])
    #expect(found.rows.map(\.attacks) == [2, 0])
    #expect(
      found.rows.map(\.comparison) == [
        .init(attacks: 1, change: 1, value: .attacks(1)),
        .init(attacks: 1, change: -1, value: .attacks(1)),
      ])
    #expect(found.total.comparison == .init(attacks: 2, change: 0, value: .attacks(2)))
    #expect(found.compared == june)
    #expect(found.rows[1].killed.count == nil)
    #expect(found.footnotes(of: found.rows[1].killed) == [])
  }

  @Test("Without a comparison nothing is compared")
  func noComparison() throws {
    let found = try summary(Samples.firstOfJuly())
    #expect(found.total.comparison == nil)
    #expect(found.compared == nil)
    #expect(found.crossing == [])
    #expect(found.total.value == .attacks(7))
  }
}
