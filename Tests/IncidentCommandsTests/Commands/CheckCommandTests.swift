import TestSupport
import Testing

@Suite("check")
struct CheckCommandTests {
  /// The codes that a check finds, each once, in the order of the report.
  private func codes(_ log: TeamLog, _ options: String...) -> [String] {
    let result = log.run(["check", "--format", "jsonl"] + options)
    var codes: [String] = []
    for line in result.output.split(separator: "\n") {
      let code = String(line.split(separator: "\"")[3])
      if codes.last != code { codes.append(code) }
      #expect(!line.contains("\"hints\":[]"), "no way out: \(line)")
    }
    #expect(result.exitCode == (codes.isEmpty ? 0 : 1))
    return codes
  }

  /// An incident of which some parts are as a test wants them.
  private func incident(
    _ id: String = "ML-20250701-AAAA", revision: Int = 1, recorded: String = "",
    day: String = "2025-07-01", place: String = #""town":"ml-niono""#, more: String = ""
  ) -> String {
    #"{"id":"\#(id)","revision":\#(revision),"recorded":{"at":"2025-07-01T09:00:00.000Z","by":"a""#
      + #"\#(recorded)},"occurred":{"start":"\#(day)","end":"\#(day)","precision":"day"},"#
      + #""place":{\#(place),"country":"ML","precision":"settlement"},"attack":{"kind":"ied"}\#(more)}"#
  }

  private func log(_ lines: String...) throws -> TeamLog {
    let log = try TeamLog()
    try log.temporary.write(
      lines.map { $0 + "\n" }.joined(), to: "\(log.name)/incidents/2025.jsonl")
    return log
  }

  @Test("What stands in no later line is not noticed, and the help says so")
  func unnoticed() throws {
    let log = try TeamLog()
    let id = try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")[0]
    try log.done("amend", id, "--kind", "ambush", "--reason", "x", at: "2025-07-02T09:10:00Z")
    let path = "\(log.name)/incidents/2025.jsonl"
    let text = try #require(try log.temporary.text(path))
    for edited in [text.replacing("ambush", with: "riot"), String(text.prefix { $0 != "\n" }), ""] {
      try log.temporary.write(edited.isEmpty ? "" : edited + "\n", to: path)
      #expect(codes(log) == [])
    }
    let help = log.run(["help", "check"]).output.split(separator: /\s+/).joined(separator: " ")
    #expect(
      help.contains(
        "The newest line of a record, or a whole file, is not: who needs that keeps the log in git")
    )
  }

  @Test("A clean log has no finding and says what was looked at")
  func clean() throws {
    let log = try TeamLog()
    try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")
    let result = log.run(["check"])
    #expect(result.output == "")
    #expect(
      result.errors == "nothing wrong or odd in 1 incident, 4 towns, 3 regions, 2 actors\n")
    #expect(result.exitCode == 0)
  }

  @Test("Findings are grouped by code with file, line and column, and the way out")
  func text() throws {
    let log = try log(incident(), incident("ML-20250701-BBBB", day: "2030-01-01"))
    let result = log.run(["check"])
    let file = "log/incidents/2025.jsonl"
    #expect(result.output.contains("future-date (1): attacks that are dated after today"))
    #expect(result.output.contains("\(file):2:113  ML-20250701-BBBB  1 Jan 2030 is in the future"))
    #expect(result.output.contains("today is 2 Jul 2025"))
    #expect(result.errors.contains("1 finding in 2 incidents"))
    #expect(result.exitCode == 1)
  }

  @Test(
    "Each oddity of a record is found by its code",
    arguments: [
      (#""town":"ml-niono""#, "1850-01-01", "", ["ancient-date"]),
      (#""latitude":0,"longitude":0"#, "2025-07-01", "", ["zero-coordinates"]),
      (
        #""town":"ml-niono","latitude":-5.99,"longitude":14.25"#, "2025-07-01", "",
        ["swapped-coordinates"]
      ),
      (
        #""town":"ml-niono","latitude":16.25,"longitude":-5.99"#, "2025-07-01", "",
        ["far-from-town"]
      ),
      (#""town":"ml-niono","region":"ml-kayes""#, "2025-07-01", "", ["outside-region"]),
      (
        #""region":"ml-kayes","latitude":14.25,"longitude":-5.99"#, "2025-07-01", "",
        ["point-outside-region"]
      ),
      (
        #""town":"ml-niono""#, "2025-07-01",
        #","attributions":[{"key":"a1","actors":["jnim"],"role":"perpetrator","status":"suspected","by":"press","stated":"2025-07-01"}]"#,
        ["no-basis", "no-source"]
      ),
      (
        #""town":"ml-niono""#, "2016-07-01",
        #","attributions":[{"key":"a1","actors":["jnim"],"role":"perpetrator","status":"claimed","by":"fama","basis":["claim"],"stated":"2016-05-01","sources":["s1"]}],"sources":[{"key":"s1","publisher":"AFP","kind":"media","credibility":1}]"#,
        ["early-statement", "uncorroborated", "claim-by-other", "inactive-actor"]
      ),
      (
        #""town":"ml-niono""#, "2025-07-01",
        #","casualties":[{"key":"c1","of":"all","outcome":"killed","count":{"low":5,"high":2},"by":"press","stated":"2025-12-01","sources":["s1"]}],"sources":[{"key":"s1","publisher":"AFP","kind":"media","relays":"s2"},{"key":"s2","publisher":"RFI","kind":"media","relays":"s1"}]"#,
        ["future-statement", "count-order", "relay-cycle"]
      ),
      (
        #""town":"ml-niono""#, "2025-07-01", #","notDuplicateOf":["ML-1"]"#, ["unknown-record"]
      ),
      (#""town":"ml-niorno""#, "2025-07-01", "", ["unknown-town"]),
      (
        #""town":"ml-niono","twon":"x""#, "2025-07-01", #","casualities":[]"#,
        ["unknown-field"]
      ),
      (#""town":"ml-niono""#, "2025-07-01", #","extras":{"any":1},"withheld":["/operation"]"#, []),
    ])
  func oddities(place: String, day: String, more: String, expected: [String]) throws {
    #expect(codes(try log(incident(day: day, place: place, more: more))) == expected)
  }

  @Test("Lines that were edited, lost or begun twice are found")
  func revisions() throws {
    let second = incident(
      revision: 3, recorded: #","reason":"r","replaces":["0123456789abcdef"]"#)
    #expect(codes(try log(incident(), second)) == ["revision-gap", "lost-line"])
    let twice = incident(place: #""town":"ml-kayes-town""#)
    #expect(codes(try log(incident(), twice)) == ["conflict", "shared-id"])
  }

  @Test("A line edited or taken out by hand is told as that, and a true conflict as one")
  func editedLines() throws {
    func amended() throws -> (log: TeamLog, id: String, lines: [String]) {
      let log = try TeamLog()
      let id = try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")[0]
      for tag in ["x", "y"] { try log.done("amend", id, "--tag", tag, "--reason", "r") }
      let text = try #require(try log.temporary.text("log/incidents/2025.jsonl"))
      return (log, id, text.split(separator: "\n").map(String.init))
    }
    func write(_ lines: [String], to log: TeamLog) throws {
      try log.temporary.write(
        lines.map { $0 + "\n" }.joined(), to: "log/incidents/2025.jsonl")
    }
    let (edited, id, lines) = try amended()
    try write([lines[0], lines[1].replacing("\"x\"", with: "\"z\""), lines[2]], to: edited)
    let told = edited.run(["check", "--except", "recorded-order"]).output
    #expect(codes(edited) == ["lost-line"])
    #expect(told.contains("log/incidents/2025.jsonl:2  revision 2 of \(id) was edited after"))
    #expect(told.contains("way out: put the line back as it was"))

    let (cut, _, others) = try amended()
    try write([others[0], others[2]], to: cut)
    #expect(codes(cut) == ["revision-gap", "lost-line"])
    #expect(cut.run(["check"]).output.contains("replaces a line that was taken out, behind"))

    // Made of the line that was taken out, side by side with the one that stands.
    let (forked, _, both) = try amended()
    let other = both[2].replacing("\"y\"", with: "\"w\"")
    try write([both[0], both[2], other], to: forked)
    #expect(codes(forked) == ["conflict", "revision-gap", "lost-line"])
  }

  @Test("Of a code that finds very much people are shown the first, and told how to see all")
  func overview() throws {
    let log = try log()
    let lines = (10..<40).map { incident("ML-20250701-AA\($0)", day: "2030-01-01") + "\n" }
    try log.temporary.write(lines.joined(), to: "log/incidents/2025.jsonl")
    func count(_ options: String...) -> Int {
      log.run(["check", "--except", "likely-duplicate"] + options).output
        .split(separator: "\n").count { $0.contains("is in the future") }
    }
    #expect(count() == 20)
    #expect(
      log.run(["check", "--except", "likely-duplicate"]).output.contains(
        "and 10 more; incidentlog check --only future-date lists all"))
    #expect(count("--only", "future-date") == 30)
    #expect(count("--limit", "25") == 25)
    for format in ["csv", "jsonl", "markdown", "html"] { #expect(count("--format", format) == 30) }
  }

  @Test("A text that names a record which is marked more closely is found, and warned of")
  func markedMention() throws {
    let log = try TeamLog(marking: "green")
    let red = try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--kind", "ied", "--marking", "red")[0]
    let green = try log.done("add", "--date", "2025-06-20", "--town", "Kayes", "--kind", "ied")[0]
    let amended = log.run(["amend", green, "--tag", "x", "--reason", "informant of \(red) said so"])
    #expect(amended.exitCode == 0)
    #expect(
      amended.errors.contains(
        "warning: a text of a record marked `green` names `\(red)`, which is marked `red`"))
    #expect(codes(log) == ["marked-mention"])
    // The other way nothing is told to anybody who may not know it.
    try log.done("amend", green, "--tag", "y", "--reason", "other words")
    let other = log.run(["amend", red, "--tag", "x", "--reason", "see \(green)"])
    #expect(!other.errors.contains("names"))
    #expect(codes(log) == [])
  }

  @Test("Records merged in a circle, and two with one identity, are found")
  func identities() throws {
    let log = try log(
      incident("ML-1", more: #","state":"merged","into":"ML-2""#),
      incident("ML-2", more: #","state":"merged","into":"ML-1""#))
    #expect(codes(log) == ["merge-cycle"])
    let external = #","external":[{"scheme":"ucdp","id":"7"}]"#
    #expect(
      codes(
        try self.log(
          incident("ML-3", more: external),
          incident("ML-4", day: "2020-01-01", place: #""town":"ml-kayes-town""#, more: external)))
        == ["shared-identity"])
  }

  @Test("Attacks far from their operation, and operations without attacks, are found")
  func operations() throws {
    let log = try TeamLog()
    let first = try log.done(
      "add", "--date", "2025-06-01", "--town", "Niono", "--town", "Diabali", "--kind", "ied")
    try log.done(
      "add", "--date", "2025-06-20", "--town", "Kayes", "--kind", "ied", "--operation", first[0])
    try log.temporary.write(
      #"{"id":"OP-1","recorded":{"at":"2025-07-01T09:00:00.000Z","by":"a"}}"# + "\n",
      to: "log/operations/2024.jsonl")
    #expect(codes(log) == ["outside-operation", "empty-operation"])
    try log.done("retract", first[0], "--reason", "none")
    #expect(codes(log, "--except", "empty-operation").contains("inactive-operation"))
  }

  @Test("Circles, reversed dates and unknown members of reference data are found")
  func reference() throws {
    let log = try TeamLog()
    try log.temporary.write(
      TeamLog.actors
        + #"{"id":"x","name":"X","aliases":["Y"],"kind":"militia","from":"2020","until":"2019","relations":[{"actor":"y","relation":"component-of"}]}"#
        + "\n"
        + #"{"id":"y","name":"Y","aliases":["X"],"kind":"militia","relations":[{"actor":"x","relation":"component-of"}]}"#
        + "\n", to: "log/actors.jsonl")
    try log.temporary.write(
      TeamLog.regions
        + #"{"id":"p","name":"P","kind":"adm2","parents":[{"region":"q"}]}"# + "\n"
        + #"{"id":"q","name":"Q","kind":"adm2","parents":[{"region":"p"}]}"# + "\n"
        + #"{"id":"z","name":"Z","kind":"zone","members":["nowhere"]}"# + "\n"
        + #"{"id":"lost","name":"Lost","kind":"adm1","parents":[{"region":"none"}]}"# + "\n",
      to: "log/regions.jsonl")
    #expect(
      codes(log) == [
        "unknown-region", "region-cycle", "actor-cycle", "alias-cycle", "reversed-validity",
        "unknown-member",
      ])
  }

  @Test("A town among towns of another region is found; one alone in the desert is not")
  func farTown() throws {
    let log = try TeamLog()
    var towns = ""
    for number in 0..<20 {
      towns +=
        #"{"id":"s\#(number)","name":"S\#(number)","country":"ML","parents":[{"region":"ml-segou"}],"latitude":14.\#(number + 10),"longitude":-6}"#
        + "\n"
      towns +=
        #"{"id":"k\#(number)","name":"K\#(number)","country":"ML","parents":[{"region":"ml-kayes"}],"latitude":14.\#(number + 10),"longitude":-11}"#
        + "\n"
    }
    towns +=
      #"{"id":"odd","name":"Odd","country":"ML","parents":[{"region":"ml-segou"}],"latitude":14.25,"longitude":-11.1}"#
      + "\n"
    towns +=
      #"{"id":"lone","name":"Lone","country":"ML","parents":[{"region":"ml-segou"}],"latitude":22,"longitude":-6}"#
      + "\n"
    try log.temporary.write(towns, to: "log/towns.jsonl")
    let result = log.run(["check", "--format", "csv"])
    #expect(result.output.contains("far-from-region,warning,"))
    #expect(result.output.contains("Odd is "))
    #expect(!result.output.contains("Lone"))
  }

  @Test("Bad lines, unfinished changes and a missing rule for git are found")
  func files() throws {
    let log = try log(incident(), "{\"id\":", incident("ML-2", day: "2020-01-01"))
    try log.temporary.write("", to: "log/.gitattributes")
    try log.temporary.write("{\"files\":[]}", to: "log/pending.json")
    #expect(codes(log) == ["not-json", "pending-change", "no-union-merge"])
    #expect(codes(log, "--only", "not-json") == ["not-json"])
    #expect(codes(log, "--except", "not-json,pending-change,no-union-merge") == [])
    #expect(log.run(["check", "--only", "not-jsn"]).errors.contains("did you mean `not-json`?"))
  }

  @Test("Copies of sources are compared with their SHA-256 where that is asked for")
  func sources() throws {
    let log = try TeamLog()
    try log.temporary.write("what it said", to: "copy.txt")
    try log.done(
      "add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied", "--source", "AFP",
      "--source-file", log.temporary.file("copy.txt"))
    #expect(codes(log, "--sources") == [])
    try log.temporary.write("what it says now", to: "copy.txt")
    #expect(codes(log) == [])
    #expect(codes(log, "--sources") == ["archived-changed"])
  }
}
