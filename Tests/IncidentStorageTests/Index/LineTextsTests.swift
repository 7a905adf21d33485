import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

@Suite("Texts in lines")
struct LineTextsTests {
  /// Each text that is a word, in all places where an incident can have one.
  private static let line = #"""
    {"id":"ML-20250701-AAAA", "title": "t1","place":{"asWritten":"p1","country":"ML"},
    "attack":{"kind":"ied","description":"x1","targets":[{"category":"x2","description":"t2"},
    {"description":"t3"}]},"summary":"a \"quoted\" caf\u00e9 \\","note":"x3",
    "accounts":[{"key":"x4","text":"t4","by":"press"}],
    "attributions":[{"key":"x5","note":"t5","more":{"note":"x6"}}],
    "casualties":[{"note":"x7"}],"sources":[{"title":"t6","quote":"t7","publisher":"x8"}],
    "support":[{"field":"x9","quote":"t8"}],"other":{"title":"x10","sources":[{"quote":"x11"}]}}
    """#

  @Test("All texts are found that a search looks at, and no others")
  func places() {
    #expect(
      LineTexts.texts(of: Array(LineTextsTests.line.utf8)) == [
        "t1", "p1", "t2", "t3", #"a "quoted" café \"#, "t4", "t5", "t6", "t7", "t8",
      ])
  }

  @Test("They are those of the decoded incident", arguments: [21, 22] as [UInt64])
  func decoded(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let log = LogFolder(folder.file("log"))
    let reference = try GeneratedReference.make(in: folder)
    _ = try GeneratedLog.write(seed: seed, revisions: 60, to: log.path, reference: reference)
    let contents = try LogContents(log)
    var count = 0
    for record in contents.incidents.all {
      let attack = AttackPicture(
        incident: record.value, operation: nil, town: nil, placement: Placement(),
        actors: contents.actors)
      let texts = try #require(LineTexts.texts(of: Array(record.line.bytes)))
      #expect(texts.sorted() == attack.searchedTexts.sorted())
      count += texts.count
    }
    #expect(count > 60)
  }

  @Test(
    "What stands in no column is that of the decoded incident", arguments: [21, 22] as [UInt64])
  func details(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let log = LogFolder(folder.file("log"))
    let reference = try GeneratedReference.make(in: folder)
    _ = try GeneratedLog.write(seed: seed, revisions: 60, to: log.path, reference: reference)
    for record in try LogContents(log).incidents.all {
      let (line, incident) = (Array(record.line.bytes), record.value)
      let details = try #require(LineTexts.details(of: line))
      #expect(details.title == incident.title)
      #expect(details.asWritten == incident.place.asWritten)
      #expect(details.timeOfDay == incident.occurred.timeOfDay)
      #expect(
        details.hasDenial == incident.evidence.attributions.contains { $0.status == .denied })
      #expect(LineTexts.attributions(of: line) == incident.evidence.attributions)
    }
  }

  @Test("Texts of other objects are not taken for those of the record")
  func otherDetails() {
    let line = Array(
      #"""
      {"sources":[{"title":"x"}],"accounts":[{"place":{"asWritten":"x"},"timeOfDay":"dawn",
      "attributions":[{"status":"denied"}]}], "title" : "a \"t\"","casualties":[{"status":"denied"}]}
      """#.utf8)
    let details = LineTexts.details(of: line)
    #expect(details?.title == #"a "t""#)
    #expect(details?.asWritten == nil && details?.timeOfDay == nil)
    #expect(details?.hasDenial == false)
    #expect(LineTexts.attributions(of: line) == [])
  }

  @Test("A key that is spelled with escapes, or what is no object, is left to the decoder")
  func doubtful() {
    for line in [#"{"t\u0069tle":"t"}"#, "}", #"{"title":"t"#, #"{"title"#] {
      #expect(LineTexts.texts(of: Array(line.utf8)) == nil)
      #expect(LineTexts.details(of: Array(line.utf8)) == nil)
    }
  }

  @Test("Attributions that are no list are left to the decoder, whatever lists come later")
  func noList() {
    for value in ["null", " null ", #""[""#, "{}"] {
      let line =
        #"{"attributions":\#(value),"casualties":[{"key":"c1"}],"summary":"[{\"a\":1}]"}"#
      #expect(LineTexts.attributions(of: Array(line.utf8)) == nil)
    }
  }
}
