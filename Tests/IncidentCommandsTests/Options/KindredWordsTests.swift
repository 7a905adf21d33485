import TestSupport
import Testing

@Suite("Words that people use for sides and targets")
struct KindredWordsTests {
  @Test(
    "A word with the meaning of a known one suggests it",
    arguments: [
      ("--killed", "military=3", "state-forces"), ("--killed", "soldiers=3", "state-forces"),
      ("--killed", "army=3", "state-forces"), ("--killed", "terrorists=3", "assailants"),
      ("--wounded", "attackers=1", "assailants"), ("--target", "soldiers", "military"),
      ("--target", "state-forces", "military"), ("--target", "gendarmes", "police"),
      ("--killed", "civilans=1", "civilians"),
    ])
  func suggested(option: String, value: String, word: String) throws {
    let run = try TeamLog().run([
      "add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied", option, value,
    ])
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("hint: did you mean `\(word)`?\n"))
  }
}
