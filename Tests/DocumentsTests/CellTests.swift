import Documents
import Testing
import TextBasics

@Suite("Cell")
struct CellTests {
  @Test(
    "A bar's fraction is brought into 0 to 1",
    arguments: [(0.5, 0.5), (-1.0, 0.0), (2.0, 1.0), (.nan, 0.0), (.infinity, 0.0)]
      as [(Double, Double)])
  func fractions(given: Double, kept: Double) {
    #expect(Cell.bar(given).bar == kept)
  }

  @Test("A cell keeps what programs get apart from what people read")
  func value() {
    let cell = Cell("≥ 80", value: .integer(80))
    #expect(cell.text == "≥ 80")
    #expect(cell.value == .integer(80))
    #expect(cell.bar == nil)
  }
}
