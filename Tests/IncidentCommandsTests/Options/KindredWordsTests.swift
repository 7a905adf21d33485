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
      ("--killed", "civilans=1", "civilians"), ("--kind", "kidnapping", "abduction"),
      ("--kind", "Air strike", "air-or-drone-strike"), ("--kind", "bombings", "ied"),
      ("--kind", "landmine", "ied"), ("--kind", "shooting", "armed-assault"),
      ("--kind", "mortar", "shelling"), ("--kind", "VBIED", "suicide-attack"),
    ])
  func suggested(option: String, value: String, word: String) throws {
    let run = try TeamLog().run([
      "add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied", option, value,
    ])
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("hint: did you mean `\(word)`?\n"))
  }

  @Test(
    "A question is asked with words that mean the same too",
    arguments: [
      ("kind:kidnaping", "did you mean `kind:abduction`?"),
      ("kind:airstrike", "did you mean `kind:air-or-drone-strike`?"),
      ("group:army", "did you mean `Malian army` (Malian Armed Forces)?"),
    ])
  func asked(query: String, question: String) throws {
    let log = try QueryLog()
    let text = try #require(try log.folder.text("actors.jsonl"))
    try log.folder.write(
      text.replacing(#"["FAMa"]"#, with: #"["FAMa","Malian army"]"#), to: "actors.jsonl")
    let run = log.run("count", query)
    #expect(run.errors.contains("hint: \(question)\n"), "\(run.errors)")
  }
}
