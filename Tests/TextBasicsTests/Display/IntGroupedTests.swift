import Testing
import TextBasics

@Suite("Grouped numbers")
struct IntGroupedTests {
  @Test(
    "Digits are grouped from five on",
    arguments: [
      (0, "0"), (7, "7"), (9999, "9999"), (10_000, "10,000"), (12_345, "12,345"),
      (123_456, "123,456"), (1_234_567, "1,234,567"), (-9999, "-9999"), (-12_345, "-12,345"),
      (.max, "9,223,372,036,854,775,807"), (.min, "-9,223,372,036,854,775,808"),
    ] as [(Int, String)])
  func grouping(number: Int, text: String) {
    #expect(number.grouped == text)
  }
}
