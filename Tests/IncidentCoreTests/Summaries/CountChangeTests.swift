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

  private static func total(_ count: String?, of attacks: Int, covered: Int) throws -> CasualtyTotal
  {
    CasualtyTotal(
      count: try count.map(CountInterval.init(typed:)), covered: covered, attacks: attacks)
  }

  @Test("Of totals the likeliest change is known only where all attacks have a figure")
  func totals() throws {
    let then = try Self.total("5-7~6", of: 2, covered: 2)
    #expect(
      CountChange(from: then, to: try Self.total("9", of: 3, covered: 3))?.text
        == "+2 to +4, best +3")
    #expect(CountChange(from: then, to: try Self.total("9+~12", of: 3, covered: 1))?.text == "≥ +2")
    #expect(
      CountChange(
        from: try Self.total("5+~6", of: 2, covered: 1),
        to: try Self.total("9+~12", of: 3, covered: 1))?.text == "+4 reported")
  }

  @Test("Where there were no attacks none were killed; where none has a figure nothing is known")
  func none() throws {
    let none = try Self.total(nil, of: 0, covered: 0)
    let five = try Self.total("5", of: 1, covered: 1)
    let silent = try Self.total(nil, of: 2, covered: 0)
    #expect(CountChange(from: none, to: five)?.text == "+5")
    #expect(CountChange(from: five, to: none)?.text == "−5")
    #expect(CountChange(from: none, to: silent) == nil)
    #expect(CountChange(from: silent, to: five) == nil)
    #expect(CountChange(from: five, to: silent) == nil)
  }
}
