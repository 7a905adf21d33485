import Testing

@testable import IncidentCore

@Suite struct NumberColumnTests {
  /// Five numbers, and three that came later.
  private let column = NumberColumn<UInt32>([4, 0, 7, 7, 1]).appending([9, 7, 2])
  private let other = NumberColumn<UInt8>([1, 2, 3, 4, 5, 6, 7, 8])

  @Test(arguments: [0..<0, 0..<5, 1..<3, 5..<8, 3..<7, 0..<8])
  func `numbers are walked backwards, those that came later too`(range: Range<Int>) {
    let all: [UInt32] = [4, 0, 7, 7, 1, 9, 7, 2]
    var walked: [UInt32] = []
    column.forEachBackwards(range) { walked.append($0) }
    #expect(walked == all[range].reversed())
    var beside: [UInt8] = []
    walked = []
    column.forEachBackwards(range, with: other) {
      walked.append($0)
      beside.append($1)
    }
    #expect(walked == all[range].reversed())
    #expect(beside == range.reversed().map { UInt8($0 + 1) })
    #expect(
      column.map(range, with: other) { Int($0) * 10 + Int($1) }
        == range.map { Int(all[$0]) * 10 + $0 + 1 })
  }

  @Test func `a number is counted wherever it stands`() {
    #expect(column.count(of: 7) == 3)
    #expect(column.count(of: 9) == 1)
    #expect(column.count(of: 3) == 0)
  }

  @Test(arguments: [1, 7, 8, 9, 30])
  func `elements without repetitions keep their order, few of them and many`(count: Int) {
    let all = (0..<count).map { $0 * 7 % 31 }
    #expect((all + all.reversed() + all).uniqued() == all)
  }
}
