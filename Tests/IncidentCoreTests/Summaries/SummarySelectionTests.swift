import IncidentCore
import Testing

@Suite("SummarySelection")
struct SummarySelectionTests {
  /// Five rows: two killed, five to nine, not known, not reported, and a bucket with twenty.
  private func summary(_ measure: SummaryRequest.Measure? = .killed) throws -> Summary {
    func attack(_ id: String, _ town: String?, _ count: CountInterval?) -> Incident {
      Samples.incident(
        id, town: town, precision: town == nil ? .country : nil,
        casualties: count.map { [Samples.casualties(.civilians, $0)] } ?? [])
    }
    let picture = Samples.picture([
      attack("1", "ml-kayes", CountInterval(exactly: 2)),
      attack("2", "ml-niono", CountInterval(low: 5, high: 9)),
      attack("3", "ml-nioro", .unknown), attack("4", "ml-diboli", nil),
      attack("5", "ml-diboli", nil), attack("6", nil, CountInterval(exactly: 20)),
    ])
    return Summary(
      picture.attacks, in: picture,
      SummaryRequest(
        dimension: try #require(SummaryDimension.named("town")), measure: measure))
  }

  private func ids(_ summary: Summary, _ selection: SummarySelection) -> [String] {
    summary.showing(selection).rows.map { String($0.key.id.split(separator: "-").last ?? "") }
  }

  @Test("Without a selection all is shown as it stands")
  func all() throws {
    let summary = try summary()
    let shown = summary.showing(SummarySelection())
    #expect(shown.rows.map(\.key) == summary.rows.map(\.key))
    #expect(shown.rowsLeftOut == 0)
  }

  @Test("What is not known comes last whichever way, and buckets behind all")
  func unknown() throws {
    let summary = try summary()
    let down = SummarySelection(order: .measure, isDescending: true)
    #expect(ids(summary, down) == ["niono", "kayes", "diboli", "nioro", "finely"])
    let up = SummarySelection(order: .measure)
    #expect(ids(summary, up) == ["kayes", "niono", "diboli", "nioro", "finely"])
  }

  @Test("Rows are sorted by name, attacks, and changes")
  func orders() throws {
    let summary = try summary()
    #expect(
      ids(summary, SummarySelection(order: .name))
        == ["diboli", "kayes", "niono", "nioro", "finely"])
    #expect(
      ids(summary, SummarySelection(order: .attacks, isDescending: true)).first == "diboli")
    #expect(ids(summary, SummarySelection(order: .change)) == ids(summary, SummarySelection()))
  }

  @Test("Only what is certainly reached stays, and the total counts all")
  func atLeast() throws {
    let summary = try summary()
    #expect(ids(summary, SummarySelection(atLeast: 1)) == ["kayes", "niono", "finely"])
    #expect(ids(summary, SummarySelection(atLeast: 6)) == ["finely"])
    let shown = summary.showing(SummarySelection(atLeast: 6))
    #expect(shown.rowsLeftOut == 4)
    #expect(shown.total.attacks == 6)
    #expect(ids(try self.summary(nil), SummarySelection(atLeast: 2)) == ["diboli"])
  }

  @Test("The first rows stay after sorting")
  func limit() throws {
    let selection = SummarySelection(order: .measure, isDescending: true, limit: 1)
    #expect(ids(try summary(), selection) == ["niono"])
    #expect(try summary().showing(selection).rowsLeftOut == 4)
  }
}
