import Testing

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
}
