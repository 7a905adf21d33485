import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite struct TownFileTests {
  private let kayes =
    #"{"id":"ml-kayes","name":"Kayes","aliases":["Kayi"],"country":"ML","latitude":14.44693,"longitude":-11.44448}"#
  private let nioro =
    #"{"id":"ml-nioro","name":"Nioro","country":"ML","latitude":15.22932,"longitude":-9.59277}"#

  @Test func `a town is found by its id`() throws {
    let towns = try TemporaryTowns(kayes, nioro)
    let file = try towns.mapped()
    #expect(file.town(id: "ml-nioro")?.name == "Nioro")
    #expect(file.town(id: "ml-nio") == nil)
    #expect(file.json(id: "ml-kayes")?.text == kayes)
    #expect(file.count == 2)
    #expect(file.ids == ["ml-kayes", "ml-nioro"])
  }

  @Test(arguments: ["kayes", "kayi"])
  func `a town is found by the folded form of its name or an alias`(key: String) throws {
    let towns = try TemporaryTowns(kayes, nioro)
    #expect(try towns.mapped().towns(foldedName: key).map(\.id) == ["ml-kayes"])
  }

  @Test(arguments: [
    ("Nioro du Sahel", "nioro du sahel"), ("Nioro-du-Sahel", "nioro du sahel"),
    ("NIORO  DU SAHEL", "nioro du sahel"), ("Ségou", "segou"), ("Ouélessébougou", "ouelessebougou"),
    ("N'Tillit", "ntillit"), ("N’Tillit", "ntillit"), ("Ɲooro", "nooro"), ("Œuf", "oeuf"),
    ("كايس", "كايس"), (" Gao", "gao"), ("Gao ", "gao"), ("Gao (ville)", "gao ville"),
  ])
  func `names fold alike however they are written`(name: String, key: String) throws {
    let towns = try TemporaryTowns(
      kayes,
      #"{"id":"ml-x","name":"\#(name)","country":"ML","latitude":1,"longitude":2}"#)
    #expect(try towns.mapped().towns(foldedName: key).map(\.id) == ["ml-x"])
    #expect(try towns.mapped().towns(foldedName: key + "s").isEmpty)
  }

  @Test(arguments: ["niorosahel", "nioro", "sahel"])
  func `a form without articles and blanks is asked for by itself`(key: String) throws {
    let towns = try TemporaryTowns(
      #"{"id":"ml-a","name":"Nioro du Sahel","country":"ML","latitude":1,"longitude":2}"#,
      #"{"id":"ml-b","name":"Nioro","country":"ML","latitude":1,"longitude":2}"#,
      #"{"id":"ml-c","name":"Le Nioro","country":"ML","latitude":1,"longitude":2}"#)
    let folded = ["niorosahel": [], "nioro": ["ml-b"], "sahel": []]
    let loose = ["niorosahel": ["ml-a"], "nioro": ["ml-b", "ml-c"], "sahel": []]
    let file = try towns.mapped()
    #expect(file.towns(foldedName: key).map(\.id) == folded[key])
    #expect(file.towns(looseName: key).map(\.id) == loose[key])
  }

  @Test func `an id in another gazetteer finds its town`() throws {
    let towns = try TemporaryTowns(
      #"{"id":"ml-a","name":"A","country":"ML","latitude":1,"longitude":2,"external":[{"scheme":"geonames","id":"12"}]}"#,
      #"{ "id":"ml-b","name":"B","country":"ML","latitude":1,"longitude":2,"external":[{"id":"1","scheme":"geonames"}]}"#,
      #"{"id":"ml-c","name":"C","country":"ML","latitude":1,"longitude":2,"external":[{"scheme":"other","id":"12"}]}"#
    )
    let file = try towns.mapped()
    #expect(file.towns(external: ExternalID(scheme: "geonames", id: "12")).map(\.id) == ["ml-a"])
    #expect(file.towns(external: ExternalID(scheme: "geonames", id: "1")).map(\.id) == ["ml-b"])
    #expect(file.towns(external: ExternalID(scheme: "geonames", id: "2")).isEmpty)
  }

  @Test func `the highest revision counts, wherever its line stands`() throws {
    let later =
      #"{"id":"ml-nioro","name":"Nioro du Sahel","aliases":["Noiro"],"country":"ML","latitude":15.22932,"longitude":-9.59277,"revision":2,"recorded":{"at":"2025-07-01T00:00:00.000Z","by":"A","reason":"as people write it"}}"#
    for lines in [[later, nioro, kayes], [nioro, kayes, later]] {
      let towns = try TemporaryTowns(Array(lines.joined(separator: "\n").utf8))
      let file = try towns.mapped()
      #expect(file.towns(foldedName: "nioro du sahel").map(\.id) == ["ml-nioro"])
      #expect(file.towns(foldedName: "noiro").map(\.id) == ["ml-nioro"])
      #expect(file.town(id: "ml-nioro")?.name == "Nioro du Sahel")
      #expect(file.record(id: "ml-nioro")?.line.revision == 2)
      #expect(file.record(id: "ml-nioro")?.conflicting.count == 1)
      #expect(file.count == 2)
    }
  }

  @Test func `a name that only a superseded line bears finds nothing`() throws {
    let later =
      #"{"id":"ml-kayes","name":"Kayes","country":"ML","latitude":14.44693,"longitude":-11.44448,"revision":2,"recorded":{"at":"2025-07-01T00:00:00.000Z","by":"A","reason":"no such name"}}"#
    let file = try TemporaryTowns(kayes, later).mapped()
    #expect(file.towns(foldedName: "kayi").isEmpty)
    #expect(file.towns(foldedName: "kayes").map(\.id) == ["ml-kayes"])
  }

  @Test(arguments: ["retracted", "merged"])
  func `a town that no longer stands is found by its id only`(state: String) throws {
    let later =
      #"{"id":"ml-kayes","name":"Kayes","country":"ML","latitude":14.44693,"longitude":-11.44448,"revision":2,"recorded":{"at":"2025-07-01T00:00:00.000Z","by":"A","reason":"twice"},"state":"\#(state)"}"#
    let file = try TemporaryTowns(kayes, nioro, later).mapped()
    #expect(file.towns(foldedName: "kayes").isEmpty)
    #expect(file.town(id: "ml-kayes")?.name == "Kayes")
    #expect(file.activeTowns.map(\.id) == ["ml-nioro"])
    #expect(file.activeTowns(namesHold: "kay", orID: "ml-kayes").isEmpty)
  }

  @Test func `a bad line supersedes nothing`() throws {
    let bad =
      #"{"id":"ml-kayes","name":"Kayes","country":"ML","latitude":91,"longitude":0,"revision":2}"#
    let file = try TemporaryTowns(kayes, bad).mapped()
    #expect(file.town(id: "ml-kayes")?.coordinates.latitude == 14.44693)
  }

  @Test(arguments: [
    #"{ "id":"ml-kayes","name":"Kayes","country":"ML","latitude":1,"longitude":2}"#,
    #"{"name":"Kayes","id":"ml-kayes","country":"ML","latitude":1,"longitude":2}"#,
    #"{"id":"ml-kayes","name":"\u004bayes","country":"ML","latitude":1,"longitude":2}"#,
    #"{"id":"ml-kayes","name":"K","country":"ML","aliases":["Kayes"],"latitude":1,"longitude":2}"#,
    #"{"id":"ml-kayes","name":"K","country":"ML","latitude":1,"longitude":2,"\u0061liases":["Kayes"]}"#,
    #"{"id":"ml-kayes","name":"K","aliases":[ "Kayes" ],"country":"ML","latitude":1,"longitude":2}"#,
    #"{"id":"ml-kayes","name":"K","aliases":["X", "Kayes"],"country":"ML","latitude":1,"longitude":2}"#,
    #"{"id":"ml-kayes","name":"K","aliases":[],"country":"ML","latitude":1,"longitude":2}"#
      .replacing("[]", with: #"["Kayes"]"#),
    "\u{FEFF}" + #"{"id":"ml-kayes","name":"Kayes","country":"ML","latitude":1,"longitude":2}"#,
    #"{"id":"ml-kayes","name":"Kayes","country":"ML","latitude":1,"longitude":2}"# + " \r",
  ])
  func `a line is read in whatever form it is valid`(line: String) throws {
    let file = try TemporaryTowns(line, nioro).mapped()
    #expect(file.towns(foldedName: "kayes").map(\.id) == ["ml-kayes"])
    #expect(file.town(id: "ml-kayes")?.coordinates == Coordinates(latitude: 1, longitude: 2))
    #expect(file.record(id: "ml-kayes")?.line.number == 1)
  }

  @Test func `a file that is not there or is empty holds no towns`() throws {
    for bytes in [nil, [] as [UInt8], Array("\n\n".utf8)] {
      let file = try TemporaryTowns(bytes).mapped()
      #expect(file.town(id: "ml-kayes") == nil)
      #expect(file.towns(foldedName: "kayes").isEmpty)
      #expect(file.spellings.isEmpty)
      #expect(file.count == 0)
    }
  }

  @Test func `an unfinished last line counts only if it is whole`() throws {
    let whole = try TemporaryTowns(Array((kayes + "\n" + nioro).utf8)).mapped()
    #expect(whole.count == 2)
    let torn = try TemporaryTowns(Array((kayes + "\n" + nioro.dropLast(20)).utf8)).mapped()
    #expect(torn.town(id: "ml-nioro") == nil)
    #expect(torn.towns(foldedName: "nioro").isEmpty)
    #expect(torn.town(id: "ml-kayes")?.name == "Kayes")
  }

  @Test func `what stands behind a change that has not ended is not read`() throws {
    let towns = try TemporaryTowns(kayes, nioro)
    let tail = SHA256.hexadecimal(of: Array((kayes + "\n").utf8))
    let line = SHA256.hexadecimal(of: Array(nioro.utf8)).prefix(16)
    let note =
      #"{"files":[{"path":"towns.jsonl","length":\#(kayes.utf8.count + 1),"tail":"\#(tail)","lines":["\#(line)"]}]}"#
    try FileAccess().replace(towns.folder.pendingFile, with: Array(note.utf8))
    let file = try TownFile(towns.folder, LogSnapshot(towns.folder))
    #expect(file.count == 1)
    #expect(file.town(id: "ml-nioro") == nil)
  }

  @Test func `lines that cannot be read are problems once they were gone through`() throws {
    let towns = try TemporaryTowns(
      kayes, #"{ "id":"ml-x","name":"X""#, "", nioro.replacing(#","longitude":-9.59277"#, with: ""))
    let file = try towns.mapped()
    #expect(file.problems(in: towns.folder).isEmpty)

    #expect(file.town(id: "ml-kayes")?.name == "Kayes")
    let first = file.problems(in: towns.folder)
    #expect(first.map(\.code) == ["not-json"])
    #expect(first.map(\.place?.line) == [2])
    #expect(first.map(\.place?.file) == [towns.file])

    #expect(file.town(id: "ml-nioro") == nil)
    #expect(file.problems(in: towns.folder).map(\.code) == ["not-json", "missing-value"])
    #expect(file.problems(in: towns.folder).map(\.place?.line) == [2, 4])
  }

  @Test func `a folder in place of the file is a problem`() throws {
    let towns = try TemporaryTowns(nil as [UInt8]?)
    try FileAccess().makeFolder(towns.file)
    #expect(throws: StorageProblem.self) { try towns.mapped() }
  }

  @Test func `records are found by a fragment of their id`() throws {
    let file = try TemporaryTowns(kayes, nioro).mapped()
    #expect(file.records(matching: "ML-").map(\.id) == ["ml-kayes", "ml-nioro"])
    #expect(file.records(matching: "nior").map(\.id) == ["ml-nioro"])
    #expect(file.records(matching: "ML-KAYES").map(\.id) == ["ml-kayes"])
    #expect(file.records(matching: "gao").isEmpty)
  }

  @Test func `spellings are listed without decoding`() throws {
    let blanks = #"{ "id":"ml-gao","name":"Gao","country":"ML","latitude":1,"longitude":2}"#
    let file = try TemporaryTowns(kayes, nioro, blanks).mapped()
    #expect(file.spellings.sorted() == ["Gao", "Kayes", "Kayi", "Nioro"])
  }
}
