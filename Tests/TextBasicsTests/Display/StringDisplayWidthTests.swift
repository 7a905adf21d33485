import Testing
import TextBasics

@Suite("Display width")
struct StringDisplayWidthTests {
  @Test(
    "Text takes as many cells as a terminal gives it",
    arguments: [
      ("", 0), ("Niono", 5), ("Ménaka", 6), ("Me\u{301}naka", 6), ("日本", 4), ("한국", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("ﾊﾝ", 2), ("ＡＢ", 4), ("，", 2), ("مُحَمَّد", 4),
      ("a\u{0308}\u{0301}b", 2), ("─│█▌≥…·", 7), ("¹²", 2), ("␛␤", 2), ("✓", 1), ("—", 1),
      ("Київ", 4), ("Αθήνα", 5), ("𠀀", 2), ("𝐀", 1), ("\u{3000}", 2), ("\u{303F}", 1), ("㍿", 2),
      ("नमस्ते", 4), ("क्षि", 3), ("กำลัง", 4), ("ߒߞߏ", 3), ("ⵜⵉⴼ", 3), ("각", 2),
    ])
  func text(text: String, width: Int) {
    #expect(text.displayWidth == width)
  }

  @Test("Text takes as many cells as its characters together, shown or not")
  func visibleText() {
    // All up to U+2FFF, each between others.
    for value in UInt32(0)..<0x3000 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a\(scalar)é\(scalar)\u{301}–b"
      #expect(text.displayWidth == text.reduce(0) { $0 + $1.displayWidth }, "U+\(value)")
      #expect(text.visibleWidth == text.visible.reduce(0) { $0 + $1.displayWidth }, "U+\(value)")
      #expect(text.visible.visible == text.visible, "U+\(value)")
    }
  }

  @Test(
    "The longest word is measured as it will be seen",
    arguments: [
      ("", 0), ("  ", 0), ("Nioro du Sahel", 5), (" Ménaka é", 6), ("a 日本 b", 4),
      ("é\u{A0}é a", 3), ("a\u{1B}b c", 3), ("Me\u{301}naka a", 6),
    ])
  func longestWord(text: String, width: Int) {
    #expect(text.longestWordWidth == width)
  }

  @Test(
    "An emoji of however many parts takes two cells",
    arguments: [
      "🔥", "👩‍👩‍👧", "👍🏽", "🇲🇱", "❤️", "1️⃣", "🏳️‍🌈", "⌚", "🫨", "🀄", "🏴\u{E0067}\u{E0062}\u{E007F}",
    ])
  func emoji(text: String) {
    #expect(text.displayWidth == 2)
    #expect((text + "a" + text).displayWidth == 5)
  }

  @Test("Symbols that are text unless a selector says otherwise take one cell")
  func textSymbols() {
    #expect("❤".displayWidth == 1)
    #expect("©®™☀".displayWidth == 4)
    #expect("☀\u{FE0E}".displayWidth == 1)
  }

  @Test(
    "What cannot be seen takes no cell",
    arguments: ["\n", "\r\n", "\u{1B}", "\u{200B}", "\u{202E}", "\u{FEFF}", "\u{85}", "\u{2028}"])
  func nothing(text: String) {
    #expect(text.displayWidth == 0)
    #expect("a\(text)b".displayWidth == 2)
  }
}
