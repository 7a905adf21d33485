import IncidentCore
import Testing

@Suite("RecordID")
struct RecordIDTests {
  @Test("An id is made of country, first day and four characters")
  func shape() {
    let bytes: (Int) -> [UInt8] = { Array([20, 7, 23, 29].prefix($0)) }
    #expect(
      RecordID.incident(
        country: "ML", day: Samples.day("2025-07-01"), randomBytes: bytes, isTaken: { _ in false })
        == "ML-20250701-M7QX")
    #expect(
      RecordID.incident(country: nil, day: nil, randomBytes: bytes, isTaken: { _ in false })
        == "XX-00000000-M7QX")
    #expect(
      RecordID.operation(
        day: Samples.day("2025-07-01"), randomBytes: bytes, isTaken: { _ in false })
        == "OP-20250701-M7QX")
  }

  @Test("An id that is taken is drawn again, longer where there is no end")
  func taken() {
    var draws = 0
    let again = RecordID.operation(
      day: nil,
      randomBytes: { count in
        draws += 1
        return Array(repeating: UInt8(draws), count: count)
      }, isTaken: { $0 == "OP-00000000-1111" })
    #expect(again == "OP-00000000-2222")
    let longer = RecordID.operation(
      day: nil, randomBytes: { Array(repeating: 0, count: $0) },
      isTaken: { $0 == "OP-00000000-0000" })
    #expect(longer == "OP-00000000-00000")
  }

  @Test("The alphabet is Crockford's, without letters that are mistaken for others")
  func alphabet() {
    #expect(RecordID.alphabet.count == 32)
    #expect(Set(RecordID.alphabet).isDisjoint(with: "ILOU"))
  }
}
