import TestSupport
import Testing
import TextBasics

@testable import IncidentStorage

@Suite("Words in lines")
struct LineWordsTests {
  @Test(
    "A word stands in a line however its text is written",
    arguments: [
      "Attaque du marché de Diboli", "ATTAQUE DU MARCHE", "au marche\u{301} vieux", "l'marché",
      "l\u{2019}marche", "mar\u{2019}ché", "mārchē", "“marché”", "البلدة marché", "a\nmarché\tb",
      "marché — Œuvre", "mar\u{AD}ché",
    ])
  func stands(text: String) throws {
    let words = try #require(LineWords(["marche"]))
    #expect(NameFolding.fold(text).contains("marche"))
    #expect(words.mayStand(in: line(text)))
  }

  @Test("A line without the word is told, whatever else is in it")
  func standsNot() throws {
    let words = try #require(LineWords(["marche", "diboli"]))
    for text in ["Attaque du march", "البلدة القديمة", "l’hôpital — Œuvre", "a\\b \"c\"", ""] {
      #expect(!words.mayStand(in: line(text)))
    }
  }

  @Test("A line with escaped characters is left to the decoder")
  func escapes() throws {
    let words = try #require(LineWords(["diboli"]))
    #expect(words.mayStand(in: Array(#"{"summary":"march\u00e9"}"#.utf8)))
    #expect(!words.mayStand(in: Array(#"{"summary":"march\/e"}"#.utf8)))
  }

  @Test("Words of other scripts and single letters are not looked for")
  func otherWords() {
    #expect(LineWords(["البلدة"]) == nil)
    #expect(LineWords(["a"]) == nil)
  }

  @Test("No word of a text is missed", arguments: 0..<20)
  func generated(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let letters = Array("abéÉ'’ -zß\u{301}æБا\n\"\\/٣3ñĀ—\u{200B}ｂ").map { String($0) }
    for _ in 0..<200 {
      let text = (0..<Int.random(in: 1..<30, using: &random)).map { _ in
        letters.randomElement(using: &random) ?? ""
      }.joined()
      let line = line(text)
      for word in NameFolding.fold(text).split(separator: " ") {
        guard let words = LineWords([String(word)]) else { continue }
        #expect(words.mayStand(in: line), "\(word) in \(text.debugDescription)")
      }
    }
  }

  private func line(_ text: String) -> [UInt8] {
    var line: [UInt8] = []
    JSONWriter.append(.object(["summary": .string(text)]), to: &line)
    return line
  }
}
