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

  @Test func `parts hold about as many rows each, and all of them`() {
    let set = RowSet((0..<1000).filter { $0 % 3 == 0 })
    let parts = set.parts(of: 100)
    #expect(parts == [0..<5, 5..<10, 10..<15, 15..<16])
    #expect(RowSet([]).parts(of: 0).isEmpty)
    #expect(RowSet([70]).parts(of: 0) == [0..<1, 1..<2])
  }

  @Test func `a block is a range where most rows of it are wanted`() {
    let words: [UInt64] = [.max, 0b11, .max]
    let block = RowBlock(words[...], from: 64, before: 250)
    #expect(block.range == 64..<250)
    #expect(block.count == 186)
    #expect(block[2] == 66)
    let few = RowBlock(words[1...1], from: 128, before: 250)
    #expect(few.range == nil)
    #expect((0..<few.count).map { few[$0] } == [128, 129])
  }
}
