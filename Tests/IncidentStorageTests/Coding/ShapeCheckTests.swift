import IncidentStorage
import Testing
import TextBasics

@Suite("Shape check")
struct ShapeCheckTests {
  private static let references = ReferenceLookUp(
    exists: { kind, id in
      switch kind {
      case .actor: id == "jnim"
      case .town: id == "ml-niono"
      case .region: id == "ml-kayes"
      case .operation: id == "OP-20250701-2M7P"
      case .incident: id == "ML-20250701-0001"
      }
    },
    suggestions: { kind, id in id == "nobody" ? [] : ["did you mean `another \(kind.rawValue)`?"] })

  private static func problems(_ line: String, as shape: ObjectShape = .incident) throws -> [String]
  {
    ShapeCheck.problems(of: try JSONReader.read(line), as: shape, references: references).map {
      "\($0.pointer) \($0.code): \($0.summary)\($0.hints.map { " (\($0))" }.joined())"
    }
  }

  @Test(
    "Records with every field are right",
    arguments: [
      (LogCollection.incidents, FullRecords.incident), (.operations, FullRecords.operation),
      (.towns, FullRecords.town), (.regions, FullRecords.region), (.actors, FullRecords.actor),
    ])
  func right(collection: LogCollection, line: String) throws {
    #expect(ShapeCheck.problems(of: try JSONReader.read(line), as: collection.shape) == [])
  }

  @Test(
    "What is wrong with one value is told with its place",
    arguments: [
      (
        #""revision":3"#, #""revision":"3""#,
        "/revision wrong-type: `3` is not a whole number"
      ),
      (
        #""revision":3"#, #""revision":0"#,
        "/revision out-of-range: `0` is not between 1 and 1000000000"
      ),
      (
        #""revision":3"#, #""revision":1.5"#,
        "/revision wrong-type: `1.5` is not a whole number"
      ),
      (
        #""state":"merged""#, #""state":"mergd""#,
        "/state unknown-word: `mergd` is not a known state (did you mean `merged`?)"
      ),
      (
        #""state":"merged""#, #""state":"zzzzzz""#,
        "/state unknown-word: `zzzzzz` is not a known state "
          + "(use one of `active`, `retracted`, `merged`)"
      ),
      (
        #""state":"merged""#, #""state":true"#,
        "/state wrong-type: `true` is not one of `active`, `retracted`, `merged`"
      ),
      (
        #""start":"2025-07-01""#, #""start":"2025-02-30""#,
        "/occurred/start wrong-type: `2025-02-30` is not a day such as `2025-07-01`"
      ),
      (
        #""timeOfDay":"early-morning""#, #""timeOfDay":"25:00""#,
        "/occurred/timeOfDay wrong-type: `25:00` is not `HH:MM` or a word such as `early-morning`"
      ),
      (
        #""latitude":14.25"#, #""latitude":90.5"#,
        "/place/latitude out-of-range: `90.5` is not between -90 and 90"
      ),
      (
        #""longitude":-5.99"#, #""longitude":-180.01"#,
        "/place/longitude out-of-range: `-180.01` is not between -180 and 180"
      ),
      (
        #""latitude":14.25"#, #""latitude":"14.25""#,
        "/place/latitude wrong-type: `14.25` is not a number"
      ),
      (
        #""town":"ml-niono""#, #""town":"ml-nionno""#,
        "/place/town unknown-town: no town has the id `ml-nionno` (did you mean `another town`?)"
      ),
      (
        #""region":"ml-kayes""#, #""region":7"#,
        "/place/region wrong-type: `7` is not the id of a region"
      ),
      (
        #""operation":"OP-20250701-2M7P""#, #""operation":"nobody""#,
        "/operation unknown-operation: no operation has the id `nobody`"
      ),
      (
        #""actors":["jnim"]"#, #""actors":["jnim","x"]"#,
        "/attributions/0/actors/1 unknown-actor: no actor has the id `x` "
          + "(did you mean `another actor`?)"
      ),
      (
        #""actors":["jnim"]"#, #""actors":"jnim""#,
        "/attributions/0/actors wrong-type: `jnim` is not a list"
      ),
      (
        #""by":"press""#, #""by":"pres""#,
        "/casualties/0/by unknown-actor: no actor has the id `pres` (did you mean `press`?) "
          + "(did you mean `another actor`?)"
      ),
      (
        #""by":"press""#, #""by":"nobody""#,
        "/casualties/0/by unknown-actor: no actor has the id `nobody` "
          + "(a speaker is an actor's id, `dataset:` and a name, or one of `press`, "
          + "`social-media`, `witness`, `local-sources`, `authorities`, `ngo`, `analyst`, "
          + "`recorder`)"
      ),
      (
        #""by":"press""#, #""by":"""#,
        "/casualties/0/by wrong-type: `` is not who says it"
      ),
      (
        #""low":5"#, #""low":-1"#,
        "/casualties/0/count/low out-of-range: `-1` is not 0 or more"
      ),
      (
        #""count":{"low":5,"best":6,"high":7},"#, "",
        "/casualties/0/count missing-value: the casualty statement has no `count` "
          + "(`count`: how many; an empty object: asked, but not known)"
      ),
      (
        #""stated":"2025-07-02T08:00:00.000Z""#, #""stated":"yesterday""#,
        "/casualties/0/stated wrong-type: `yesterday` is not a day or an instant such as "
          + "`2025-07-01T12:00:00.000Z`"
      ),
      (
        #""credibility":2"#, #""credibility":7"#,
        "/sources/0/credibility out-of-range: `7` is not between 1 and 6"
      ),
      (
        #""sure":true"#, #""sure":"yes""#,
        "/support/0/sure wrong-type: `yes` is not true or false"
      ),
      (
        #""at":"2025-07-02T09:00:00.000Z""#, #""at":"2025-07-02""#,
        "/recorded/at wrong-type: `2025-07-02` is not an instant such as "
          + "`2025-07-01T12:00:00.000Z`"
      ),
      (
        #""title":"T""#, #""title":["T"]"#,
        #"/title wrong-type: `["T"]` is not text"#
      ),
      (
        #""attack":{"kind":"complex-attack""#, #""attack":{"kind":"complexattack""#,
        "/attack/kind unknown-word: `complexattack` is not a known kind "
          + "(did you mean `complex-attack`?)"
      ),
    ])
  func wrong(part: String, replacement: String, problem: String) throws {
    #expect(FullRecords.incident.contains(part))
    let line = FullRecords.incident.replacing(part, with: replacement, maxReplacements: 1)
    #expect(try Self.problems(line) == [problem])
  }

  @Test("Every problem of a record is told, in the order of the shape")
  func all() throws {
    #expect(
      try Self.problems(#"{"place":[],"revision":-1,"id":"a","recorded":{"by":"x"}}"#) == [
        "/revision out-of-range: `-1` is not between 1 and 1000000000",
        "/recorded/at missing-value: the recording has no `at` (`at`: when it was recorded)",
        "/occurred missing-value: the incident has no `occurred` (`occurred`: when it happened)",
        "/place wrong-type: `[]` is not an object",
        "/attack missing-value: the incident has no `attack` (`attack`: what happened)",
      ])
  }

  @Test("What is no object at all is one problem", arguments: ["[]", "1", "null", "\"a\""])
  func noObject(text: String) throws {
    let shown = text == "\"a\"" ? "a" : text
    #expect(try Self.problems(text) == [" wrong-type: `\(shown)` is not an object"])
  }

  @Test("A null stands for a value that is absent, and keys that nobody knows are let be")
  func lenient() throws {
    let line = #"{"id":"a","name":"A","kind":"militia","from":null,"colour":"red"}"#
    #expect(try Self.problems(line, as: .actor) == [])
    #expect(
      try Self.problems(#"{"id":"a","name":null,"kind":"militia"}"#, as: .actor) == [
        "/name missing-value: the actor has no `name` (`name`: the name)"
      ])
  }

  @Test("A long value is cut in the message")
  func long() throws {
    let text = String(repeating: "x", count: 100)
    #expect(
      try Self.problems(#"{"id":"a","name":"A","kind":"militia","from":"\#(text)"}"#, as: .actor)
        == [
          "/from wrong-type: `\(String(repeating: "x", count: 60))…` is not a year, a month or a day"
        ])
  }
}
