import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

/// Statements at random, few enough of each part that the same patterns come again and again.
@Suite("Who leads, once for all records of a pattern")
struct LeadingCacheTests {
  private static let actors = ActorRegister([
    ConflictActor(id: "top", name: "Top", kind: .militia),
    ConflictActor(
      id: "part", name: "Part", kind: .militia,
      relations: [
        .init(.componentOf, "top", validity: Validity(from: PartialDate(iso: "2020-03-01")))
      ]),
    ConflictActor(id: "other", name: "Other", kind: .militia),
    ConflictActor(id: "people", name: "People", kind: .civilians),
    ConflictActor(id: "somebody", name: "Somebody", kind: .unidentified),
  ])

  private static func statements(_ random: inout SplitMix64) -> [Attribution] {
    func one<Element>(of elements: Element...) -> Element {
      elements[Int.random(in: 0..<elements.count, using: &random)]
    }
    return (1...one(of: 1, 2, 2, 3)).map { number in
      var attribution = Attribution(
        key: "a\(number)",
        actors: one(of: ["top"], ["other"], ["part"], ["top", "other"], ["somebody"], ["people"]),
        status: one(
          of: .suspected, .suspected, .claimed, .denied, .rejected, .confirmed),
        by: one(of: .kind(.press), .kind(.witness), .actor("top"), .actor("other")),
        stated: .day(Day(daysSince1970: one(of: 18_300, 18_300, 18_301))))
      attribution.role = one(of: .perpetrator, .perpetrator, .party)
      attribution.likelihood = one(of: nil, .unlikely, .even, .likely)
      attribution.confidence = one(of: nil, .low, .high)
      return attribution
    }
  }

  @Test("It finds what is derived of each record")
  func sameAsDerived() throws {
    var random = SplitMix64(seed: 11)
    var scanner = LineScanner(ScanTable(.incident), references: .none)
    let texts = AttributionTexts(Self.actors)
    var cache = LeadingCache(actors: Self.actors, texts: texts, followsCourses: true)
    for number in 1...6000 {
      let day = Day(daysSince1970: number.isMultiple(of: 2) ? 18_200 : 18_400)
      let statements = Self.statements(&random)
      let incident = Incident(
        id: "X-\(number)", recorded: Recording(at: Instant(startOf: day), by: "desk"),
        occurred: .unknown, place: IncidentPlace(country: "ML", precision: .country),
        attack: Attack(kind: .unknown), evidence: Evidence(attributions: statements))
      var line: [UInt8] = []
      JSONWriter.append(ObjectShape.incident.canonical(incident.json), to: &line)
      let isVouched = (line + Array(repeating: 0x0A, count: LineScanner.slack)).withUnsafeBytes {
        scanner.scan(UnsafeRawBufferPointer(rebasing: $0[..<line.count]))
      }
      try #require(isVouched, "\(String(decoding: line, as: UTF8.self))")
      // The attack became known before anybody was named, or by naming somebody.
      let times = statements.map { $0.stated.upperBound.millisecondsSince1970 }
      let opening = try #require(times.min()) - (number.isMultiple(of: 3) ? 1 : 0)
      texts.learn(scanner.facets[Int(ScanFacet.attribution.rawValue)])
      let found = cache.leading(
        of: scanner.facts.attributions, speakers: scanner.speakers, operation: [], from: opening,
        on: day)

      let derived = AttributionDerivation(statements, on: day, actors: Self.actors)
      let led = derived.leading
      let kind = ColumnLeaders.Kind(led)
      if kind == .unattributed {
        #expect(found.numbers.leaders == 0 && found.numbers.assurances == 0)
      } else {
        #expect(
          cache.leaders[found.numbers.leaders]
            == ColumnLeaders(kind: kind, actors: led.statements.map { $0.actors }).packed)
        #expect(
          cache.assurances[found.numbers.assurances]
            == ColumnAssurances(
              kind: kind, statements: led.statements.map { ColumnAssurances.Assurance($0) }
            ).packed)
      }
      let course = AttributionCourse(statements, on: day, actors: Self.actors)
      #expect(found.claim == course.claim.map { times[$0] })
      #expect(
        found.change
          == course.lastChange(isKnownBefore: times.allSatisfy { opening < $0 }).map { times[$0] })
    }
  }
}
