import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@testable import IncidentCommands

@Suite struct RecordMergeTests {
  private func json(_ text: String) throws -> JSON { try JSONReader.read(Array(text.utf8)) }

  private func merged(_ into: String, _ others: String...) throws -> RecordMerge {
    var merge = RecordMerge(into: try json(into), in: .operations, logMarking: .amber)
    for other in others { merge.gain(from: try json(other)) }
    return merge
  }

  @Test func `sources and statements get keys of their own, citations with them`() throws {
    let merge = try merged(
      #"{"id":"OP-1","accounts":[{"key":"n1","text":"smoke","by":"press","stated":"2025-07-01","sources":["s1"]}],"sources":[{"key":"s1","publisher":"AFP","kind":"media"}]}"#,
      #"{"id":"OP-2","accounts":[{"key":"n1","text":"fire","by":"press","stated":"2025-07-01","sources":["s1"]}],"sources":[{"key":"s1","publisher":"ORTM","kind":"media"}]}"#
    )
    #expect(
      merge.json.text
        == #"{"id":"OP-1","accounts":[{"key":"n1","text":"smoke","by":"press","stated":"2025-07-01","sources":["s1"]},{"key":"n2","text":"fire","by":"press","stated":"2025-07-01","sources":["s2"]}],"sources":[{"key":"s1","publisher":"AFP","kind":"media"},{"key":"s2","publisher":"ORTM","kind":"media"}]}"#
    )
    #expect(merge.statements == 1)
    #expect(merge.sources == 1)
    #expect(merge.notes.isEmpty)
  }

  @Test func `what the record says already is not repeated, whatever its keys`() throws {
    let merge = try merged(
      #"{"id":"OP-1","accounts":[{"key":"n7","text":"smoke","by":"press","stated":"2025-07-01","sources":["s2","s4"]}],"sources":[{"key":"s2","publisher":"AFP","kind":"media"},{"key":"s4","publisher":"ORTM","kind":"media"}]}"#,
      #"{"id":"OP-2","sources":[{"key":"s1","kind":"media","publisher":"ORTM"},{"key":"s2","publisher":"AFP","kind":"media"}],"accounts":[{"key":"n1","by":"press","text":"smoke","stated":"2025-07-01","sources":["s1","s2"]}]}"#
    )
    #expect(
      merge.json.text
        == #"{"id":"OP-1","accounts":[{"key":"n7","text":"smoke","by":"press","stated":"2025-07-01","sources":["s2","s4"]}],"sources":[{"key":"s2","publisher":"AFP","kind":"media"},{"key":"s4","publisher":"ORTM","kind":"media"}]}"#
    )
    #expect(merge.statements == 0)
  }

  @Test func `a source goes on repeating the source that it repeated`() throws {
    let merge = try merged(
      #"{"id":"OP-1","sources":[{"key":"s1","publisher":"X","kind":"media"}]}"#,
      #"{"id":"OP-2","sources":[{"key":"s1","publisher":"RFI","kind":"media","relays":"s2"},{"key":"s2","publisher":"AFP","kind":"media"},{"key":"s3","publisher":"BBC","kind":"media","relays":"Reuters"}]}"#
    )
    #expect(
      merge.json["sources"]?.text
        == #"[{"key":"s1","publisher":"X","kind":"media"},{"key":"s2","publisher":"AFP","kind":"media"},{"key":"s3","publisher":"RFI","kind":"media","relays":"s2"},{"key":"s4","publisher":"BBC","kind":"media","relays":"Reuters"}]"#
    )
  }

  @Test func `sources that repeat each other are taken as they come`() throws {
    let merge = try merged(
      #"{"id":"OP-1"}"#,
      #"{"id":"OP-2","sources":[{"key":"s1","publisher":"A","kind":"media","relays":"s2"},{"key":"s2","publisher":"B","kind":"media","relays":"s1"}]}"#
    )
    #expect(merge.sources == 2)
  }

  @Test func `what had been told apart and what belongs to an operation is told`() throws {
    let merge = try merged(
      #"{"id":"OP-1","notDuplicateOf":["OP-2","OP-9"]}"#,
      #"{"id":"OP-2","operation":"OP-7"}"#, #"{"id":"OP-3","operation":"OP-8"}"#)
    #expect(merge.json.text == #"{"id":"OP-1","notDuplicateOf":["OP-9"],"operation":"OP-7"}"#)
    #expect(
      merge.notes.map(\.summary) == [
        "`OP-2` had been found not to be a duplicate", "the record now belongs to `OP-7`",
        "`OP-3` belonged to `OP-8`; the record stays in `OP-7`",
      ])
  }

  @Test func `identities in other datasets are joined, and the closer marking holds`() throws {
    let merge = try merged(
      #"{"id":"OP-1","external":[{"scheme":"ucdp","id":"1"}]}"#,
      #"{"id":"OP-2","marking":"red","external":[{"scheme":"ucdp","id":"1"},{"scheme":"acled","id":"2"}]}"#,
      #"{"id":"OP-3","marking":"green","external":[{"scheme":"gtd","id":"3"}]}"#)
    #expect(
      merge.json.text
        == #"{"id":"OP-1","external":[{"scheme":"ucdp","id":"1"},{"scheme":"acled","id":"2"},{"scheme":"gtd","id":"3"}],"marking":"red"}"#
    )
    #expect(
      merge.notes.map(\.summary) == ["`OP-1` is now marked `red`, as what it gained was"])
  }
}
