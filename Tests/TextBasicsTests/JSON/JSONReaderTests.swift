import Testing
import TextBasics

/// Texts in the manner of the public JSON test suites; what each means is compared as it is written
/// canonically.
@Suite("JSON reader")
struct JSONReaderTests {
  @Test(
    "Valid texts are read",
    arguments: [
      ("null", "null"), ("true", "true"), ("false", "false"), ("0", "0"), ("-0", "-0"),
      (" [] ", "[]"), ("{}", "{}"), ("\"\"", "\"\""), ("[\n]", "[]"), ("{\t}", "{}"),
      ("\u{FEFF}[]", "[]"), ("\r\n1\r\n", "1"), ("[1 , 2]", "[1,2]"),
      ("[null, 1, \"1\", {}]", "[null,1,\"1\",{}]"),
      ("[[]   ]", "[[]]"), ("[[[]],[]]", "[[[]],[]]"), ("[false]", "[false]"),
      ("{\"a\":1}", "{\"a\":1}"), ("{ \"a\" : 1 , \"b\" : [ ] }", "{\"a\":1,\"b\":[]}"),
      ("{\"\":0}", "{\"\":0}"), ("{\"b\":1,\"a\":2}", "{\"b\":1,\"a\":2}"),
      ("{\"a\":{\"a\":{\"a\":null}}}", "{\"a\":{\"a\":{\"a\":null}}}"),
      ("{\"a\":1,\"A\":2}", "{\"a\":1,\"A\":2}"),
      ("123", "123"), ("-123", "-123"), ("1.0", "1.0"), ("14.50", "14.50"), ("-0.0", "-0.0"),
      ("1e5", "1e5"), ("1E+2", "1E+2"), ("1e-2", "1e-2"), ("0e0", "0e0"), ("0.5e1", "0.5e1"),
      ("1e0005", "1e0005"), ("123456789012345678901234567890", "123456789012345678901234567890"),
      ("0.000000000000000000001", "0.000000000000000000001"), ("1e-400", "1e-400"),
      ("1e308", "1e308"),
      (#""a""#, #""a""#), (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\b\f\n\r\t""#), (#""\u0041""#, "\"A\""),
      (#""\u00e9\u00E9""#, "\"éé\""), (#""\u000a""#, #""\n""#), (#""\u001b""#, #""\u001b""#),
      (#""\u007f""#, "\"\u{7F}\""), (#""\ud83d\ude00""#, "\"😀\""), (#""\uD834\uDD1E""#, "\"𝄞\""),
      (#""\uDBFF\uDFFF""#, "\"\u{10FFFF}\""), (#""\uFFFF""#, "\"\u{FFFF}\""),
      (#""\u2028""#, "\"\u{2028}\""),
      ("\"é€😀\"", "\"é€😀\""), ("\"\u{7F}\"", "\"\u{7F}\""),
      ("\"\u{2028}\u{2029}\"", "\"\u{2028}\u{2029}\""),
      (#""/\u002f""#, "\"//\""), (#""\\u0041""#, #""\\u0041""#), (#"{"\u0061":1}"#, #"{"a":1}"#),
      (#"["a\"]b"]"#, #"["a\"]b"]"#),
    ])
  func valid(text: String, canonical: String) throws {
    #expect(try JSONReader.read(text).text == canonical)
  }

  @Test("Strings of any length are read whole, whatever stands behind them")
  func lengths() throws {
    for count in 0...40 {
      for end in ["", "é", "日", "\\n", "\u{7F}"] {
        let text = String(repeating: "a", count: count)
        let spelled = "\(text)\(end)"
        for behind in ["", "é", "éééééééé"] {
          let json = try JSONReader.read("[\"\(spelled)\",\"\(behind)\"]")
          let expected = text + (end == "\\n" ? "\n" : end)
          #expect(json.array?.compactMap(\.string) == [expected, behind])
        }
      }
    }
  }

  @Test(
    "Invalid texts are refused at the first byte that does not fit",
    arguments: [
      ("", .unexpectedEnd, 0), (" ", .unexpectedEnd, 1), ("\u{FEFF}", .unexpectedEnd, 3),
      ("[", .unexpectedEnd, 1), ("[1", .unexpectedEnd, 2), ("[1,", .unexpectedEnd, 3),
      ("{", .unexpectedEnd, 1), ("{\"a\"", .unexpectedEnd, 4), ("{\"a\":", .unexpectedEnd, 5),
      ("{\"a\":1", .unexpectedEnd, 6), ("{\"a\":1,", .unexpectedEnd, 7), ("\"", .unexpectedEnd, 1),
      ("\"a", .unexpectedEnd, 2), (#""\"#, .unexpectedEnd, 2), (#""\u00"#, .unexpectedEnd, 5),
      (#""\""#, .unexpectedEnd, 3), ("-", .unexpectedEnd, 1), ("1.", .unexpectedEnd, 2),
      ("1e", .unexpectedEnd, 2),
      ("1e+", .unexpectedEnd, 3), ("tru", .unexpectedEnd, 3), ("n", .unexpectedEnd, 1),

      ("]", .unexpected(expected: "a value"), 0), ("}", .unexpected(expected: "a value"), 0),
      ("[,1]", .unexpected(expected: "a value"), 1), ("[1,]", .unexpected(expected: "a value"), 3),
      ("[1,,2]", .unexpected(expected: "a value"), 3), ("[}", .unexpected(expected: "a value"), 1),
      ("+1", .unexpected(expected: "a value"), 0), (".5", .unexpected(expected: "a value"), 0),
      ("NaN", .unexpected(expected: "a value"), 0),
      ("Infinity", .unexpected(expected: "a value"), 0),
      ("True", .unexpected(expected: "a value"), 0), ("trux", .unexpected(expected: "a value"), 3),
      ("nul1", .unexpected(expected: "a value"), 3), ("'a'", .unexpected(expected: "a value"), 0),
      ("[a]", .unexpected(expected: "a value"), 1), ("/* */1", .unexpected(expected: "a value"), 0),
      ("\u{A0}1", .unexpected(expected: "a value"), 0),
      ("\u{C}1", .unexpected(expected: "a value"), 0),
      ("[\u{B}]", .unexpected(expected: "a value"), 1),
      (#"\u0031"#, .unexpected(expected: "a value"), 0),
      ("{\"a\":}", .unexpected(expected: "a value"), 5),
      ("＋1", .unexpected(expected: "a value"), 0),
      ("１", .unexpected(expected: "a value"), 0),
      ("[1\u{FEFF}]", .unexpected(expected: "`,` or `]`"), 2),

      ("[1 2]", .unexpected(expected: "`,` or `]`"), 3),
      ("[1}", .unexpected(expected: "`,` or `]`"), 2),
      ("[1:2]", .unexpected(expected: "`,` or `]`"), 2),
      ("[\"a\"b]", .unexpected(expected: "`,` or `]`"), 4),
      ("[0x1]", .unexpected(expected: "`,` or `]`"), 2),
      ("[1a]", .unexpected(expected: "`,` or `]`"), 2),
      ("[truee]", .unexpected(expected: "`,` or `]`"), 5),
      ("{1:2}", .unexpected(expected: "a key in quotes"), 1),
      ("{a:1}", .unexpected(expected: "a key in quotes"), 1),
      ("{'a':1}", .unexpected(expected: "a key in quotes"), 1),
      ("{,}", .unexpected(expected: "a key in quotes"), 1),
      ("{\"a\":1,}", .unexpected(expected: "a key in quotes"), 7),
      ("{null:1}", .unexpected(expected: "a key in quotes"), 1),
      ("{[]:1}", .unexpected(expected: "a key in quotes"), 1),
      ("{]", .unexpected(expected: "a key in quotes"), 1),
      ("{\"a\" 1}", .unexpected(expected: "`:`"), 5),
      ("{\"a\",1}", .unexpected(expected: "`:`"), 4),
      ("{\"a\"}", .unexpected(expected: "`:`"), 4),
      ("{\"a\"::1}", .unexpected(expected: "a value"), 5),
      ("{\"a\":1 \"b\":2}", .unexpected(expected: "`,` or `}`"), 7),
      ("{\"a\":1]", .unexpected(expected: "`,` or `}`"), 6),
      ("{\"a\":1;\"b\":2}", .unexpected(expected: "`,` or `}`"), 6),

      ("1 2", .trailingText, 2), ("[]]", .trailingText, 2), ("{}x", .trailingText, 2),
      ("null,", .trailingText, 4),
      ("\"a\"\"b\"", .trailingText, 3), ("[] // end", .trailingText, 3),
      ("1\u{FEFF}", .trailingText, 1),
      ("0x1", .trailingText, 1), ("1-2", .trailingText, 1), ("1\u{0}", .trailingText, 1),

      ("01", .invalidNumber, 0), ("-01", .invalidNumber, 0), ("[00]", .invalidNumber, 1),
      ("1.e5", .invalidNumber, 0), ("1.a", .invalidNumber, 0), ("-a", .invalidNumber, 0),
      ("--1", .invalidNumber, 0), ("-.5", .invalidNumber, 0), ("1ea", .invalidNumber, 0),
      ("[1e+-2]", .invalidNumber, 1), ("-Infinity", .invalidNumber, 0), ("[ -]", .invalidNumber, 2),
      ("1e400", .infiniteNumber, 0), ("[-1e400]", .infiniteNumber, 1),
      ("0.1e999999", .infiniteNumber, 0),

      (#""\x""#, .invalidEscape, 1), (#""\a""#, .invalidEscape, 1), (#""\'""#, .invalidEscape, 1),
      (#""a\U0041""#, .invalidEscape, 2), (#""\u00g0""#, .invalidEscape, 1),
      (#""\u 041""#, .invalidEscape, 1),
      (#""\u{41}""#, .invalidEscape, 1), (#""\é""#, .invalidEscape, 1),
      (#""\0""#, .invalidEscape, 1),
      (#""\ud800""#, .unpairedSurrogate, 1), (#""\udc00""#, .unpairedSurrogate, 1),
      (#""\ud800x""#, .unpairedSurrogate, 1), (#""\ud800\n""#, .unpairedSurrogate, 1),
      (#""\ud800\ud800""#, .unpairedSurrogate, 1), (#""\ud800\u0041""#, .unpairedSurrogate, 1),
      (#""ab\udfff""#, .unpairedSurrogate, 3), (#"{"\ud800":1}"#, .unpairedSurrogate, 2),
      ("\"\n\"", .controlCharacter, 1), ("\"a\tb\"", .controlCharacter, 2),
      ("\"\u{1F}\"", .controlCharacter, 1),
      ("\"\u{0}\"", .nul, 1), (#""a\u0000""#, .nul, 2), ("{\"a\u{0}\":1}", .nul, 3),
      (#"{"a":1,"a":1}"#, .duplicateKey("a"), 7), (#"{"a":1,"\u0061":2}"#, .duplicateKey("a"), 7),
      (#"[{"":1, "":2}]"#, .duplicateKey(""), 8),
      (#"{"x":{"b":1,"c":2,"b":3}}"#, .duplicateKey("b"), 18),
    ] as [(String, JSONProblem.Reason, Int)])
  func invalid(text: String, reason: JSONProblem.Reason, offset: Int) {
    #expect(throws: JSONProblem(reason, offset: offset)) { try JSONReader.read(text) }
  }

  @Test(
    "Bytes that are not UTF-8 are refused where the first one is",
    arguments: [
      ([0xFF], 1), ([0x61, 0xE9], 2), ([0xC3], 1), ([0xC0, 0x80], 1), ([0xED, 0xA0, 0x80], 1),
      ([0xF4, 0x90, 0x80, 0x80], 1), ([0xC3, 0xA9, 0x80], 3), ([0xE2, 0x82], 1),
      ([0x5C, 0x6E, 0x80], 3), ([0xF0, 0x9F, 0x98, 0x80, 0xFE], 5), ([0xEF, 0xBB, 0xBF, 0xBF], 4),
    ] as [([UInt8], Int)])
  func invalidUTF8(bytes: [UInt8], offset: Int) {
    let quote = UInt8(ascii: "\"")
    #expect(throws: JSONProblem(.invalidUTF8, offset: offset)) {
      try JSONReader.read([quote] + bytes + [quote])
    }
  }

  @Test("Bytes that are not UTF-8 have no place outside of strings either")
  func invalidUTF8OutsideStrings() {
    #expect(throws: JSONProblem(.unexpected(expected: "a value"), offset: 1)) {
      try JSONReader.read([0x5B, 0xFF, 0x5D])
    }
  }

  @Test(
    "A key that stands twice is found in small and large objects", arguments: [1, 23, 24, 25, 200])
  func duplicateKeys(count: Int) throws {
    let members = (0..<count).map { "\"key\($0)\":\($0)" }.joined(separator: ",")
    #expect(try JSONReader.read("{\(members)}").members?.count == count)
    for repeated in [0, count - 1] {
      #expect(throws: JSONProblem(.duplicateKey("key\(repeated)"), offset: members.utf8.count + 2))
      {
        try JSONReader.read("{\(members),\"key\(repeated)\":0}")
      }
    }
  }

  @Test("Nesting is read down to 64 and refused at 65", arguments: [("[", "]"), ("{\"a\":", "}")])
  func depth(opening: String, closing: String) throws {
    func nested(_ depth: Int) -> String {
      String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
    }
    #expect(JSONReader.maximumDepth == 64)
    #expect(try JSONReader.read(nested(64)).text == nested(64))
    #expect(throws: JSONProblem(.tooDeep, offset: 64 * opening.utf8.count)) {
      try JSONReader.read(nested(65))
    }
    #expect(throws: JSONProblem(.tooDeep, offset: 64 * opening.utf8.count)) {
      try JSONReader.read(String(repeating: opening, count: 100_000))
    }
    #expect(
      try JSONReader.read("[\(Array(repeating: nested(63), count: 3).joined(separator: ","))]")
        .array?.count == 3)
  }

  @Test("A number of very many digits is read if it is finite")
  func manyDigits() throws {
    let long = String(repeating: "9", count: 305)
    #expect(try JSONReader.read(long).spelling == long)
    #expect(throws: JSONProblem(.infiniteNumber, offset: 0)) {
      try JSONReader.read(String(repeating: "9", count: 400))
    }
  }

  @Test("Every value knows where it stands")
  func offsets() throws {
    let value = try JSONReader.read(#" {"é": [1, "x", {"b": null}]} "#)
    #expect(value.offset == 1)
    #expect(value["é"]?.offset == 8)
    #expect(value["é"]?.array?.map(\.offset) == [9, 12, 17])
    #expect(value["é"]?.array?.last?["b"]?.offset == 23)
    #expect(try JSONReader.read("\u{FEFF}1").offset == 3)
  }

  @Test("Every problem is put into words")
  func explanations() {
    let reasons: [JSONProblem.Reason] = [
      .unexpectedEnd, .unexpected(expected: "a value"), .trailingText, .invalidNumber,
      .infiniteNumber, .invalidEscape, .unpairedSurrogate, .controlCharacter, .nul, .invalidUTF8,
      .duplicateKey("id"), .tooDeep,
    ]
    #expect(
      reasons.map { JSONProblem($0, offset: 0).explanation } == [
        "the text ends within a value", "expected a value", "there is more text after the value",
        "a number is not spelled as JSON spells it", "a number is too large",
        "an escape that JSON does not know", "half of a surrogate pair",
        "a control character that is not escaped", "a NUL character", "the bytes are not UTF-8",
        "the key `id` stands twice in one object", "nested more than 64 deep",
      ])
  }
}
