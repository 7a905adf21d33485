import IncidentCore
import Testing

@Suite("QueryStep")
struct QueryStepTests {
  private func step(_ text: String, boundaries: String? = nil) throws -> QueryStep {
    var context = Samples.context
    context.boundaries = boundaries.map(Samples.day)
    let picture = Samples.firstOfJuly(boundaries: boundaries)
    return try CompiledQuery(ParsedQuery(text).query, in: context).steps(over: picture.attacks)
  }

  /// Each part with how many attacks meet it alone and how many are left, in order.
  private func counts(_ step: QueryStep) -> [String] {
    ["\(step.query.text): \(step.alone) \(step.left)"] + step.parts.flatMap(counts)
  }

  @Test("Side by side each part narrows what those before it left")
  func narrowing() throws {
    #expect(
      counts(try step("not town:Kayes region:Kayes group:is-sahel")) == [
        "not town:Kayes region:Kayes group:is-sahel: 0 0", "not town:Kayes: 6 6",
        "town:Kayes: 1 1", "region:Kayes: 2 1", "group:is-sahel: 0 0",
      ])
  }

  @Test("Alternatives are counted among the attacks that came to them")
  func alternatives() throws {
    #expect(
      counts(try step("not town:Kayes (region:Kayes or region:Nioro)")) == [
        "not town:Kayes (region:Kayes or region:Nioro): 4 4", "not town:Kayes: 6 6",
        "town:Kayes: 1 1", "region:Kayes or region:Nioro: 5 4", "region:Kayes: 2 1",
        "region:Nioro: 3 3",
      ])
  }

  @Test("A query for everything is one step")
  func everything() throws {
    #expect(counts(try step("")) == [": 7 7"])
  }

  @Test(
    "Values are told in words, with what their names mean",
    arguments: [
      ("region:Kayes", "Kayes (ml-kayes, adm1)", ["ml-kayes"]),
      (
        "region:Nioro",
        "Nioro (ml-nioro, adm1) since 13 Mar 2023; Nioro (ml-nioro-cercle, adm2) until 12 Mar 2023",
        ["ml-nioro", "ml-nioro-cercle"]
      ),
      ("region:=Kayes", "Kayes (ml-kayes, adm1), without what lies in it", ["ml-kayes"]),
      ("town:Gogui", "Gogui (Nioro, Mali), ml-gogui", ["ml-gogui"]),
      ("near:Gogui~50", "50 km around Gogui (Nioro, Mali), ml-gogui", ["ml-gogui"]),
      (
        "group:GSIM",
        "Jama'at Nusrat al-Islam wal-Muslimin (jnim); with its components Katiba Macina "
          + "(katiba-macina) since Mar 2017, Ansar Dine (ansar-dine) since Mar 2017",
        ["jnim", "katiba-macina", "ansar-dine"]
      ),
      ("group:=GSIM", "only Jama'at Nusrat al-Islam wal-Muslimin (jnim)", ["jnim"]),
      ("group:fama", "Malian Armed Forces (fama)", ["fama"]),
      ("country:ML", "Mali (ML)", []), ("country:Mali", "Mali (ml, country)", ["ml"]),
      ("country:XK", "XK", []),
      (
        "date:\"last week\"",
        "possibly in 2025-W26: Mon 23 Jun 2025 to Sun 29 Jun 2025 (7 days)", []
      ),
      ("certain:date:2025-07-01", "wholly within 2025-07-01: Tue 1 Jul 2025", []),
      ("killed:5+", "possibly 5 or more", []), ("killed:..5", "possibly 5 or fewer", []),
      ("certain:killed:5..10", "certainly 5 to 10", []), ("killed:5", "possibly 5", []),
      ("killed:unknown", "what is not known", []), ("kind:IED", "ied", []),
      ("tag:x", "“x” anywhere in it", []), ("tag:=x", "exactly “x”", []),
      ("id:k7qx", "ids with K7QX in them", []), ("id:=k7qx", "exactly K7QX", []),
      ("operation:seven", "“seven” in the id or the title", []),
      ("operation:unknown", "no operation", []),
    ] as [(String, String, [String])])
  func meanings(text: String, meaning: String, ids: [String]) throws {
    let values = try step(text).values
    #expect(values.map(\.text) == [meaning])
    #expect(values.map(\.ids) == [ids])
  }

  @Test("On one map for all a region's name means one region")
  func boundaries() throws {
    let values = { (text: String, day: String) in
      try step(text, boundaries: day).values.map(\.text)
    }
    #expect(try values("region:Nioro", "2020-01-01") == ["Nioro (ml-nioro-cercle, adm2)"])
    #expect(
      try values("region:ml-nioro", "2020-01-01") == ["no region on the map of 1 Jan 2020"])
  }

  @Test("A date has its days")
  func period() throws {
    #expect(try step("date:2025-06").values.map(\.period?.iso) == ["2025-06-01..2025-06-30"])
  }
}
