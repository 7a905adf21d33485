import CommandLineKit
import Testing
import TextBasics

struct DiagnosticPrinterTests {
  private func print(
    _ diagnostic: Diagnostic, by printer: DiagnosticPrinter = DiagnosticPrinter()
  ) -> String {
    var output: [UInt8] = []
    printer.append(diagnostic, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private let unknownTown = Diagnostic(
    code: "unknown-town", "no town named `Niorno` in the gazetteer",
    at: Diagnostic.Place(
      file: "data/incidents/2025.jsonl", line: 41, column: 57, path: "/place/town"),
    hints: ["did you mean `Niono` (Ségou, Mali) or `Nioro du Sahel` (Kayes, Mali)?"])

  @Test("A diagnostic has the shape of the style sheet")
  func shape() {
    #expect(
      print(unknownTown) == """
        error: no town named `Niorno` in the gazetteer
          data/incidents/2025.jsonl:41:57  /place/town
        hint: did you mean `Niono` (Ségou, Mali) or `Nioro du Sahel` (Kayes, Mali)?

        """)
  }

  @Test(
    "What is unknown of a place is left out",
    arguments: [
      (Diagnostic.Place(file: "a.jsonl"), "  a.jsonl\n"),
      (Diagnostic.Place(file: "a.jsonl", line: 3), "  a.jsonl:3\n"),
      (Diagnostic.Place(file: "a.jsonl", path: "/id"), "  a.jsonl  /id\n"),
      (Diagnostic.Place(line: 3, column: 4), "  line 3:4\n"),
      (Diagnostic.Place(path: "--town"), "  --town\n"),
      (Diagnostic.Place(path: "seen"), ""),
      (Diagnostic.Place(), ""),
      (
        Diagnostic.Place(file: "a.csv", line: 2, excerpt: "x,y", marked: 2..<3),
        "  a.csv:2\n  x,y\n    ^\n"
      ),
    ])
  func places(place: Diagnostic.Place, expected: String) {
    #expect(
      print(Diagnostic(.note, code: "c", "seen", at: place)) == "note: seen\n\(expected)")
  }

  @Test("Only the severity is coloured")
  func colors() {
    let printer = DiagnosticPrinter(hasColor: true)
    let warning = Diagnostic(.warning, code: "c", "two `a`", hints: ["look"])
    #expect(print(warning, by: printer) == "\u{1B}[33mwarning\u{1B}[0m: two `a`\nhint: look\n")
  }

  @Test("Nothing typed or read can act on the terminal or forge a line")
  func makesVisible() {
    let place = Diagnostic.Place(
      file: "a\u{1B}[2J", path: "/x\ny", excerpt: "t \u{1B}[31m x\nerror: forged", marked: 7..<8)
    let text = print(Diagnostic(code: "c", "a\nb", at: place, hints: ["c\rd"]))
    #expect(
      text == """
        error: a␤b
          a␛[2J  /x␤y
          t ␛[31m x␤error: forged
                 ^
        hint: c␍d

        """)
  }

  @Test("Carets stand under characters of any width")
  func alignsCarets() {
    let place = Diagnostic.Place(excerpt: "t 東京 --x", marked: 2..<4)
    #expect(print(Diagnostic(code: "c", "s", at: place)) == "error: s\n  t 東京 --x\n    ^~~~\n")
  }

  @Test("On a terminal prose is wrapped and a long line cut round its mark")
  func fitsTerminal() {
    let words = (1...30).map { "word\($0)" }.joined(separator: " ")
    let place = Diagnostic.Place(excerpt: words, marked: 82..<88)
    let printer = DiagnosticPrinter(width: 40)
    #expect(
      print(
        Diagnostic(code: "c", "a summary that is longer than one line has", at: place),
        by: printer) == """
          error: a summary that is longer than one
          line has
            …rd12 word13 word14 word15 word16 wor…
                         ^~~~~~

          """)
  }

  @Test("Programs get one object a line")
  func json() {
    #expect(
      print(unknownTown, by: DiagnosticPrinter(format: .json)) == """
        {"severity":"error","code":"unknown-town",\
        "message":"no town named `Niorno` in the gazetteer","file":"data/incidents/2025.jsonl",\
        "line":41,"column":57,"path":"/place/town",\
        "hints":["did you mean `Niono` (Ségou, Mali) or `Nioro du Sahel` (Kayes, Mali)?"],\
        "suggestions":["Niono","Nioro du Sahel"]}

        """)
  }
}
