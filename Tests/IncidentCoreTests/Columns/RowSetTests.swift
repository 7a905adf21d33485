import Testing

@testable import IncidentCore

@Suite struct RowSetTests {
  @Test(arguments: [[], [0], [63], [64], [0, 1, 62, 63, 64, 65, 127, 128, 1000], [70, 5, 5, 3]])
  func `rows are walked in order, each once`(rows: [Int]) {
    let set = RowSet(rows)
    #expect(Array(set) == Set(rows).sorted())
    #expect(set.count == Set(rows).count)
    #expect(set.isEmpty == rows.isEmpty)
    #expect((0...1100).filter(set.contains) == Set(rows).sorted())
  }

  @Test func `bits are rows, the first the lowest of the first word`() {
    #expect(Array(RowSet(words: [0b101, 0, 1 << 63])) == [0, 2, 191])
    #expect(RowSet(words: [0b101, 0, 1 << 63]).count == 3)
  }
}
