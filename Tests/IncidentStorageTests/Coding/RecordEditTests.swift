import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite("Record edit")
struct RecordEditTests {
  private static func edit(_ text: String) throws -> RecordEdit {
    RecordEdit(try JSONReader.read(text), as: .incident)
  }

  @Test("A field is put in, put in the place of another, and taken out")
  func set() throws {
    var edit = try Self.edit(#"{"id":"a","title":"old"}"#)
    edit.set("title", to: .string("new"))
    edit.set("summary", to: .string("added"))
    #expect(edit.json.text == #"{"id":"a","title":"new","summary":"added"}"#)
    edit.set("title", to: nil)
    #expect(edit.json.text == #"{"id":"a","summary":"added"}"#)
  }

  @Test("Of an object the known keys are replaced, others and their spelling are kept")
  func object() throws {
    var edit = try Self.edit(
      #"{"place":{"grid":"30PXC","latitude":14.50,"longitude":-5.9,"region":"ml"},"x":1.0}"#)
    edit.set("place", to: try JSONReader.read(#"{"latitude":1,"longitude":2}"#))
    #expect(edit.json.text == #"{"place":{"grid":"30PXC","latitude":1,"longitude":2},"x":1.0}"#)
  }

  @Test("Evidence goes behind what is there")
  func append() throws {
    var edit = try Self.edit(#"{"accounts":[{"key":"n1","odd":1}]}"#)
    edit.append(
      Evidence(accounts: [
        Account(
          key: "n2", text: "t", by: Speaker("press"), stated: .day(Day(daysSince1970: 0)))
      ]))
    #expect(
      edit.json.text
        == #"{"accounts":[{"key":"n1","odd":1},"#
        + #"{"key":"n2","text":"t","by":"press","stated":"1970-01-01"}]}"#)
  }

  @Test("A statement or source is taken out by its key, once")
  func remove() throws {
    var edit = try Self.edit(
      #"{"attributions":[{"key":"a1"},{"key":"a2"}],"sources":[{"key":"s1"}]}"#)
    let found = ["a1", "a1", "s1", "c1"].map { edit.remove($0) }
    #expect(found == [true, false, true, false])
    #expect(edit.json.text == #"{"attributions":[{"key":"a2"}]}"#)
  }
}
