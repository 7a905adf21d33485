import IncidentCore
import Testing

@Suite("Timeline")
struct TimelineTests {
  private func statuses(_ state: Timeline.State) -> [String] {
    state.leading.map { "\($0.attribution.status) \($0.attacks)" }
  }

  private func kind(_ row: Timeline.Row) -> String {
    switch row.statement {
    case .attribution(let statement): statement.status.rawValue
    case .casualties(let figures): "figures \(figures.count)"
    case .account: "account"
    }
  }

  @Test("The first of July has five rows: suspicion, no claim, claim, account, toll")
  func firstOfJuly() throws {
    let picture = Samples.firstOfJuly()
    let timeline = Timeline(of: picture.attacks, in: picture)
    #expect(timeline.attacks.count == 7)
    #expect(
      timeline.rows.map(kind) == ["suspected", "unclaimed", "claimed", "account", "figures 1"])
    #expect(
      timeline.rows.map(\.at.iso) == [
        "2025-07-01T12:00:00.000Z", "2025-07-01T12:00:00.000Z", "2025-07-01T14:15:00.000Z",
        "2025-07-01T14:15:00.000Z", "2025-07-01",
      ])
    #expect(Set(timeline.rows.map(\.subject)) == ["OP-20250701-7M2P"])
    #expect(
      timeline.rows.map { $0.sources.map(\.publisher) } == [
        ["news report"], ["news report"], ["AFP"], ["AFP"], ["Sahel Intelligence"],
      ])
    #expect(
      timeline.rows.map { statuses($0.before) } == [
        ["unattributed 7"], ["suspected 7"], ["suspected 7"], ["claimed 7"], ["claimed 7"],
      ])
    #expect(
      timeline.rows.map { statuses($0.after) } == [
        ["suspected 7"], ["suspected 7"], ["claimed 7"], ["claimed 7"], ["claimed 7"],
      ])
    let toll = try #require(timeline.rows.last)
    #expect(toll.before.killed.count == nil)
    #expect(toll.before.killed.attacks == 7)
    #expect(toll.after.killed.count == CountInterval(low: 80))
    #expect(toll.after.killed.covered == 7)
    #expect(toll.after.killed.partyOnly.map(\.speakers) == [["fama"]])
  }

  @Test("Each row begins as the last one ended, and the last ends as the picture stands")
  func chain() throws {
    let picture = Samples.firstOfJuly()
    let rows = Timeline(of: picture.attacks, in: picture).rows
    #expect(zip(rows, rows.dropFirst()).allSatisfy { $0.after == $1.before })
    let last = try #require(rows.last)
    #expect(last.after.leading.map(\.attribution) == [picture.attacks[0].leading])
    #expect(
      last.after.killed
        == CasualtyTally(.killed, .total, in: picture).total(of: picture.attacks))
  }

  @Test("Of one attack of an operation the toll of all is told but does not count")
  func oneAttack() throws {
    let picture = Samples.firstOfJuly()
    let timeline = Timeline(of: [picture.attacks[0]], in: picture)
    #expect(timeline.rows.count == 5)
    let last = try #require(timeline.rows.last)
    #expect(statuses(last.after) == ["claimed 1"])
    #expect(last.after.killed.count == nil)
    #expect(last.after.killed.leftOut.map(\.here) == [1])
  }

  @Test("Attacks that differ are told apart, the most frequent leading attribution first")
  func differing() throws {
    let picture = Samples.picture([
      Samples.incident(
        "1", attributions: [Samples.attribution(["jnim"], .claimed, at: "2025-07-03")]),
      Samples.incident(
        "2", attributions: [Samples.attribution(["is-sahel"], .claimed, at: "2025-07-02")]),
      Samples.incident(
        "3", attributions: [Samples.attribution(["jnim"], .claimed, at: "2025-07-04")]),
    ])
    let rows = Timeline(of: picture.attacks, in: picture).rows
    #expect(rows.map(\.subject) == ["2", "1", "3"])
    #expect(
      rows.map { statuses($0.after) } == [
        ["unattributed 2", "claimed 1"], ["claimed 1", "claimed 1", "unattributed 1"],
        ["claimed 2", "claimed 1"],
      ])
    #expect(rows[2].after.leading.map(\.attribution.actors) == [["jnim"], ["is-sahel"]])
  }

  @Test("Figures of one speaker, instant and source are one row")
  func figuresAtOnce() {
    let picture = Samples.picture([
      Samples.incident(
        "1",
        casualties: [
          Samples.casualties(.civilians, CountInterval(exactly: 2), key: "c1", by: "ngo"),
          Samples.casualties(.assailants, CountInterval(exactly: 3), key: "c2", by: "fama"),
          Samples.casualties(.stateForces, CountInterval(exactly: 4), key: "c3", by: "ngo"),
          Samples.casualties(
            .civilians, CountInterval(exactly: 2), key: "c4", by: "ngo", at: "2025-07-02"),
        ])
    ])
    let rows = Timeline(of: picture.attacks, in: picture).rows
    #expect(rows.map(kind) == ["figures 2", "figures 1", "figures 1"])
    #expect(
      rows.map(\.after.killed.count) == [
        CountInterval(exactly: 6), CountInterval(exactly: 9), CountInterval(exactly: 9),
      ])
  }

  @Test("An operation without attacks is told of too")
  func operationAlone() throws {
    let picture = Samples.picture([], operations: [Samples.coordinatedAttacks])
    let operation = try #require(picture.operations["OP-20250701-7M2P"])
    let rows = Timeline(of: [], operations: [operation], in: picture).rows
    #expect(rows.count == 5)
    #expect(rows.allSatisfy { $0.after.leading.isEmpty && $0.after.killed.count == nil })
  }

  @Test("Of two keys that are the same each record's own is meant")
  func sameKeys() throws {
    let picture = Samples.picture(
      [
        Samples.incident(
          "1", attributions: [Samples.attribution(["is-sahel"], .confirmed, at: "2025-07-09")],
          operation: "OP-1")
      ],
      operations: [
        Samples.operation(Evidence(attributions: [Samples.attribution(["jnim"], .suspected)]))
      ])
    let rows = Timeline(of: picture.attacks, in: picture).rows
    #expect(rows.map { statuses($0.after) } == [["suspected 1"], ["confirmed 1"]])
  }
}
