import Testing

@testable import IncidentCore
@testable import IncidentStorage

@Suite("What the scanner takes of a record")
struct ScanTableTests {
  @Test("Every field that is taken is in the shape of an incident")
  func fieldsExist() {
    #expect(ScanTable(.incident).found == Set(ScanTable.actions.keys))
    #expect(
      Set(ScanTable(.incident).shapes.keys)
        == [.occurred, .place, .attack, .attribution, .casualties, .source])
    #expect(
      ScanTable(.incident, forAudit: true).found
        == Set(ScanTable.actions.keys).union(ScanTable.auditActions.keys))
  }

  @Test("All that is taken is read in lines that are known to be right, but for what rules ask")
  func readers() {
    let table = ScanTable(.incident)
    func read(_ needs: ColumnNeeds) -> [String] {
      zip(ObjectShape.incident.fields, table.fields(for: needs)[table.ownFields])
        .filter { !$1.isPassed }.map(\.0.key)
    }
    let always = ["id", "revision", "recorded", "state", "verification", "marking"]
    #expect(read([]) == always)
    #expect(read(.occurred) == always + ["occurred"])
    #expect(
      read([.leaders, .figures]) == always + ["attributions", "casualties"])
    #expect(
      read(.all)
        == always + ["occurred", "place", "attack"]
        + ["attributions", "casualties", "accounts", "sources", "operation"])
    #expect(table.lateField.map { ObjectShape.incident.fields[$0].key } == "operation")
    #expect(table.place(of: "sources") != nil)
  }

  @Test("What fields are read for is told of fields from which something is taken")
  func readersAreOfFields() {
    #expect(Set(ScanTable.readers.keys).isSubset(of: parents(of: Set(ScanTable.actions.keys))))
  }

  /// The names of fields, and of those of the record around them.
  private func parents(of names: Set<String>) -> Set<String> {
    names.union(names.map { "." + ($0.split(separator: ".").first ?? "") })
  }
}
