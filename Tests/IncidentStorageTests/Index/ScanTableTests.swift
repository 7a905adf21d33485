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
    let first = Int(table.nodes[table.root].first)
    let asked = table.fields(for: .all)
    for (place, field) in ObjectShape.incident.fields.enumerated() {
      let isAsked = asked >> UInt64(place) & 1 == 1
      let isTaken = table.fields[first + place].isRead
      #expect(isAsked == (isTaken && !["into", "support"].contains(field.key)), "\(field.key)")
    }
    #expect(table.fields(for: []).nonzeroBitCount == 6)
    #expect(asked & table.lateField != 0)
  }
}
