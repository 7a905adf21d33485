import TestSupport
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

  @Test(arguments: [6, 8, 40, 300])
  func `a longer text is found in many bytes where it stands first`(length: Int) {
    var random = SplitMix64(seed: UInt64(length))
    for _ in 0..<300 {
      // Of few different bytes beginnings of the text stand in many places.
      let bytes = (0..<Int.random(in: 256...900, using: &random)).map { _ in
        UInt8.random(in: 97...98, using: &random)
      }
      let start = Int.random(in: 0..<bytes.count - min(length, bytes.count - 1), using: &random)
      let text = Array(bytes[start..<min(start + length, bytes.count)])
      let expected = (0...(bytes.count - text.count)).first { place in
        Array(bytes[place..<place + text.count]) == text
      }
      let other = text + [UInt8(ascii: "c")]
      bytes.withUnsafeBytes { bytes in
        text.withUnsafeBytes {
          #expect(ByteSearch.offset(of: $0, in: bytes, 0..<bytes.count) == expected)
        }
        other.withUnsafeBytes {
          #expect(ByteSearch.offset(of: $0, in: bytes, 0..<bytes.count) == nil)
        }
      }
    }
  }

  @Test func `an escape by number is told from others`() {
    for (text, mayEscape) in [
      ("", false), (#"{"a":"b"}"#, false), (#"a\n\"b"#, false), (#"a\u00e9"#, true),
      (#"\\u"#, true),
      (#"\n\u0041"#, true), ("\\", false),
    ] {
      #expect(Array(text.utf8).withUnsafeBytes(ByteSearch.mayEscape) == mayEscape)
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
