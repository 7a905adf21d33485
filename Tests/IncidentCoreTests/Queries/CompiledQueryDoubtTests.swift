import Testing

@testable import IncidentCore

@Suite("CompiledQuery, what is in doubt")
struct CompiledQueryDoubtTests {
  private let picture = Samples.picture([
    Samples.incident(
      "1", casualties: [Samples.casualties(.civilians, CountInterval(low: 1))]),
    Samples.incident(
      "2", casualties: [Samples.casualties(.civilians, CountInterval(exactly: 8))]),
    Samples.incident(
      "3",
      on: Occurrence(
        start: Samples.day("2025-06-01"), end: Samples.day("2025-06-30"), precision: .month),
      casualties: [Samples.casualties(.civilians, CountInterval(low: 6, high: 9))]),
  ])

  private func possible(_ text: String) throws -> (found: Int, PossibleMatches)? {
    let query = try CompiledQuery(ParsedQuery(text).query, in: Samples.context)
    let found = picture.attacks.filter(query.matches)
    return query.possibleMatches(among: found.count) { stricter in
      found.indices.filter { !stricter.matches(found[$0]) }
    }.map { (found.count, $0) }
  }

  @Test(
    "What matches only possibly is counted, with the conditions that leave it out",
    arguments: [
      ("killed-civilians:6+", 3, 1, "certain:killed-civilians:6+"),
      ("killed-civilians:6+ date:2025-06-10", 1, 1, "certain:date:2025-06-10"),
      (
        "killed-civilians:8+ date:2025-06-10", 1, 1,
        "certain:killed-civilians:8+ certain:date:2025-06-10"
      ),
      (
        "killed-civilians:6+ or text:none", 3, 1,
        "certain:killed-civilians:6+ or text:none"
      ),
      ("not certain:killed-civilians:6+", 1, 1, "not killed-civilians:6+"),
    ])
  func possible(text: String, found: Int, count: Int, certain: String) throws {
    let matches = try #require(try possible(text))
    #expect(matches.found == found)
    #expect(matches.1.count == count)
    #expect(matches.1.certain.text == certain)
  }

  @Test(
    "Nothing is said of what matches in every case",
    arguments: [
      "", "certain:killed-civilians:6+", "killed-civilians:1..", "not killed-civilians:9+",
      "date:2025-07", "killed:unknown",
    ])
  func certain(text: String) throws {
    #expect(try possible(text) == nil)
  }

  private func unasked(_ text: String) throws -> [UnaskedFigure] {
    try CompiledQuery(ParsedQuery(text).query, in: Samples.context)
      .unaskedFigures(in: Samples.firstOfJuly())
  }

  @Test(
    "A figure for an operation that no attack of it has is told",
    arguments: [
      ("killed:50+", "killed"), ("region:Kayes killed-assailants:80", "killed-assailants"),
    ])
  func operation(text: String, field: String) throws {
    #expect(
      try unasked(text) == [
        UnaskedFigure(
          operation: "OP-20250701-7M2P", field: field, count: CountInterval(low: 80), attacks: 7)
      ])
  }

  @Test(
    "It is not told where the count does not hold, or none of its attacks meets the rest",
    arguments: ["killed:..79", "killed-civilians:5+", "killed:50+ date:2024", "region:Kayes"])
  func otherOperation(text: String) throws {
    #expect(try unasked(text) == [])
  }
}
