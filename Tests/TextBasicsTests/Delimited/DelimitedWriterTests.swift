import TestSupport
import Testing
import TextBasics

@Suite("Delimited writer")
struct DelimitedWriterTests {
  private func written(_ fields: [String], _ writer: DelimitedWriter = DelimitedWriter()) -> String
  {
    var output: [UInt8] = []
    writer.append(fields, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "Fields are quoted only where they must be",
    arguments: [
      (["a", "b c", " d "], "a,b c, d \n"), (["a,b"], "\"a,b\"\n"), (["\"a\""], "\"\"\"a\"\"\"\n"),
      (["a\nb"], "\"a\nb\"\n"), (["a\r\nb"], "\"a\r\nb\"\n"), (["a;b", "c\td"], "a;b,c\td\n"),
      (["", ""], ",\n"), ([""], "\"\"\n"), (["\u{FEFF}a"], "\"\u{FEFF}a\"\n"),
      (["Ménaka"], "Ménaka\n"),
      (["=1+1", "'x"], "=1+1,'x\n"),
    ])
  func quoting(fields: [String], line: String) {
    #expect(written(fields) == line)
  }

  @Test("Another separator is quoted in place of the comma")
  func separator() {
    let writer = DelimitedWriter(separator: UInt8(ascii: ";"))
    #expect(written(["a;b", "c,d", "e"], writer) == "\"a;b\";c,d;e\n")
  }

  @Test(
    "Formulas are marked as text and plain numbers are not",
    arguments: [
      ("=1+1", "'=1+1"), ("+1-2", "'+1-2"), ("-cmd", "'-cmd"), ("@SUM(A1)", "'@SUM(A1)"),
      ("\tx", "'\tx"), ("\rx", "'\rx"), ("\r\nx", "'\r\nx"), ("=\u{301}", "'=\u{301}"),
      ("-5", "-5"),
      ("-5.99", "-5.99"), ("+7", "+7"), ("12", "12"), ("-", "'-"), ("-.5", "'-.5"), ("-5.", "'-5."),
      ("-1.2.3", "'-1.2.3"), ("-1e5", "'-1e5"), ("- 5", "'- 5"), ("'=1", "''=1"), ("'-5", "''-5"),
      ("''@", "'''@"), ("'abc", "'abc"), ("'", "'"), ("", ""), ("a=1", "a=1"), (" =1", " =1"),
    ])
  func guarding(field: String, guarded: String) {
    #expect(DelimitedWriter.guarded(field) == guarded)
    #expect(DelimitedWriter.unguarded(guarded) == field)
  }

  @Test("A spreadsheet-safe writer marks first and quotes then")
  func spreadsheets() {
    let writer = DelimitedWriter(isSpreadsheetSafe: true)
    #expect(written(["=A1,B1", "-5.99", "x"], writer) == "\"'=A1,B1\",-5.99,x\n")
  }

  @Test("Any fields come back as they were, also out of a spreadsheet-safe file")
  func roundTrip() throws {
    var random = SplitMix64(seed: 11)
    let letters = Array("ab,;\t|\"\"'\n\r=+-@5.é\u{FEFF}".unicodeScalars)
    for _ in 0..<2000 {
      let fields = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        String(
          String.UnicodeScalarView(
            (0..<Int.random(in: 0...6, using: &random)).map { _ in
              letters[Int.random(in: letters.indices, using: &random)]
            }))
      }
      for separator in Array(",;\t|".utf8) {
        var exact: [UInt8] = []
        DelimitedWriter(separator: separator).append(fields, to: &exact)
        var reader = DelimitedReader(exact, separator: separator)
        #expect(try reader.next()?.fields.map { Array($0.utf8) } == fields.map { Array($0.utf8) })
        #expect(try reader.next() == nil)
        var safe: [UInt8] = []
        DelimitedWriter(separator: separator, isSpreadsheetSafe: true).append(fields, to: &safe)
        reader = DelimitedReader(safe, separator: separator)
        let read = try reader.next()?.fields.map { Array(DelimitedWriter.unguarded($0).utf8) }
        #expect(read == fields.map { Array($0.utf8) })
      }
    }
  }
}
