import Testing

@testable import IncidentCore

@Suite struct PairTableTests {
  @Test func `numbers are found again however many pairs there are`() {
    var table = PairTable()
    // Pairs that differ only in the upper or only in the lower half, and near ones.
    let pairs = (0..<3000).flatMap { [UInt64($0), UInt64($0) << 32, UInt64($0) << 16 | 7] }
    var wanted: [UInt64: Int32] = [:]
    for (number, pair) in pairs.enumerated() {
      table.set(pair, Int32(number))
      wanted[pair] = Int32(number)
    }
    #expect(wanted.allSatisfy { table.find($0.key) == $0.value })
    #expect(table.find(3001) == nil)
  }

  @Test func `a pair that has a number gets another in its place`() {
    var table = PairTable()
    table.set(5, 1)
    table.set(5, 2)
    #expect(table.find(5) == 2)
    #expect(table.find(6) == nil)
  }
}
