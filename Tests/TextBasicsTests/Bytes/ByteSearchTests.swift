import Testing

@testable import TextBasics

@Suite struct ByteSearchTests {
  @Test(arguments: 0...40)
  func `a text is found wherever it stands, and nowhere else`(place: Int) {
    var bytes = Array(String(repeating: #"x""ab"#, count: 10).utf8)
    let text: StaticString = #""abc""#
    bytes.replaceSubrange(place..<place + 5, with: text.description.utf8)
    bytes.withUnsafeBytes { bytes in
      #expect(ByteSearch.offset(of: text, in: bytes, 0..<bytes.count) == place)
      #expect(ByteSearch.offset(of: text, in: bytes, place..<place + 5) == place)
      #expect(ByteSearch.offset(of: text, in: bytes, place..<place + 4) == nil)
      #expect(ByteSearch.offset(of: text, in: bytes, (place + 1)..<bytes.count) == nil)
      #expect(ByteSearch.offset(of: text, in: bytes, place..<place) == nil)
    }
  }

  @Test func `a text stands in another or does not`() {
    for (text, other) in [
      ("village", "le village de kobe"), ("l", "le"), ("", ""), ("", "le"), ("kobe", "kobe"),
      ("البلدة", "في البلدة القديمة"),
    ] {
      #expect(ByteSearch.stands(text, in: other))
    }
    for (text, other) in [("villages", "village"), ("x", "le"), ("x", ""), ("ab", "a b")] {
      #expect(!ByteSearch.stands(text, in: other))
    }
  }
}
