import IncidentCore
import Testing

@Suite("Changes of counts")
struct CountChangeTests {
  @Test(
    "A change is as certain as the two counts are",
    arguments: [
      ("5", "5", "±0"), ("5", "8", "+3"), ("8", "5", "−3"), ("5-7", "9", "+2 to +4"),
      ("9", "5-7", "−4 to −2"), ("5", "80+", "≥ +75"), ("80+", "5", "≤ −75"),
      ("5+", "12+", "+7 reported"), ("20+", "12+", "−8 reported"), ("~20", "~15", "~ −5"),
      ("5-7~6", "9", "+2 to +4, best +3"), ("..7", "5", "−2 to +5"), ("5", "unknown", nil),
      ("0", "15000", "+15,000"),
    ] as [(String, String, String?)])
  func change(then: String, now: String, text: String?) throws {
    let change = CountChange(
      from: try CountInterval(typed: then), to: try CountInterval(typed: now))
    #expect(change?.text == text)
  }
}
