import Testing

@testable import IncidentCore

@Suite struct NumberSetTests {
  @Test(arguments: [[], [0], [700], [700, 3, 64, 63, 3, 10_000, 0], [127, 128, 126, 128]])
  func `numbers are told in order, each once, whatever came first`(numbers: [Int]) {
    var set = NumberSet()
    for number in numbers { set.insert(number) }
    #expect(set.numbers == Set(numbers).sorted())
    #expect(set.count == Set(numbers).count)
    var other = NumberSet()
    other.insert(65)
    other.formUnion(set)
    #expect(other.numbers == Set(numbers + [65]).sorted())
  }
}
