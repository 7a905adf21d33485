import Testing
import TextBasics

@Suite("Visible text")
struct StringVisibleTests {
  @Test(
    "Ordinary text stays as it is",
    arguments: [
      "", "Niono", "Ménaka", "Me\u{301}naka", "مُحَمَّد", "日本", "👩‍👩‍👧", "❤️", "می‌خواهم",
      "a\u{A0}b", "12\u{202F}345", "l’islam", "क्\u{200D}ष", "\\ \" ` <U+202E>", "␛",
    ])
  func ordinary(text: String) {
    #expect(Array(text.visible.unicodeScalars) == Array(text.unicodeScalars))
  }

  @Test(
    "Controls have their pictures",
    arguments: [
      ("a\u{1B}[31mb", "a␛[31mb"), ("a\nb", "a␤b"), ("a\r\nb", "a␍␤b"), ("\t", "␉"), ("\0", "␀"),
      ("\u{7}\u{8}", "␇␈"), ("\u{1F}", "␟"), ("\u{7F}", "␡"), ("é\u{1B}", "é␛"),
    ])
  func controls(text: String, visible: String) {
    #expect(text.visible == visible)
  }

  @Test(
    "What has no picture is shown by its code point",
    arguments: [
      ("\u{80}", "<U+0080>"), ("\u{85}", "<U+0085>"), ("\u{9B}31m", "<U+009B>31m"),
      ("a\u{202E}b", "a<U+202E>b"), ("\u{202A}", "<U+202A>"),
      ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
      ("\u{200E}\u{200F}\u{61C}", "<U+200E><U+200F><U+061C>"), ("a\u{200B}b", "a<U+200B>b"),
      ("\u{2060}", "<U+2060>"), ("\u{FEFF}a", "<U+FEFF>a"),
      ("a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"),
      ("\u{E0061}", "<U+E0061>"), ("\u{E000}", "<U+E000>"), ("\u{FFFF}", "<U+FFFF>"),
      ("\u{1FFFE}", "<U+1FFFE>"), ("\u{10FFFF}", "<U+10FFFF>"), ("\u{378}", "<U+0378>"),
      ("\u{FFF9}", "<U+FFF9>"), ("e\u{301}\u{202E}", "e\u{301}<U+202E>"),
    ])
  func codePoints(text: String, visible: String) {
    #expect(text.visible == visible)
  }

  @Test(
    "For programs only controls that act are shown",
    arguments: [
      ("a\u{1B}[31m\u{9B}2J\u{7F}\0", "a␛[31m<U+009B>2J␡␀"), ("a\tb\r\nc\rd", "a\tb\r\nc\rd"),
      ("\u{202E}a\u{200B}é", "\u{202E}a\u{200B}é"), ("plain", "plain"),
    ])
  func withoutControls(text: String, shown: String) {
    #expect(Array(text.withoutControls.unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test("Lines stay lines")
  func lines() {
    #expect("a\tb\n\u{1B}c\r\n\n".visibleLines == "a␉b\n␛c␍\n\n")
  }

  @Test("JSON is printed so that it means the same")
  func json() throws {
    let text = "{\"a\":\"x\u{9B}\u{202E}\u{E0061}é👩‍👧\u{FEFF}\",\r\n\t\"b\":1}"
    let shown = text.visibleJSON
    #expect(
      shown == "{\"a\":\"x\\u009b\\u202e\\udb40\\udc61é👩‍👧\\ufeff\", \n \"b\":1}")
    #expect(try JSONReader.read(shown) == JSONReader.read(text))
    #expect("{\"a\":1}\n".visibleJSON == "{\"a\":1}\n")
  }

  @Test("Nothing that is shown can be read as a control, whatever the code point")
  func all() {
    let safe = (UInt32(0)..<0x11_0000).compactMap(Unicode.Scalar.init).allSatisfy { scalar in
      String(Character(scalar)).visible.unicodeScalars.allSatisfy { shown in
        switch shown.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse: false
        default: !shown.properties.isBidiControl
        }
      }
    }
    #expect(safe)
  }
}
