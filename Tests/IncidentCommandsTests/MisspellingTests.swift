import CommandLineKit
import IncidentCommands
import IncidentCore
import TestSupport
import Testing
import TextBasics

/// Every word that the tool knows, misspelled by one edit, is answered with the right one, or with
/// one that is as near.
struct MisspellingTests {
  private let small: TemporaryFolder

  init() throws {
    small = try TemporaryFolder()
    try SmallLog.write(to: small)
  }

  /// The shipped log with few towns, for names; every test only looks at it.
  private static let shipped = Result { try ShippedLog() }

  @Test("Commands")
  func commands() throws {
    let names = Self.specifications.map(\.name)
    for name in names {
      let words = name.split(separator: " ").map(String.init)
      for position in words.indices {
        let first = words.prefix(position)
        let others = names.map { $0.split(separator: " ").map(String.init) }
          .filter { $0.count > position && $0.prefix(position) == first }.map { $0[position] }
        func typed(_ word: String) -> [String] {
          var words = words
          words[position] = word
          return words
        }
        expect(
          words[position], among: others + ["help"],
          as: { typed($0).joined(separator: " ") }, command: typed)
      }
    }
  }

  @Test("Options", arguments: specifications.map(\.name))
  func options(command: String) throws {
    let specification = try #require(Self.specifications.first { $0.name == command })
    let names = (specification.options + StandardOptions.all + IncidentLogTool.runner.globalOptions)
      .flatMap(\.specification.longNames)
    for option in SlowTests.sample(specification.options, turn: command.count) {
      let name = option.specification.name
      expect("--\(name)", among: names.map { "--\($0)" }) { typed in
        command.split(separator: " ").map(String.init) + [typed]
      }
    }
  }

  @Test("Fixed values of options", arguments: choices.map(\.0))
  func values(option: String) throws {
    for (typed, command, choices) in Self.choices where typed == option {
      for choice in SlowTests.sample(choices.filter { $0.count > 1 }, turn: option.count) {
        expect(choice, among: choices + ["unknown"]) { typed in
          command.split(separator: " ").map(String.init) + ["--\(option)", typed]
        }
      }
    }
  }

  @Test("Topics of help")
  func topics() {
    let topics = IncidentLogTool.runner.topics
    let names = topics.flatMap { [$0.name] + $0.otherNames }
    for topic in topics {
      expect(topic.name, among: names + Self.specifications.map(\.name)) { ["help", $0] }
      for name in topic.otherNames {
        let pages = [name, topic.name].map { ToolRun(["help", $0], .test(in: small.path)).output }
        #expect(pages[0] == pages[1], "\(name)")
      }
    }
  }

  @Test(
    "The beginning of an option asks for the options that begin with it, first of all",
    arguments: [("list", "--form", "--format"), ("list", "--max", "--max-marking")])
  func beginnings(command: String, typed: String, wanted: String) {
    let run = ToolRun([command, typed, "x", "--data", small.file("log")], .test(in: small.path))
    #expect(Self.offered(run.errors).first == wanted, "\(run.errors)")
  }

  @Test("Columns to sort by")
  func sorting() {
    let columns = Self.choices.first { $0.0 == "columns" }?.2 ?? []
    #expect(columns.contains("killed"))
    for name in columns { expect(name, among: columns) { ["list", "--sort", "\($0):desc"] } }
    for name in ["attacks", "towns", "measure", "change"] {
      expect(name, among: ["name", "attacks", "towns", "measure", "change"]) {
        ["summary", "--sort", $0]
      }
    }
  }

  @Test("Fields and values of the query language")
  func fields() {
    let names = QueryField.all.map(\.name) + ["certain"]
    for name in names { expect(name, among: names) { ["count", "\($0):x"] } }
    for (index, field) in QueryField.all.enumerated() {
      guard case .words(let words) = field.values else { continue }
      for word in SlowTests.sample(words.filter { $0.count > 1 }, turn: index) {
        expect(word, among: words + ["unknown"]) { ["count", "\(field.name):\($0)"] }
      }
    }
  }

  @Test("`unknown`, of every field that can be unknown")
  func unknown() {
    let free: Set<String> = ["id", "operation"]
    for field in QueryField.all where field.values != .text && !free.contains(field.name) {
      guard
        ToolRun(
          ["count", "\(field.name):unknown", "--data", small.file("log")], .test(in: small.path)
        ).exitCode == 0
      else { continue }
      expect("unknown", among: ["unknown"]) { ["count", "\(field.name):\($0)"] }
      if field.values == .counts {
        expect("unknown", among: ["unknown"]) { ["count", "certain:\(field.name):\($0)"] }
        expect("unknown", among: ["unknown"]) { ["count", "--\(field.name)", $0] }
      }
    }
    for option in ["killed", "wounded"] {
      expect("unknown", among: ["unknown"]) { typed in
        ["add", "--date", "2025", "--kind", "ied", "--region", "Kayes", "--\(option)", typed, "-n"]
      }
    }
  }

  @Test("Words for what another field asks for")
  func kindred() {
    for (word, condition) in [
      ("unclaimed", "claimed:unknown"), ("unknown", "status:unattributed"),
    ] {
      for typed in [word] + Edits.all(of: word) {
        let run = ToolRun(
          ["count", "status:\(typed)", "--data", small.file("log")], .test(in: small.path))
        let offered = Self.offered(run.errors)
        #expect(
          offered.contains(condition) || offered.contains { Edits.distance($0, typed) <= 1 },
          "`\(typed)` for `\(word)`: \(run.errors)")
      }
    }
    let option = ToolRun(
      ["count", "--status", "unclaimed", "--data", small.file("log")], .test(in: small.path))
    #expect(option.errors.contains("did you mean `--claimed unknown`?"), "\(option.errors)")
  }

  @Test("The word for a border, the country before or after it, and the unit of a distance")
  func borders() throws {
    let log = try Self.shipped.get()
    func expect(_ typed: String, _ wanted: String) {
      let run = log.run(["count", "near:\"\(typed)\""])
      #expect(
        Self.offered(run.errors).first == wanted, "`\(typed)` for `\(wanted)`: \(run.errors)")
    }
    var random = SplitMix64(seed: 3)
    for word in Edits.all(of: "border") where word != "borders" {
      expect("Senegal-\(word)~50km", "Senegal-border~50km")
      expect("\(word) of Mauritania~50km", "Mauritania-border~50km")
    }
    for name in ["Senegal", "Mauritania", "Burkina Faso"] {
      for name in SlowTests.areWanted ? Edits.all(of: name) : [Edits.one(of: name, &random)] {
        let run = log.run(["count", "near:\"\(name)-border~50km\""])
        // A name that is spelled like another one of the country is none misspelled.
        #expect(
          run.exitCode == 0 || run.errors.contains("-border`"), "`\(name)-border`: \(run.errors)")
      }
    }
    for unit in ["kn", "k", "mk", "kmm", " kms", "m"] { expect("Kayes~50\(unit)", "Kayes~50km") }
    expect("Senegal-borderr~12.5kn", "Senegal-borderr~12.5km")
  }

  @Test(
    "Words of points in time",
    arguments: [
      "yesterday noon", "1 July 2025 midnight", "today at noon", "1 July 2025 midday",
      "2 hours ago", "an hour ago", "10 minutes ago", "noon", "midnight", "last month",
    ])
  func points(phrase: String) {
    for command in [["list", "--as-of"], ["history", "--since"]] {
      expect(wordsOf: phrase, from: 2) { command + [$0.joined(separator: " ")] }
    }
  }

  @Test("Words within values: sides, speakers, times of day, orders")
  func partsOfValues() {
    let attack = ["add", "--date", "2025-07-01", "--kind", "ied", "--region", "Kayes", "-n"]
    let sides = CasualtyStatement.Side.allCases.map(\.rawValue)
    for side in SlowTests.sample(sides, turn: 1) {
      expect(side, among: sides) { attack + ["--killed", "\($0)=5"] }
    }
    let speakers = Speaker.Kind.allCases.map(\.rawValue)
    for speaker in SlowTests.sample(speakers, turn: 2) {
      expect(speaker, among: speakers) { attack + ["--killed", "5", "--by", $0] }
    }
    let times = TimeOfDay.DayPart.allCases.map(\.rawValue)
    for time in SlowTests.sample(times, turn: 3) {
      expect(time, among: times) { attack + ["--time", $0] }
    }
    expect("desc", among: ["desc", "asc"]) { ["list", "--sort", "killed:\($0)"] }
  }

  @Test(
    "Words of dates",
    arguments: [
      "today", "yesterday", "last week", "this month", "last 7 days", "3 weeks ago",
      "2 quarters ago", "july 2025", "september 2024", "last monday", "wednesday", "next year",
    ])
  func dates(phrase: String) {
    expect(wordsOf: phrase, from: 3) { ["explain", "date"] + $0 }
  }

  /// Expects each word of a phrase that has so many letters to be suggested in its place.
  private func expect(
    wordsOf phrase: String, from letters: Int, command: ([String]) -> [String]
  ) {
    let words = phrase.split(separator: " ").map(String.init)
    for (position, word) in words.enumerated() where word.count >= letters && !word.contains("0") {
      func typed(_ word: String) -> [String] {
        var words = words
        words[position] = word
        return words
      }
      expect(
        word, among: [], as: { typed($0).joined(separator: " ") }, command: { command(typed($0)) })
    }
  }

  @Test(
    "Names of towns, regions and groups",
    arguments: [
      ("town", "Niono"), ("town", "Diboli"), ("town", "Sandaré"), ("town", "Nioro du Sahel"),
      ("region", "Kayes"), ("region", "Ségou"), ("region", "Western Mali"), ("cercle", "Niono"),
      ("country", "Senegal"), ("group", "Katiba Macina"), ("group", "JNIM"), ("near", "Diboli"),
    ])
  func names(field: String, name: String) throws {
    let distance = field == "near" ? "~50km" : ""
    try expect(name: name) { ["count", "\(field):\"\($0)\(distance)\""] }
    if SlowTests.areWanted, field != "near" {
      try expect(name: name) { ["count", "--\(field)", $0] }
    }
  }

  @Test(
    "Names of reference data",
    arguments: [("towns", "Molodo"), ("regions", "Kayes"), ("actors", "FAMa")]
  )
  func reference(kind: String, name: String) throws {
    try expect(name: name) { [kind, "show", $0] }
    let option = ["towns": "town", "regions": "region", "actors": "target-actor"][kind] ?? ""
    try expect(name: name) { typed in
      ["add", "--date", "2025", "--kind", "ied", "--\(option)", typed, "-n"]
        + (kind == "actors" ? ["--town", "Kayes"] : [])
    }
  }

  @Test("Towns of the whole gazetteer")
  func gazetteer() throws {
    let towns = ["Ouagadougou", "Gossi", "Ansongo", "Bandiagara", "Tessalit", "Farabougou"]
    var random = SplitMix64(seed: 7)
    for town in SlowTests.areWanted ? towns : [towns[0]] {
      let typed = SlowTests.areWanted ? Edits.all(of: town) : [Edits.one(of: town, &random)]
      for typed in typed.prefix(60) {
        let run = ToolRun(
          ["towns", "show", typed],
          .test(
            in: PackageFolder.path,
            environment: ["INCIDENTLOG_DATA": PackageFolder.file("data")]))
        expect(run, town, typed: typed, isWord: false)
      }
    }
  }

  // MARK: - What is known

  private static let specifications = IncidentLogTool.runner.commands.map { $0.specification }

  /// Each option with fixed values, with a command that has it.
  private static let choices: [(String, String, [String])] = specifications.flatMap { command in
    command.options.map(\.specification).filter { !$0.choices.isEmpty }.map {
      ($0.name, command.name, $0.choices)
    }
  }.reduce(into: []) { found, next in
    if !found.contains(where: { $0.0 == next.0 && $0.2 == next.2 }) { found.append(next) }
  }

  // MARK: - What is expected

  /// Expects misspellings of a word, all or a few, to be answered with the word.
  ///
  /// - Parameters:
  ///   - word: The word.
  ///   - known: Words of its kind, which are no misspellings.
  ///   - whole: What is offered, of which the word is a part.
  ///   - command: What is typed.
  private func expect(
    _ word: String, among known: [String], as whole: (String) -> String = { $0 },
    command: (String) -> [String]
  ) {
    var random = SplitMix64(seed: word.utf8.reduce(7) { $0 &* 31 &+ UInt64($1) })
    let typed =
      SlowTests.areWanted ? Edits.all(of: word) : [Edits.one(of: word, &random)]
    for typed in typed where !known.contains(typed) {
      let run = ToolRun(
        command(typed) + ["--data", small.file("log")], .test(in: small.path))
      expect(run, whole(word), typed: whole(typed), isWord: !known.isEmpty)
    }
  }

  /// Expects misspellings of a name in the shipped log to be answered with the name.
  private func expect(name: String, command: (String) -> [String]) throws {
    let log = try Self.shipped.get()
    var random = SplitMix64(seed: UInt64(name.utf8.count))
    let typed =
      SlowTests.areWanted ? Edits.all(of: name) : [Edits.one(of: name, &random)]
    for typed in typed { expect(log.run(command(typed)), name, typed: typed, isWord: false) }
  }

  private func expect(_ run: ToolRun, _ wanted: String, typed: String, isWord: Bool) {
    if run.exitCode == 0 {
      // Names and dates that read alike or mean something else are not misspelled.
      #expect(!isWord, "`\(typed)` for `\(wanted)` is taken")
      return
    }
    let isRight = Self.offered(run.errors).contains { offer in
      Edits.fold(offer) == Edits.fold(wanted) || Edits.distance(offer, typed) <= 1
    }
    #expect(isRight, "`\(typed)` for `\(wanted)`: \(run.errors)")
  }

  /// What stands between backticks in the questions whether something was meant.
  private static func offered(_ errors: String) -> [String] {
    errors.replacing("did you mean ", with: "\u{0}").split(separator: "\u{0}").dropFirst()
      .flatMap { question in
        question.prefix { $0 != "?" }.split(separator: "`", omittingEmptySubsequences: false)
          .enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
      }
  }
}
