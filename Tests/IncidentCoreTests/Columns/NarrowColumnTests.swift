import Testing

@testable import IncidentCore

@Suite("A column that is as narrow as its numbers")
struct NarrowColumnTests {
  private func numbers(_ column: NarrowColumn) -> [UInt32] {
    (0..<column.count).map { column[$0] }
  }

  @Test("Two bytes are enough up to 65535, and not for one more")
  func width() {
    let fitting = NarrowColumn(NumberColumn<UInt32>([0, 1, 65_535])).narrowest
    #expect(fitting.width == 2 && numbers(fitting) == [0, 1, 65_535])
    let wide = NarrowColumn(NumberColumn<UInt32>([0, 65_536])).narrowest
    #expect(wide.width == 4 && numbers(wide) == [0, 65_536])
  }

  @Test("What comes later makes it as wide as it has to be", arguments: [2, 65_535, 65_536, .max])
  func later(_ last: UInt32) {
    let grown = NarrowColumn(NumberColumn<UInt32>([7, 8])).narrowest.appending([9])
      .appending([last])
    #expect(grown.width == (last > 65_535 ? 4 : 2))
    #expect(numbers(grown) == [7, 8, 9, last])
    var bytes = 0
    grown.forEachPart { bytes += $0.count }
    #expect(bytes == grown.width * 4)
  }
}
