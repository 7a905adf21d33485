import IncidentCore
import Testing

@Suite("Search for duplicates")
struct DuplicateSearchTests {
  private func pairs(_ incidents: [Incident]) -> [String] {
    DuplicateSearch(Samples.picture(incidents)).pairs.map { "\($0.one) \($0.other)" }
  }

  @Test(
    "Of real events entered a second time nine in ten are found, and nine in ten finds are right",
    arguments: Array(1...10) as [UInt64])
  func recallAndPrecision(seed: UInt64) throws {
    let sample = try RealPairs(seed: seed)
    #expect(sample.incidents.count == 215)
    #expect(sample.count == 101)
    let found = DuplicateSearch(Samples.picture(sample.incidents)).pairs
    let right = found.filter { RealPairs.isPair($0.one, $0.other) }.count
    let recall = Double(right) / Double(sample.count)
    let precision = Double(right) / Double(found.count)
    #expect(recall >= 0.9, "recall \(recall)")
    #expect(precision >= 0.9, "precision \(precision)")
  }

  @Test("In several parts and in any order the same pairs are found")
  func inParts() throws {
    let incidents = try RealPairs(seed: 1).incidents
    let whole = DuplicateSearch(Samples.picture(incidents))
    let parts = stride(from: 0, to: incidents.count, by: 50).reversed().map { start in
      DuplicateSubjects(
        Samples.picture(Array(incidents[start..<min(start + 50, incidents.count)])))
    }
    let divided = DuplicateSearch(parts)
    #expect(divided.pairs == whole.pairs)
    #expect(divided.comparisonCount == whole.comparisonCount)
    let id = try #require(whole.pairs.first).one
    #expect(
      DuplicateSearch(parts, with: [id]).pairs
        == DuplicateSearch(
          Samples.picture(incidents), with: [id]
        ).pairs)
  }

  @Test("The score tells each part's contribution")
  func explanation() throws {
    let one = Samples.incident(
      "ML-1", town: "ml-niono", attributions: [Samples.attribution(["katiba-macina"], .suspected)],
      casualties: [Samples.casualties(.stateForces, CountInterval(exactly: 8))])
    let other = Samples.incident(
      "ML-2", on: Occurrence(Samples.day("2025-07-02")), town: "ml-molodo", kind: .ambush,
      attributions: [Samples.attribution(["jnim"], .claimed, by: "jnim")],
      casualties: [Samples.casualties(.stateForces, CountInterval(exactly: 10))])
    let pair = try #require(DuplicateSearch(Samples.picture([one, other])).pairs.first)
    #expect(
      pair.score.parts.map { "\($0.name) \($0.points): \($0.text)" } == [
        "time 21: one day apart",
        "place 38: 4 km apart, where up to 16 km fit how exactly they are known",
        "kind 7: armed-assault and ambush",
        "actors 10: jnim in both",
        "toll 6: killed 8 and 10",
        "sources 0: no source in common",
      ])
    #expect(pair.score.total == 82)
  }

  @Test("Attacks three days or eighty kilometres apart are no pair")
  func apart() {
    let one = Samples.incident("ML-1", town: "ml-niono")
    #expect(
      pairs([
        one, Samples.incident("ML-2", on: Occurrence(Samples.day("2025-07-04")), town: "ml-niono"),
        Samples.incident("ML-3", town: "ml-kayes"),
      ]).isEmpty)
  }

  @Test("Attacks of one operation on different towns are no pair, on the same town they are")
  func operation() {
    let niono = Samples.incident("ML-1", town: "ml-niono", operation: "OP-1")
    let molodo = Samples.incident("ML-2", town: "ml-molodo", operation: "OP-1")
    let again = Samples.incident("ML-3", town: "ml-molodo", operation: "OP-1")
    #expect(pairs([niono, molodo]).isEmpty)
    #expect(pairs([niono, molodo, again]) == ["ML-2 ML-3"])
  }

  @Test("Two records of one dataset are no pair, and a third is the nearer one")
  func dataset() {
    var one = Samples.incident("UCDP-1", town: "ml-niono")
    one.external = [ExternalID(scheme: "ucdp", id: "1")]
    var other = Samples.incident("UCDP-2", town: "ml-molodo")
    other.external = [ExternalID(scheme: "ucdp", id: "2")]
    #expect(pairs([one, other]).isEmpty)
    let hand = Samples.incident("ML-3", town: "ml-niono")
    #expect(pairs([one, other, hand]) == ["ML-3 UCDP-1"])
  }

  @Test("The same id in another dataset is a pair wherever and whenever")
  func identity() throws {
    var one = Samples.incident("ML-1", town: "ml-niono")
    one.external = [ExternalID(scheme: "acled", id: "MLI1")]
    var other = Samples.incident(
      "ML-2", on: Occurrence(Samples.day("2020-01-01")), town: "ml-kayes")
    other.external = one.external
    let pair = try #require(DuplicateSearch(Samples.picture([one, other])).pairs.first)
    #expect(pair.score.parts.first?.text == "both have the same id in another dataset")
  }

  @Test(
    "On one day, of one kind, in neighbouring places: one text makes a pair of them, a short one not",
    arguments: [
      (nil, nil, false), ("attack on a convoy", "attack on a convoy", false),
      (
        "Gunmen on motorcycles fired at the market and left to the north.",
        "gunmen on motorcycles fired at the market, and left to the north", true
      ),
      (
        "Gunmen on motorcycles fired at the market and left to the north.",
        "The army says that its patrol met gunmen near the market.", false
      ),
    ])
  func texts(one: String?, other: String?, isFound: Bool) {
    func incident(_ id: String, _ latitude: Double, _ text: String?) -> Incident {
      var incident = Samples.incident(id)
      incident.place.coordinates = Coordinates(latitude: latitude, longitude: -6)
      incident.place.precision = .settlement
      incident.summary = text
      return incident
    }
    let found = pairs([incident("ML-1", 14.25, one), incident("ML-2", 14.37, other)])
    #expect(found.isEmpty != isFound)
  }

  @Test("What was compared and found different is not offered again")
  func notDuplicate() {
    var one = Samples.incident("ML-1", town: "ml-niono")
    let other = Samples.incident("ML-2", town: "ml-niono")
    #expect(pairs([one, other]) == ["ML-1 ML-2"])
    one.notDuplicateOf = ["ML-2"]
    #expect(pairs([one, other]).isEmpty)
  }

  @Test("An attack known only by its region is compared by region and name")
  func regionOnly() {
    var vague = Samples.incident("ML-1", region: "ml-niono-cercle-2023", precision: .adm2)
    vague.place.asWritten = "Niono"
    let exact = Samples.incident("ML-2", town: "ml-niono")
    #expect(pairs([vague, exact]) == ["ML-1 ML-2"])
    let elsewhere = Samples.incident("ML-3", town: "ml-kayes")
    #expect(pairs([vague, elsewhere]).isEmpty)
  }

  @Test("Attacks are compared only with those near them, never all with all")
  func noAllPairs() {
    var random = SplitMix(state: 1)
    let incidents = (0..<3000).map { number in
      var incident = Samples.incident(
        "ML-\(number)", on: Occurrence(Samples.day("2015-01-01") + random.below(3650)))
      incident.place.coordinates = Coordinates(
        latitude: 12 + Double(random.below(5000)) / 1000,
        longitude: -8 + Double(random.below(9000)) / 1000)
      incident.place.precision = .settlement
      return incident
    }
    // All pairs would be 4.5 million.
    #expect(DuplicateSearch(Samples.picture(incidents)).comparisonCount < 100)
  }

  @Test("A date known only to the year, or a place known only to the country, makes no pair")
  func vague() {
    let year = Occurrence(
      start: Samples.day("2025-01-01"), end: Samples.day("2025-12-31"), precision: .year)
    #expect(
      pairs([
        Samples.incident("ML-1", on: year, town: "ml-niono"),
        Samples.incident("ML-2", town: "ml-niono"), Samples.incident("ML-3"),
      ]).isEmpty)
  }
}
