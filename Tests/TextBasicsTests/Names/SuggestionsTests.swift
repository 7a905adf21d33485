import TestSupport
import Testing
import TextBasics

@Suite("Suggestions")
struct SuggestionsTests {
  private let towns = ["Niono", "Nioro du Sahel", "Nara", "Ménaka", "Mopti", "Kidal", "Kita"]

  @Test(
    "Distance counts letters added, left out, replaced and swapped",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("niono", "Niono", 0), ("niono", "niorno", 1),
      ("niono", "niona", 1), ("niono", "nino", 1), ("niono", "inono", 1), ("ca", "abc", 3),
      ("kitten", "sitting", 3), ("été", "ete", 2), ("ab", "ba", 1), ("abcd", "badc", 2),
    ])
  func distance(one: String, other: String, expected: Int) {
    #expect(Suggestions.distance(one, other) == expected)
    #expect(Suggestions.distance(other, one) == expected)
  }

  @Test(
    "The nearest come first",
    arguments: [
      ("Niorno", ["Niono"]), ("menaka", ["Ménaka"]), ("MENKA", ["Ménaka"]),
      ("nioro", ["Niono", "Nioro du Sahel"]),
      ("kidla", ["Kidal"]), ("aidal", ["Kidal"]), ("kidta", ["Kita"]), ("ki", []),
      ("kit", ["Kita"]), ("Kdl", []), ("", []),
      ("Paris", []),
      ("x", []), ("-", []), ("nar", ["Nara"]),
    ] as [(String, [String])])
  func closest(text: String, expected: [String]) {
    #expect(Suggestions.closest(to: text, among: towns, limit: 6) == expected)
  }

  @Test("A candidate that folds alike is the nearest")
  func folded() {
    #expect(
      Suggestions.closest(to: "menaka", among: ["Menaca", "Menaka-", "Ménaka"], limit: 2)
        == ["Menaka-", "Ménaka"])
  }

  @Test(
    "Beside what one slip makes of the text nothing further is offered, but what begins with it")
  func oneSlip() {
    let groups = ["AQMI", "JNIM", "JNIM allies", "Balé", "Labé", "Kayes"]
    #expect(Suggestions.closest(to: "JNMI", among: groups, limit: 9) == ["JNIM"])
    #expect(Suggestions.closest(to: "Kaye", among: groups, limit: 9) == ["Kayes"])
    // A slip in the first letter makes others as likely.
    #expect(Suggestions.closest(to: "Bayes", among: groups, limit: 9) == ["Kayes", "Balé"])
    #expect(Suggestions.closest(to: "JNI", among: groups, limit: 9) == ["JNIM", "JNIM allies"])
  }

  @Test("Equally near ones keep their order, each is given once and no more than the limit")
  func order() {
    let words = ["cat", "bat", "cat", "hat", "mat"]
    #expect(Suggestions.closest(to: "rat", among: words, limit: 9) == ["cat", "bat", "hat", "mat"])
    #expect(Suggestions.closest(to: "rat", among: words, limit: 2) == ["cat", "bat"])
    #expect(Suggestions.closest(to: "rat", among: words, limit: 0) == [])
  }

  @Test(
    "More slips are forgiven in longer texts",
    arguments: [
      ("abc", "abx", true), ("abc", "axx", false), ("abcdefg", "abcdexx", true),
      ("abcdefg", "abcdxxx", false), ("abcdefgh", "abcdexxx", true),
      ("abcdefgh", "abcdxxxx", false), ("ab", "xb", true), ("a", "b", false), ("a", "ab", true),
    ])
  func threshold(text: String, candidate: String, isNear: Bool) {
    #expect(Suggestions.closest(to: text, among: [candidate], limit: 1).isEmpty != isNear)
  }

  @Test("What begins with the text is near, after what is misspelt by less")
  func prefix() {
    let words = ["format-version", "form", "forma", "former-name"]
    #expect(
      Suggestions.closest(to: "forma", among: words, limit: 9) == [
        "forma", "form", "format-version",
      ])
    #expect(Suggestions.closest(to: "fo", among: ["format"], limit: 9) == [])
  }

  @Test("Letters of any script and texts longer than a machine word are compared")
  func longAndForeign() {
    #expect(Suggestions.closest(to: "киев", among: ["Київ", "Львів"], limit: 3) == ["Київ"])
    #expect(Suggestions.closest(to: "انصر", among: ["أنصار", "Ansar"], limit: 3) == ["أنصار"])
    let long = String(repeating: "abcdefghij", count: 7)
    #expect(
      Suggestions.closest(to: long, among: ["x" + long, "xxxx" + long, long + "ab"], limit: 3)
        == ["x" + long, long + "ab"])
    let word = String(long.prefix(64))
    #expect(
      Suggestions.closest(to: word, among: [word + "xyz", "q" + word], limit: 3) == [
        "q" + word, word + "xyz",
      ])
  }

  @Test("The fast comparison of many agrees with the plain one of two")
  func agreement() {
    var random = SplitMix64(seed: 7)
    for _ in 0..<4000 {
      let text = word(&random, 8...12)
      let candidate = word(&random, 6...14)
      let distance = Suggestions.distance(text, candidate)
      let isNear = distance <= 3 || candidate.hasPrefix(text)
      #expect(
        Suggestions.closest(to: text, among: [candidate], limit: 1) == (isNear ? [candidate] : []),
        "\(text) \(candidate)")
    }
  }

  @Test(
    "A question lists the names",
    arguments: [
      ([], nil), (["a"], "did you mean `a`?"), (["a", "b"], "did you mean `a` or `b`?"),
      (["a", "b", "c"], "did you mean `a`, `b` or `c`?"),
    ] as [([String], String?)])
  func question(names: [String], expected: String?) {
    #expect(Suggestions.question(names) == expected)
    #expect(Suggestions.names(inQuestion: expected ?? "") == names)
  }

  @Test("What a question says of a name is no name, and what is no question offers none")
  func offered() {
    #expect(
      Suggestions.names(inQuestion: "did you mean `Niono` (Ségou, Mali) or `Nara` (Nara, Mali)?")
        == ["Niono", "Nara"])
    #expect(Suggestions.names(inQuestion: "choose from `a`, `b`") == [])
  }

  private func word(_ random: inout SplitMix64, _ lengths: ClosedRange<Int>) -> String {
    let letters: [Character] = ["a", "b"]
    return String(
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        letters[Int.random(in: 0...1, using: &random)]
      })
  }
}
