import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

@Suite("Incidents decoded when they are asked for")
struct IndexedIncidentsTests {
  private let folder: TemporaryFolder
  private let log: LogFolder
  private let whole: LogContents
  private let indexed: LogContents

  init() throws {
    folder = try TemporaryFolder()
    log = LogFolder(folder.file("log"))
    let reference = try GeneratedReference.make(in: folder)
    _ = try GeneratedLog.write(
      seed: 12, revisions: SlowTests.areWanted ? 400 : 60, to: log.path, reference: reference)
    try IndexedIncidentsTests.amendInTwoPlaces(log, folder)
    whole = try LogContents(log)
    indexed = try LogContents(log, cache: folder.file("cache"), longJournals: 0)
  }

  /// Appends two revisions of one record that do not know of each other.
  private static func amendInTwoPlaces(_ log: LogFolder, _ folder: TemporaryFolder) throws {
    let name = try #require(try log.files(of: .incidents).last)
    var bytes = try #require(try FileAccess().read(log.file(name)))
    let line = try #require(bytes.split(separator: 0x0A).last)
    for title in ["one", "other"] {
      var json = try JSONReader.read(line)
      json["revision"] = .integer((json["revision"]?.integer ?? 1) + 1)
      json["recorded"]?["reason"] = .string("a test")
      json["recorded"]?["replaces"] = .strings([StoredLine.hash(of: line)])
      json["title"] = .string(title)
      bytes += Array(json.text.utf8) + [0x0A]
    }
    try folder.write(bytes, to: "log/\(name)")
  }

  @Test("The countries in use are those of active incidents, however a line writes them")
  func countries() throws {
    let name = try #require(try log.files(of: .incidents).last)
    var text = try #require(try folder.text("log/\(name)"))
    for (id, country, state) in [
      ("ZM-20250101-AAA1", #""country" : "ZM""#, "active"),
      ("ZW-20250101-AAA1", #""country":"\u005AW""#, "active"),
      ("ZA-20250101-AAA1", #""country":"ZA""#, "retracted"),
      ("XX-20250101-AAA1", #""country":"XX""#, "active"),
    ] {
      text += """
        {"id":"\(id)","revision":1,"recorded":{"at":"2025-07-01T16:00:00.000Z","by":"tester"},\
        "state":"\(state)","occurred":{"start":"2025-01-01","end":"2025-01-01","precision":"day"},\
        "place":{\(country),"precision":"country"},"attack":{"kind":"ied"}}

        """
    }
    try folder.write(text, to: "log/\(name)")
    let whole = try LogContents(log)
    #expect(whole.problems.isEmpty, "\(whole.problems)")
    let indexed = try LogContents(log, cache: folder.file("cache"), longJournals: 0)
    let countries = try #require(indexed.index?.countriesInUse)
    #expect(countries.isSuperset(of: ["ZM", "ZW"]) && countries.isDisjoint(with: ["ZA", "XX"]))
    #expect(
      countries
        == Set(whole.incidents.values.filter { $0.state == .active }.map(\.place.country))
        .subtracting(["XX"]))
    #expect(whole.home == indexed.home)
  }

  @Test("They are those of the log read whole")
  func areTheSame() throws {
    #expect(indexed.index != nil)
    #expect(indexed.problems == whole.problems)
    #expect(indexed.incidents.ids == whole.incidents.ids)
    #expect(indexed.incidents.values.map(\.json) == whole.incidents.values.map(\.json))
    #expect(whole.incidents.all.count { $0.disagreement == .conflict } == 1)
    for record in whole.incidents.all {
      let found = try #require(indexed.incidents[record.id])
      #expect(found.value.json == record.value.json)
      #expect(found.line.bytes == record.line.bytes)
      #expect(found.line.number == record.line.number && found.line.file == record.line.file)
      #expect(found.conflicting.map(\.bytes) == record.conflicting.map(\.bytes))
      #expect(indexed.incidents.contains(record.id))
    }
    #expect(
      indexed.incidents.all.map(\.disagreement) == whole.incidents.all.map(\.disagreement))
    #expect(indexed.incidents["ML-20200101-NONE1"] == nil)
    #expect(!indexed.incidents.contains("ML-20200101-NONE1"))
  }

  @Test("Compared with each other, they are as alike as decoded ones")
  func areAsAlike() throws {
    // Each record stands beside others that are somewhat like it.
    let name = try #require(try log.files(of: .incidents).last)
    let text = try #require(try folder.text("log/\(name)"))
    let twins = text.replacing(#"{"id":""#, with: #"{"id":"TWIN-"#)
    let others = text.replacing(#"{"id":""#, with: #"{"id":"OTHER-"#)
      .replacing("settlement", with: "near-settlement").replacing("https:", with: "http:")
    try folder.write(text + twins + others, to: "log/\(name)")
    func pairs(_ contents: LogContents) -> [DuplicatePair] {
      // So low that every two are listed which are compared at all.
      DuplicateSearch(contents.duplicateSubjects, threshold: -100).pairs
    }
    let indexed = try LogContents(log, cache: folder.file("cache"), longJournals: 0)
    let found = pairs(indexed)
    #expect(found == pairs(try LogContents(log)))
    #expect(Set(found.map(\.score.total)).count > 1)
  }

  @Test("A part of an id finds the same ones", arguments: ["ML-", "2020…", "A", "ml-2", "nothing"])
  func areFoundByParts(fragment: String) {
    #expect(
      indexed.incidents.records(matching: fragment).map(\.id)
        == whole.incidents.records(matching: fragment).map(\.id))
  }

  @Test("What is asked of all of them has the same answer")
  func answerTheSame() throws {
    #expect(indexed.activeIncidents == whole.activeIncidents)
    let operations = Set(whole.operations.ids)
    let days = CheckedLog.firstDays(of: whole.incidents.values)
    #expect(!days.isEmpty)
    for operation in operations {
      #expect(indexed.firstDay(ofOperation: operation) == days[operation])
      #expect(whole.firstDay(ofOperation: operation) == days[operation])
    }
    #expect(
      indexed.incidents(inOperations: operations).map(\.id)
        == whole.incidents(inOperations: operations).map(\.id))
  }

  @Test("Those near an attack in time and place are found, and no others")
  func nearOnes() throws {
    let name = try #require(try log.files(of: .incidents).last)
    var text = try #require(try folder.text("log/\(name)"))
    let region = try #require(whole.regions.all.first { $0.kind == .adm2 })
    func point(_ latitude: String) -> String {
      #""country":"XX","latitude":\#(latitude),"longitude":0.5,"precision":"settlement""#
    }
    for (id, day, place) in [
      ("AAA1", "2031-01-01", point("10")), ("AAA2", "2031-01-03", point("10.14")),
      ("AAA3", "2031-01-01", point("10.15")), ("AAA4", "2031-01-04", point("10")),
      ("BBB1", "2031-01-01", #""region":"\#(region.id)","country":"XX","precision":"adm2""#),
      ("BBB2", "2031-01-02", #""region":"\#(region.id)","country":"XX","precision":"adm2""#),
      ("BBB3", "2031-01-01", #""country":"XX","precision":"country""#),
    ] {
      text += """
        {"id":"XX-20310101-\(id)","revision":1,\
        "recorded":{"at":"2031-01-09T16:00:00.000Z","by":"tester"},"state":"active",\
        "occurred":{"start":"\(day)","end":"\(day)","precision":"day"},"place":{\(place)},\
        "attack":{"kind":"ied"},"external":[{"scheme":"ucdp","id":"\(id)"}]}

        """
    }
    try folder.write(text, to: "log/\(name)")
    let whole = try LogContents(log)
    #expect(whole.problems.isEmpty, "\(whole.problems)")
    let indexed = try LogContents(log, cache: folder.file("cache"), longJournals: 0)
    func near(_ id: String, externals: Set<ExternalID> = []) throws -> [String] {
      let incident = try #require(whole.incidents["XX-20310101-\(id)"]?.value)
      let surroundings = DuplicateSurroundings(
        of: LogPicture(
          incidents: [incident], operations: [], actors: whole.actors, regions: whole.regions,
          towns: whole.towns))
      let found = whole.activeIncidents(near: surroundings, externals: externals).map(\.id)
      #expect(
        indexed.activeIncidents(near: surroundings, externals: externals).map(\.id) == found)
      return found.map { String($0.suffix(4)) }
    }
    #expect(try near("AAA1") == ["AAA1", "AAA2"])
    #expect(try near("AAA2") == ["AAA1", "AAA2", "AAA3", "AAA4"])
    #expect(try near("BBB1") == ["BBB1", "BBB2"])
    #expect(try near("BBB3") == [])
    let external = ExternalID(scheme: "ucdp", id: "BBB3")
    #expect(try near("AAA1", externals: [external]) == ["AAA1", "AAA2", "BBB3"])
  }

  @Test("The picture of some records has them and the attacks of their operations")
  func havePictures() throws {
    let member = try #require(whole.incidents.values.first { $0.operation != nil })
    let operation = try #require(member.operation)
    let all = whole.picture(states: Set(RecordState.allCases))
    for only in [[member.id], [operation], [member.id, "none"]] {
      let picture = indexed.picture(states: Set(RecordState.allCases), only: Set(only))
      #expect(
        picture.attacks.map(\.incident.id)
          == all.attacks.filter { $0.incident.operation == operation }.map(\.incident.id))
      #expect(picture.operations[operation]?.members == all.operations[operation]?.members)
    }
  }

  @Test("Beside lines that cannot be read they are the same", arguments: ["{}\n", "{\"id\":\"ML-"])
  func areBesideBadLines(line: String) throws {
    let name = try #require(try log.files(of: .incidents).first)
    let bytes = try #require(try FileAccess().read(log.file(name)))
    try folder.write(bytes + Array(line.utf8), to: "log/\(name)")
    let contents = try LogContents(log, cache: folder.file("cache"), longJournals: 0)
    #expect(contents.index != nil)
    let read = try LogContents(log)
    #expect(!read.problems.isEmpty)
    #expect(contents.problems == read.problems)
    #expect(contents.incidents.values.map(\.json) == read.incidents.values.map(\.json))
    #expect(!read.incidents.isEmpty)
  }

  @Test("Without a folder of caches they are the same")
  func areTheSameWithoutCache() throws {
    let contents = try LogContents(log, cache: nil, longJournals: 0)
    #expect(contents.index != nil)
    #expect(contents.incidents.values.map(\.json) == whole.incidents.values.map(\.json))
  }
}
