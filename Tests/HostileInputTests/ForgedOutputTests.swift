import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Text in data cannot forge output")
struct ForgedOutputTests {
  /// What the texts of the log go on with, behind the beginnings of formulas.
  private static let tail =
    "x\u{1B}[2J\u{1B}]0;t\u{7}\nerror: forged\r\u{9B}31m\u{202E}\u{2066}\u{200B}\u{8}"
    + "<script>alert(1)</script><img src=x onerror=y>&lt;\"'>|a|**b** [l](http://x) `c` \t$"

  private static let texts = ["=", "+", "-", "@", "\t", "\r"].map { $0 + tail }

  private let log: HostileLog

  init() throws {
    log = try HostileLog()
    var (actors, towns, incidents) = ("", "", "")
    for (index, text) in Self.texts.enumerated() {
      let name = JSON.string(text).text
      actors += #"{"id":"jnim\#(index)","name":\#(name),"kind":"jihadist-group"}"# + "\n"
      towns +=
        #"{"id":"town\#(index)","name":\#(name),"aliases":[\#(name)],"country":"ML","#
        + #""latitude":14.\#(index),"longitude":-5.99}"# + "\n"
      var line = HostileLog.incident.replacing("GOOD", with: "FRG\(index)")
        .replacing("ml-niono", with: "town\(index)").replacing(
          #""jnim""#, with: #""jnim\#(index)""#)
      for old in ["T", "S", "smoke", "AFP", "barracks", "Az-Zallaqa", "market", "tester", "mortar"]
      {
        line = line.replacing("\"\(old)\"", with: name)
      }
      incidents += line + "\n"
      try log.write(
        HostileLog.operation.replacing("GOOD", with: "FRG\(index)")
          .replacing(#""title":"T""#, with: #""title":\#(name)"#) + "\n",
        to: "operations/\(index).jsonl")
    }
    try log.write(actors, to: "actors.jsonl")
    try log.write(towns, to: "towns.jsonl")
    try log.write(incidents)
  }

  private static let commands = [
    ["list", "--all"], ["summary"], ["summary", "--by", "town"], ["summary", "--by", "source"],
    ["timeline"], ["history"], ["operations", "list"], ["towns", "list"], ["actors", "list"],
    ["check"], ["duplicates"],
  ]
  private static let pages =
    commands + [["show", "ML-20250701-FRG0"], ["show", "OP-20250701-FRG5"]]

  private func output(_ words: [String], _ format: String) -> String {
    let run = log.run(words + ["--format", format])
    #expect([0, 1].contains(run.exitCode), "\(words) \(run.errors)")
    expectHarmless(run.errors, words)
    return run.output
  }

  private func expectHarmless(_ text: String, _ words: [String]) {
    let found = text.unicodeScalars.filter { scalar in
      switch scalar.value {
      case 0x0A: false
      case 0..<0x20, 0x7F..<0xA0, 0x200B, 0x202A...0x202E, 0x2066...0x2069: true
      default: false
      }
    }
    #expect(found.isEmpty, "\(words)")
    let lines = text.split(separator: "\n")
    #expect(!lines.contains { $0.hasPrefix("error: forged") }, "\(words)")
  }

  @Test(
    "In text no control character of a record is left, and no line is its own", arguments: pages)
  func text(_ words: [String]) {
    let output = output(words, "text")
    expectHarmless(output, words)
    if words.first != "check", words.first != "duplicates" {
      #expect(output.contains("␛[2J"), "\(words)")
    }
  }

  @Test("In HTML every tag is the page's own", arguments: pages)
  func html(_ words: [String]) {
    let output = output(words, "html")
    expectHarmless(output, words)
    let own: Set<String> = [
      "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4",
      "p", "dl", "dt", "dd", "ul", "li", "div", "table", "caption", "thead", "tbody", "tr", "th",
      "td", "span", "strong", "code", "pre", "section", "footer",
    ]
    for tag in output.split(separator: "<").dropFirst() {
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber || $0 == "!" }
      #expect(own.contains(String(name)), "\(words) <\(name)")
      #expect(!tag.prefix { $0 != ">" }.contains("onerror"), "\(words)")
    }
  }

  @Test("In Markdown nothing of a record is markup", arguments: pages)
  func markdown(_ words: [String]) {
    let output = output(words, "markdown")
    expectHarmless(output, words)
    let bare = output.replacing("\\\\", with: "").replacing("\\<", with: "").replacing(
      "\\[", with: ""
    )
    .replacing("\\*", with: "")
    for mark in ["<script", "<img", "[l]", "**b**"] {
      #expect(!bare.contains(mark), "\(words) \(mark)")
    }
  }

  @Test("In CSV for spreadsheets no field is a formula", arguments: commands)
  func csv(_ words: [String]) throws {
    let run = log.run(words + ["--format", "csv", "--safe-csv"])
    #expect([0, 1].contains(run.exitCode), "\(words) \(run.errors)")
    var reader = DelimitedReader(Array(run.output.utf8))
    while let record = try reader.next() {
      for field in record.fields where Double(field) == nil {
        let first = field.unicodeScalars.first ?? "x"
        #expect(!["=", "+", "-", "@", "\t", "\r"].contains(first), "\(words) \(field)")
      }
    }
  }

  @Test("In JSON and TSV a record stays in its place", arguments: commands)
  func programs(_ words: [String]) throws {
    let json = output(words, "json")
    _ = try JSONReader.read(json)
    #expect(!json.utf8.contains { $0 < 0x20 && $0 != 0x0A }, "\(words)")
    for line in log.run(words + ["--format", "tsv"]).output.split(separator: "\n") {
      #expect(!line.hasPrefix("error: forged"), "\(words)")
    }
  }

  @Test("What is typed is made visible too")
  func typed() {
    for words in [
      ["show", Self.tail], [Self.tail], ["list", "--group", Self.tail], ["list", Self.tail],
    ] {
      let run = log.run(words)
      #expect((1...4).contains(run.exitCode) || !run.output.contains("\u{1B}"))
      expectHarmless(run.output + run.errors, words)
    }
  }
}
