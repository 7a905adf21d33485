import Testing

@testable import IncidentCore

@Suite struct CellNumbersTests {
  @Test(arguments: [10, 5000])
  func `pairs keep their numbers as there are more lists`(most: Int) {
    var numbers = CellNumbers()
    numbers.widen(lists: 2, across: 3)
    #expect(numbers.numbers([1, 0], [2, 0]) == [-1, -1])
    numbers.set(1, 2, to: 7)
    numbers.widen(lists: most, across: most)
    numbers.set(most - 1, most - 1, to: 8)
    let last = Int32(most - 1)
    #expect(numbers.numbers([1, last, 0], [2, last, 2]) == [7, 8, -1])
    #expect(numbers.number(1, 2) == 7)
    #expect(numbers.number(2, 1) == nil)
  }
}
