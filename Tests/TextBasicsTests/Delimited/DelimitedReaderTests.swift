import Testing
import TextBasics

@Suite("Delimited reader")
struct DelimitedReaderTests {
  private func records(_ text: String, _ separator: Character = ",") throws -> [[String]] {
    var reader = DelimitedReader(Array(text.utf8), separator: separator.asciiValue ?? 0)
    var records: [[String]] = []
    while let record = try reader.next() { records.append(record.fields) }
    return records
  }

  private func problem(_ bytes: [UInt8]) throws -> DelimitedProblem {
    try #require(throws: DelimitedProblem.self) {
      var reader = DelimitedReader(bytes)
      while try reader.next() != nil {}
    }
  }

  @Test(
    "Records are read by RFC 4180",
    arguments: [
      ("", []), ("\n", []), ("a", [["a"]]), ("a\n", [["a"]]),
      ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]),
      ("a,b\r\nc,d\r\n", [["a", "b"], ["c", "d"]]), ("a,b\rc,d\r", [["a", "b"], ["c", "d"]]),
      ("a,", [["a", ""]]), (",", [["", ""]]), (",,\n", [["", "", ""]]), ("\"\"\n", [[""]]),
      ("\"\",\"\"", [["", ""]]), ("\"a\"", [["a"]]), ("\"a,b\",c", [["a,b", "c"]]),
      ("\"a\nb\",c\nd", [["a\nb", "c"], ["d"]]), ("\"a\r\nb\"", [["a\r\nb"]]),
      ("\"a\"\"b\"", [["a\"b"]]), ("\"\"\"\"", [["\""]]),
      ("\"\"\"a\"\"\",\"\"\"\"\"\"", [["\"a\"", "\"\""]]),
      ("a\"b,c\"\n", [["a\"b", "c\""]]), (" a , b ", [[" a ", " b "]]),
      ("a\n\n\r\nb\n", [["a"], ["b"]]),
      ("\u{FEFF}a,b", [["a", "b"]]), ("\u{FEFF}\"a\"", [["a"]]), ("\u{FEFF}", []),
      ("a,\u{FEFF}b", [["a", "\u{FEFF}b"]]), ("Ménaka,日本", [["Ménaka", "日本"]]),
      ("\"Mé\"\"n\"", [["Mé\"n"]]), ("a\nb,c", [["a"], ["b", "c"]]), ("a;b|c\td", [["a;b|c\td"]]),
    ] as [(String, [[String]])])
  func reading(text: String, expected: [[String]]) throws {
    #expect(try records(text) == expected)
  }

  @Test("Any separator can be chosen", arguments: [";", "\t", "|"] as [Character])
  func separators(separator: Character) throws {
    #expect(
      try records("a\(separator)\"b\(separator)c\"\n,\(separator)", separator)
        == [["a", "b\(separator)c"], [",", ""]])
  }

  @Test("A record knows the line it begins on, line ends within quotes and empty lines counted")
  func lines() throws {
    var reader = DelimitedReader(Array("a\r\n\"b\nc\rd\r\ne\"\n\nf\rg".utf8))
    var lines: [Int] = []
    while let record = try reader.next() { lines.append(record.line) }
    #expect(lines == [1, 2, 7, 8])
  }

  @Test(
    "A problem names its place",
    arguments: [
      ("\"a", .unclosedQuote, 1, 1), ("a,b\nc,\"d\ne\n", .unclosedQuote, 2, 3),
      ("\"a\"\"", .unclosedQuote, 1, 1), ("\"", .unclosedQuote, 1, 1),
      ("é,\"", .unclosedQuote, 1, 3),
      ("\"a\"b", .textAfterQuote, 1, 4), ("x\n\"a\" ,b", .textAfterQuote, 2, 4),
      ("\u{FEFF}\"é\"\"\"b", .textAfterQuote, 1, 6), ("\"a\nb\"c", .textAfterQuote, 2, 3),
    ] as [(String, DelimitedProblem.Reason, Int, Int)])
  func problems(text: String, reason: DelimitedProblem.Reason, line: Int, column: Int) throws {
    #expect(
      try problem(Array(text.utf8)) == DelimitedProblem(reason, line: line, column: column))
  }

  @Test(
    "Bytes that are not UTF-8 are refused where the first one is",
    arguments: [
      ([0xFF], 1, 1), (Array("a,é".utf8) + [0xE9, 0x74], 1, 4),
      (Array("a\r\nbc".utf8) + [0xC3], 2, 3),
      (Array("\"a\r\nb\"\"".utf8) + [0x80] + Array("\"".utf8), 2, 4),
      (Array("x,\"".utf8) + [0xC0, 0x80] + Array("\"".utf8), 1, 4),
    ] as [([UInt8], Int, Int)])
  func invalidUTF8(bytes: [UInt8], line: Int, column: Int) throws {
    #expect(
      try problem(bytes) == DelimitedProblem(.invalidUTF8, line: line, column: column))
  }

  @Test("Reading goes on with the line after a problem")
  func goingOn() throws {
    let bytes = Array("a\n\"b\"x,\"y\nc\n".utf8) + [0xFF] + Array(",z\nd\n".utf8)
    var reader = DelimitedReader(bytes)
    #expect(try reader.next()?.fields == ["a"])
    #expect(throws: DelimitedProblem(.textAfterQuote, line: 2, column: 4)) { try reader.next() }
    #expect(try reader.next() == DelimitedReader.Record(fields: ["c"], line: 3))
    #expect(throws: DelimitedProblem(.invalidUTF8, line: 4, column: 1)) { try reader.next() }
    #expect(try reader.next() == DelimitedReader.Record(fields: ["d"], line: 5))
    #expect(try reader.next() == nil)
    #expect(try reader.next() == nil)
  }

  @Test("Every problem is put into words")
  func explanations() {
    let words = DelimitedProblem.Reason.allCases.map {
      DelimitedProblem($0, line: 1, column: 1).explanation
    }
    #expect(
      words == [
        "a quote that is never closed", "text after a closing quote", "the bytes are not UTF-8",
      ])
  }

  @Test(
    "The separator is guessed from the first records",
    arguments: [
      ("a,b,c\n1,2,3\n", ","), ("a;b;c\n1,5;2,5;3,5\n", ";"), ("a\tb\n1, 2\t3\n", "\t"),
      ("a|b\n1|2\n", "|"), ("", ","), ("a\nb\n", ","), ("date;town, region\n2025;x\n", ";"),
      ("\"a;b\",c\n\"d;e\",f\n", ","), ("\"a\";\"b,c,d\"\n\"e\";\"f\"\n", ";"), ("a,b;c\n", ","),
      ("\u{FEFF}a;b", ";"), ("a;\"b", ","),
    ] as [(String, Character)])
  func sniffing(text: String, separator: Character) {
    #expect(DelimitedReader.sniffSeparator(Array(text.utf8)) == separator.asciiValue)
  }

  @Test("A sample that ends within a quoted field is enough to guess from")
  func longSample() {
    let text = "a;b\n" + "1;\"" + String(repeating: "x,y\n", count: 30_000) + "\"\n"
    #expect(DelimitedReader.sniffSeparator(Array(text.utf8)) == UInt8(ascii: ";"))
  }
}
