import TestSupport
import Testing
import TextBasics

/// The manual's page on JSON, compared with what commands print: no key more, no key less.
struct JSONSchemaTests {
  private static let page = "Sources/incidentlog/Manual.docc/JSONSchemas.md"

  /// For each schema the runs that together print all of its keys.
  private static let runs: [(schema: String, words: [[String]])] = [
    ("list", [["list"], ["list", "killed:unknown"]]),
    ("show", [["show", "ML-20240310-DP01", "OP-20250701-SBQE"]]),
    ("show.why", [["show", "ML-20240310-DP01", "--why", "town"]]),
    ("count", [["count", "group:JNIM"]]),
    (
      "summary",
      [
        ["summary", "--date", "2025"], ["summary", "--by", "region"],
        ["summary", "--by", "status", "--across", "month"],
        ["summary", "--by", "kind", "--measure", "killed", "--compare", "2024", "--limit", "1"],
      ]
    ),
    ("timeline", [["timeline", "OP-20250701-SBQE"], ["timeline", "ML-20240310-DP01"]]),
    ("operations", [["operations", "list"]]),
    ("towns", [["towns", "list"]]), ("towns.show", [["towns", "show", "ml-niono"]]),
    ("regions", [["regions", "list"]]), ("regions.show", [["regions", "show", "ml-kayes"]]),
    ("actors", [["actors", "list"]]), ("actors.show", [["actors", "show", "jnim"]]),
    ("check", [["check"]]), ("duplicates", [["duplicates"]]), ("history", [["history"]]),
    ("explain.query", [["explain", "query", "region:Kayes or date:2025 killed:5+"]]),
    ("explain.date", [["explain", "date", "last week"]]),
    ("explain.attribution", [["explain", "attribution", "ML-20250701-RTS9"]]),
  ]

  private let log: ShippedLog

  init() throws { log = try Self.made.get() }

  /// One log for all tests, which only look at it.
  private static let made = Result {
    let log = try ShippedLog()
    try log.folder.write(more, to: "incidents/2024.jsonl")
    return log
  }

  @Test("Every command's JSON has the keys that the manual names", arguments: runs)
  func keys(schema: String, words: [[String]]) throws {
    let manual = try Manual(try #require(try PackageFolder.text(Self.page)))
    let section = try #require(manual.section(schema))
    var found: Set<String> = []
    for typed in words {
      let printed = try JSONReader.read(output(typed + ["--json"]))
      #expect(printed["schema"]?.string == "incidentlog.\(schema)/1")
      #expect(Set(keys(of: printed, depth: 1)) == ["schema", "query", "data"])
      #expect(
        Set(keys(of: printed["query"] ?? .null))
          .isSubset(of: manual.envelope.union(section.named)))
      found.formUnion(keys(of: try #require(printed["data"])))
    }
    if !section.isAsInTheLog {
      #expect(found.subtracting(section.named).subtracting(manual.shared) == [], "undocumented")
    }
    #expect(section.keys.subtracting(found) == [], "never printed")
  }

  @Test("JSON Lines have the elements of the data, or the records of the log", arguments: runs)
  func lines(schema: String, words: [[String]]) throws {
    for typed in SlowTests.sample(words, turn: 0) {
      let data = try #require(JSONReader.read(output(typed + ["--json"]))["data"])
      let lines = try output(typed + ["--format", "jsonl"]).split(separator: "\n").map {
        try JSONReader.read(String($0))
      }
      switch schema {
      case "list", "show", "operations":
        let shown = (data.array ?? []).map { ($0["record"] ?? $0)["id"] }
        #expect(lines.map { $0["id"] } == shown)
        #expect(lines.allSatisfy { $0["recorded"] != nil })
      case "check": #expect(lines == data["findings"]?.array)
      default: #expect(lines == data.array ?? [data])
      }
    }
  }

  @Test("Every shape that the manual names is compared here")
  func complete() throws {
    let manual = try Manual(try #require(try PackageFolder.text(Self.page)))
    let reference = ["towns.show", "regions.show", "actors.show"]
    let compared = Set(Self.runs.map(\.schema)).subtracting(reference)
    #expect(Set(manual.sections.flatMap(\.schemas)) == compared)
  }

  private func output(_ words: [String]) -> String {
    let run = log.run(words)
    #expect([0, 1].contains(run.exitCode), "\(words) \(run.errors)")
    return run.output
  }

  /// The keys of objects, but not below what is there as it stands in the log, and not those that
  /// are data themselves.
  private func keys(of json: JSON, depth: Int = .max) -> [String] {
    if depth == 0 { return [] }
    if let elements = json.array { return elements.flatMap { keys(of: $0, depth: depth) } }
    var found: [String] = []
    let isDifference = json["field"] != nil
    for member in json.members ?? [] {
      found.append(member.key)
      let isData = ["byStatus", "checked", "counts"].contains(member.key)
      let isAsInTheLog =
        ["statement", "occurred", "sources"].contains(member.key)
        || member.value["recorded"] != nil
      let isOfRecord = isDifference && ["before", "after"].contains(member.key)
      if isData || isAsInTheLog || isOfRecord { continue }
      let values =
        member.key == "across" ? (member.value.members ?? []).map(\.value) : [member.value]
      found += values.flatMap { keys(of: $0, depth: depth - 1) }
    }
    return found
  }

  /// Two likely duplicates with a supporting quotation and with a statement from before the attack.
  private static let more = ["DP01", "DP02"].map { id in
    #"{"id":"ML-20240310-\#(id)","revision":1,"recorded":{"at":"2024-03-11T09:00:00.000Z","#
      + #""by":"tester"},"state":"active","occurred":{"start":"2024-03-10","end":"2024-03-10","#
      + #""precision":"day"},"place":{"asWritten":"Niono","town":"ml-niono","country":"ML","#
      + #""precision":"settlement"},"attack":{"kind":"ied","targets":[{"category":"civilians"}]},"#
      + #""attributions":[{"key":"a1","actors":["jnim"],"role":"perpetrator","#
      + #""status":"suspected","by":"press","stated":"2024-03-01"}],"#
      + #""casualties":[{"key":"c1","of":"civilians","outcome":"killed","count":{"low":3,"best":3,"#
      + #""high":3},"by":"press","stated":"2024-03-10"}],"sources":[{"key":"s1","#
      + #""publisher":"AFP","kind":"media"}],"support":[{"field":"/place/town","source":"s1","#
      + #""quote":"in Niono","from":0,"to":8,"sure":true}]}"# + "\n"
  }.joined()
}

/// The page as a list of sections with the keys that each names.
private struct Manual {
  struct Section {
    var schemas: [String] = []
    /// The keys that stand first in a row of a table.
    var keys: Set<String> = []
    /// Every word between backticks that can be a key.
    var named: Set<String> = []
    var isAsInTheLog = false
  }

  private(set) var sections: [Section] = []
  /// The keys of the envelope's section: of `query`, and of what all shapes share.
  private(set) var envelope: Set<String> = []
  var shared: Set<String> { envelope.subtracting(["schema", "query", "data"]) }

  init(_ text: String) throws {
    for part in text.replacing("\n## ", with: "\u{0}").split(separator: "\u{0}").dropFirst() {
      let lines = part.split(separator: "\n").map(String.init)
      let title = try #require(lines.first)
      var section = Section(
        schemas: title.split(separator: ",").compactMap(Self.schema), isAsInTheLog: false)
      for line in lines.dropFirst() {
        section.named.formUnion(Self.words(line))
        if line.hasPrefix("| `") {
          let cells = line.split(separator: "|")
          section.keys.formUnion(Self.words(String(cells[0].contains("`") ? cells[0] : cells[1])))
        }
        if line.hasPrefix("A list of records as they stand in the log") {
          section.isAsInTheLog = true
        }
      }
      if title == "The envelope" { envelope = section.named }
      if !section.schemas.isEmpty { sections.append(section) }
    }
  }

  /// The section of a schema, with what it says is the same as another.
  func section(_ schema: String) -> Section? {
    let name = schema.hasSuffix(".show") ? String(schema.dropLast(".show".count)) : schema
    guard var section = sections.first(where: { $0.schemas.contains(name) }) else { return nil }
    if schema == "show", let list = self.section("list") { section.named.formUnion(list.named) }
    return section
  }

  private static func schema(_ title: Substring) -> String? {
    let name = title.drop { $0 == " " }
    guard name.hasPrefix("incidentlog."), name.hasSuffix("/1") else { return nil }
    return String(name.dropFirst("incidentlog.".count).dropLast("/1".count))
  }

  /// What stands between backticks and can be a key.
  private static func words(_ line: String) -> [String] {
    line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 && $0.element.allSatisfy(\.isLetter) }
      .map { String($0.element) }
  }
}
