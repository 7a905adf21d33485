import IncidentCore
import Testing

@Suite("Rows of a summary")
struct SummaryRowsTests {
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

  private func ids(_ summary: Summary) -> [String] {
    summary.rows.map { String($0.key.id.split(separator: "-").last ?? "") }
  }

  @Test("Only what is certainly reached stays, and the total counts all")
  func atLeast() throws {
    let summary = try summary()
    #expect(ids(summary.withoutRows(below: 1)) == ["kayes", "niono", "finely"])
    #expect(ids(summary.withoutRows(below: 6)) == ["finely"])
    #expect(summary.withoutRows(below: 6).rowsLeftOut == 4)
    #expect(summary.withoutRows(below: 6).total.attacks == 6)
    #expect(ids(try self.summary(nil).withoutRows(below: 2)) == ["diboli"])
  }

  @Test("Rows left out in two steps are counted together")
  func showing() throws {
    let least = try summary().withoutRows(below: 1)
    let shown = least.showing(Array(least.rows.prefix(1)))
    #expect(ids(shown) == ["kayes"])
    #expect(shown.rowsLeftOut == 4)
  }
}
