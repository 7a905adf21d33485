import IncidentCore
import Testing

@Suite("QueryFields")
struct QueryFieldsTests {
  private static let attacks: [Incident] = {
    var first = Samples.incident(
      "ML-20250701-K7QX", town: "ml-kayes", kind: .shelling,
      attributions: [
        Samples.attribution(["katiba-macina"], .claimed, confidence: .high, by: "jnim")
      ],
      casualties: [
        Samples.casualties(.civilians, CountInterval(low: 5, high: 7), key: "c1"),
        Samples.casualties(.assailants, CountInterval(low: 80), key: "c2"),
        Samples.casualties(.civilians, CountInterval(best: 20), key: "c3", outcome: .wounded),
      ],
      sources: [Source(key: "s1", publisher: "AFP", title: "Sept villes attaquées", kind: .media)],
      operation: "OP-1")
    first.verification = .partlyVerified
    first.tags = ["Border"]
    first.marking = .green
    first.external = [ExternalID(scheme: "ucdp", id: "620345")]
    first.summary = "Shells fell on the barracks"
    let second = Samples.incident(
      "ML-20230312-B2B2",
      on: Occurrence(
        start: Samples.day("2023-03-01"), end: Samples.day("2023-03-31"), precision: .month),
      town: "ml-nioro", targets: [Target(.police), Target(.civilians)],
      attributions: [
        Samples.attribution(["jnim"], .assessed, by: "dataset:a"),
        Samples.attribution(["is-sahel"], .assessed, by: "dataset:b"),
      ],
      casualties: [Samples.casualties(.all, .unknown)])
    let third = Samples.incident(
      "XX-00000000-C3C3", on: .unknown, region: "ml-segou", precision: .adm1, kind: .unknown,
      targets: [],
      attributions: [
        Samples.attribution(["jnim"], .assessed, role: .party),
        Samples.attribution(["fama"], .assessed, role: .party),
      ],
      casualties: [Samples.casualties(.stateForces, CountInterval(exactly: 0))])
    var fourth = Samples.incident("ML-20200101-D4D4", on: Occurrence(Samples.day("2020-01-01")))
    fourth.place.country = "XX"
    fourth.place.precision = .unknown
    fourth.state = .retracted
    return [first, second, third, fourth]
  }()

  private static let picture = Samples.picture(
    attacks, operations: [Samples.operation(Evidence())])

  /// The positions, from 1, of the attacks that a question finds.
  private func found(
    _ field: String, _ values: String..., exactly: Bool = false, certainly: Bool = false
  ) throws -> [Int] {
    let query = try CompiledQuery(
      .term(.init(field, values, isExact: exactly, isCertain: certainly)), in: Samples.context)
    let attacks = QueryFieldsTests.picture.attacks
    return attacks.indices.filter { query.matches(attacks[$0]) }.map { $0 + 1 }
  }

  @Test(
    "Each field finds what it names",
    arguments: [
      ("id", "k7q", [1]), ("id", "ML-", [1, 2, 4]),
      ("date", "2025", [1]), ("date", "2023-03-15", [2]), ("date", "2022..2025-06", [2]),
      ("date", "unknown", [3]),
      ("country", "ML", [1, 2, 3]), ("country", "ml", [1, 2, 3]), ("country", "Mali", [1, 2, 3]),
      ("country", "unknown", [4]), ("country", "NE", []),
      ("region", "Kayes", [1, 2]), ("region", "Ségou", [3]), ("region", "Western Mali", [1, 2]),
      ("region", "unknown", [4]), ("region", "Nioro", [2]),
      ("cercle", "Kayes", [1]), ("cercle", "Nioro", [2]), ("cercle", "unknown", [3, 4]),
      ("town", "nioro du sahel", [2]), ("town", "unknown", [3, 4]),
      ("near", "Diboli~100km", [1]), ("near", "Diboli~80", []), ("near", "Kayes~0", [1]),
      ("kind", "shelling", [1]), ("kind", "Shelling", [1]), ("kind", "unknown", [3]),
      ("target", "military", [1, 4]), ("target", "civilians", [2]), ("target", "unknown", [3]),
      ("group", "JNIM", [1, 2, 3]), ("group", "FLM", [1]), ("group", "=jnim", [2, 3]),
      ("group", "is-sahel", [2]), ("group", "unknown", [4]),
      ("status", "claimed", [1]), ("status", "contested", [2]), ("status", "party", [3]),
      ("status", "unattributed", [4]),
      ("role", "party", [3]), ("role", "perpetrator", [1, 2]), ("role", "unknown", [4]),
      ("confidence", "high", [1]), ("confidence", "unknown", [2, 3, 4]),
      ("operation", "op-1", [1]), ("operation", "an operation", [1]),
      ("operation", "unknown", [2, 3, 4]),
      ("killed", "85", [1]), ("killed", "100", [1]), ("killed", "84", []), ("killed", "0", [3]),
      ("killed", "..5", [3]), ("killed", "unknown", [2, 4]),
      ("killed-civilians", "5", [1]), ("killed-civilians", "7..10", [1]),
      ("killed-civilians", "8+", []), ("killed-civilians", "unknown", [2, 3, 4]),
      ("killed-assailants", "1000+", [1]), ("killed-assailants", "..79", []),
      ("killed-state-forces", "0", [3]), ("wounded", "20", [1]), ("wounded", "19", []),
      ("verification", "partly-verified", [1]), ("verification", "unverified", [2, 3, 4]),
      ("state", "retracted", [4]), ("source", "afp", [1]), ("source", "attaquees", [1]),
      ("source", "unknown", [2, 3, 4]), ("tag", "border", [1]), ("text", "BARRACKS", [1]),
      ("recorded", "2025-07-03", [1, 2, 3, 4]), ("recorded", "2025-07-02", []),
      ("marking", "green", [1]), ("external", "ucdp:620345", [1]),
      ("external", "UCDP", [1]), ("external", "620345", [1]), ("external", "ucdp:62034", []),
      ("external", "unknown", [2, 3, 4]),
    ] as [(String, String, [Int])])
  func fields(field: String, value: String, expected: [Int]) throws {
    #expect(try found(field, value) == expected, "\(field):\(value)")
  }

  @Test("A record without a marking of its own has the log's")
  func inheritedMarking() throws {
    var context = Samples.context
    context.marking = .amber
    let query = try CompiledQuery(.term(.init("marking", ["amber"])), in: context)
    let attacks = QueryFieldsTests.picture.attacks
    #expect(attacks.map(query.matches) == [false, true, true, true])
    #expect(try found("marking", "unknown") == [2, 3, 4])
  }

  @Test("Several values are one or the other")
  func severalValues() throws {
    #expect(try found("kind", "shelling", "unknown") == [1, 3])
  }

  @Test("Exactly means without components, sub-regions or parts of words")
  func exactly() throws {
    #expect(try found("group", "jnim", exactly: true) == [2, 3])
    #expect(try found("id", "K7QX", exactly: true) == [])
    #expect(try found("id", "ml-20250701-k7qx", exactly: true) == [1])
    #expect(try found("region", "Ségou", exactly: true) == [3])
    #expect(try found("region", "Kayes", exactly: true) == [])
    #expect(try found("tag", "bord", exactly: true) == [])
  }

  @Test("Certainly means whatever the true number or day is")
  func certainly() throws {
    #expect(try found("killed-civilians", "5+", certainly: true) == [1])
    #expect(try found("killed-civilians", "6+", certainly: true) == [])
    #expect(try found("killed-civilians", "5..7", certainly: true) == [1])
    #expect(try found("killed-civilians", "5..6", certainly: true) == [])
    #expect(try found("killed-assailants", "80+", certainly: true) == [1])
    #expect(try found("killed-assailants", "..1000", certainly: true) == [])
    #expect(try found("killed", "..5", certainly: true) == [3])
    #expect(try found("date", "2023-03", certainly: true) == [2])
    #expect(try found("date", "2023-03-15", certainly: true) == [])
  }

  @Test("And, or and not join questions")
  func joined() throws {
    func find(_ query: Query) throws -> [Int] {
      let query = try CompiledQuery(query, in: Samples.context)
      let attacks = QueryFieldsTests.picture.attacks
      return attacks.indices.filter { query.matches(attacks[$0]) }.map { $0 + 1 }
    }
    let jnim = Query.term(.init("group", ["jnim"]))
    let police = Query.term(.init("target", ["police"]))
    let kinds = Query.term(.init("kind", ["unknown"]))
    #expect(try find(.all) == [1, 2, 3, 4])
    #expect(try find(.and([jnim, police])) == [2])
    #expect(try find(.or([police, kinds])) == [2, 3])
    #expect(try find(.not(jnim)) == [4])
    #expect(Query.all(of: [.all, jnim]) == jnim)
    #expect(Query.all(of: []) == .all)
    #expect(Query.all(of: [jnim, .all, police]) == .and([jnim, police]))
  }

  // MARK: What is refused

  private func problems(_ field: String, _ value: String) -> [String] {
    do throws(QueryProblems) {
      _ = try CompiledQuery(.term(.init(field, [value])), in: Samples.context)
      return []
    } catch {
      return error.all.map { "\($0.summary); \($0.hints.joined(separator: "; "))" }
    }
  }

  @Test(
    "What is misspelt is refused with what may have been meant",
    arguments: [
      ("grup", "jnim", "no field is called `grup`; did you mean `group`?"),
      ("kind", "sheling", "`sheling` is not a known kind; did you mean `shelling`?"),
      (
        "town", "Gogi", "no town named `Gogi` in the gazetteer; did you mean `Gogui` (Nioro, Mali)?"
      ),
      ("region", "Kaynes", "no region is called `Kaynes`; did you mean `Kayes`?"),
      ("cercle", "Nionno", "no cercle is called `Nionno`; did you mean `Niono`?"),
      (
        "group", "Katiba Masina",
        "no actor is called `Katiba Masina`; did you mean `Katiba Macina`?"
      ),
      ("killed", "many", "`many` is not a count; write `5`, `5+`, `..5`, `5..10` or `unknown`"),
      (
        "killed", "7..5",
        "`7..5` has its larger number first; write `5`, `5+`, `..5`, `5..10` or `unknown`"
      ),
      (
        "claimed", "yes",
        "`yes` is not a number of days; `claimed:0+` finds what was claimed, `claimed:8+` more than "
          + "a week later, `claimed:unknown` what was not"
      ),
      (
        "near", "Kayes",
        "`Kayes` names no place and distance; write the place, `~` and kilometres, such as "
          + "`Kayes~50km`, `14.25,-5.99~50km` or `Senegal-border~50km`"
      ),
      (
        "date", "03/04/2025",
        "`03/04/2025` can be read as 3 Apr 2025 or 4 Mar 2025; write `2025-04-03` or `2025-03-04`"
      ),
      (
        "town", "Madina",
        "`Madina` names 2 towns; use an id: `ml-madina-1` Madina (Kayes, Mali); "
          + "`ml-madina-2` Madina (Ségou, Mali)"
      ),
    ])
  func refused(field: String, value: String, problem: String) {
    #expect(problems(field, value) == [problem])
  }

  @Test("All problems of a question are told at once")
  func allProblems() throws {
    let query = Query.and([
      .term(.init("kind", ["sheling", "ambsh"])), .not(.term(.init("town", ["Nowhere at all"]))),
    ])
    let error = try #require(throws: QueryProblems.self) {
      try CompiledQuery(query, in: Samples.context)
    }
    #expect(error.all.map(\.code) == ["unknown-word", "unknown-word", "unknown-town"])
  }

  @Test("A name that could mean several towns is told with the one that was taken")
  func notes() throws {
    let query = try CompiledQuery(.term(.init("town", ["Bankass"])), in: Samples.context)
    #expect(
      query.notes == [
        NameNote(
          "`Bankass` could be any of 2 places; taken as `ml-bankass-1` Bankass (Ségou, Mali), by far "
            + "the largest",
          hints: ["an id names another of them: `ml-bankass-2` Bankass (Kayes, Mali)"])
      ])
  }

  @Test("Every field has a name of its own and help")
  func catalog() {
    let names = QueryField.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(QueryField.all.allSatisfy { !$0.help.isEmpty && !$0.valueName.isEmpty })
    #expect(
      names == [
        "id", "date", "country", "region", "cercle", "town", "near", "kind", "target", "weapon",
        "group",
        "status", "role", "confidence", "claimed", "changed", "operation", "killed",
        "killed-civilians", "killed-assailants", "killed-state-forces", "wounded", "captured",
        "abducted", "missing", "disputed",
        "verification", "state", "source", "reliability", "tag", "text", "recorded", "marking",
        "external",
      ])
  }

  @Test("Of several towns of one name those where the log has incidents are meant")
  func townsInUse() throws {
    var context = Samples.context
    context.townsInUse = { ["ml-madina-2", "ml-kayes"] }
    let query = try CompiledQuery(.term(.init("town", ["Madina"])), in: context)
    #expect(query.meaning.values.map(\.ids) == [["ml-madina-2"]])
    #expect(
      query.notes == [
        NameNote(
          "`Madina` could be any of 2 places; taken as `ml-madina-2` Madina (Ségou, Mali), where the "
            + "log has incidents",
          hints: ["an id names another of them: `ml-madina-1` Madina (Kayes, Mali)"])
      ])
  }

  @Test(
    "A namesake that the log has is told and found, also beside one that is far larger",
    arguments: [
      (["ml-bankass-1"], ["ml-bankass-1"]), (["ml-bankass-2"], ["ml-bankass-2"]),
      (["ml-bankass-1", "ml-bankass-2"], ["ml-bankass-1", "ml-bankass-2"]), ([], ["ml-bankass-1"]),
    ])
  func largerNamesake(inUse: [String], meant: [String]) throws {
    var context = Samples.context
    context.townsInUse = { Set(inUse) }
    let query = try CompiledQuery(.term(.init("town", ["Bankass"])), in: context)
    #expect(query.meaning.values.map(\.ids) == [meant])
    let note = try #require(query.notes.first)
    #expect(meant.allSatisfy(note.text.contains), "\(note)")
  }

  @Test("A distance can be taken from a point, whose two numbers are one value")
  func nearPoint() throws {
    let query = try CompiledQuery(
      .term(.init("near", ["14.45", "-11.44~20km", "Gogui~50"])), in: Samples.context)
    #expect(
      query.meaning.values.map(\.text) == [
        "20 km around 14.45,-11.44", "50 km around Gogui (Nioro, Mali), ml-gogui",
      ])
    #expect(throws: QueryProblems.self) {
      try CompiledQuery(.term(.init("near", ["14.45", "-511.44~20km"])), in: Samples.context)
    }
  }
}
