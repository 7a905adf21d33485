import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Reading lines by the revision rule")
struct CollectionReaderTests {
  private let log: SampleLog

  init() throws {
    log = try SampleLog()
  }

  private static func line(
    _ revision: Int, at: String = "2025-07-02T09:00:00.000Z", by: String = "tester",
    replaces: [String] = []
  ) -> String {
    SampleLog.incident(
      "ML-20250701-0001", revision: revision, at: at, by: by,
      reason: revision > 1 ? "why" : nil, replaces: replaces)
  }

  private func current() throws -> StoredRecord<Incident> {
    let record = try LogContents(log.folder).incidents["ML-20250701-0001"]
    return try #require(record)
  }

  private func text(_ line: StoredLine) -> String { String(decoding: line.bytes, as: UTF8.self) }

  // MARK: Revisions

  @Test("The highest revision is current, wherever its line stands")
  func highest() throws {
    try log.write([Self.line(3)], to: "incidents/2024.jsonl")
    try log.write([Self.line(1), Self.line(10), Self.line(2)], to: "incidents/2025.jsonl")
    try log.write([Self.line(4)], to: "incidents/notes.jsonl")
    let record = try current()
    #expect(record.line.revision == 10)
    #expect(record.value.revision == 10)
    #expect(record.line.file == "incidents/2025.jsonl")
    #expect(record.line.number == 2)
  }

  @Test("Of two lines of one revision the later recorded is current, whatever their order")
  func laterRecorded() throws {
    let early = Self.line(2, at: "2025-07-02T09:00:00.000Z", by: "zoe")
    let late = Self.line(2, at: "2025-07-02T09:00:00.001Z", by: "amadou")
    for lines in [[early, late], [late, early]] {
      try log.write(lines)
      #expect(try text(current().line) == late)
      #expect(try current().conflicting.map(text) == [early])
    }
  }

  @Test("Instants in other zones are compared as instants")
  func zones() throws {
    let early = Self.line(2, at: "2025-07-02T10:00:00+02:00")
    let late = Self.line(2, at: "2025-07-02T09:00:00.000Z")
    try log.write([late, early])
    #expect(try text(current().line) == late)
  }

  @Test("Of two lines recorded at one instant the greater bytes are current")
  func greaterBytes() throws {
    let lines = [Self.line(1, by: "amadou"), Self.line(1, by: "zoe")]
    for lines in [lines, lines.reversed()] {
      try log.write(lines)
      #expect(try current().value.recorded.by == "zoe")
    }
  }

  @Test("Equal lines are one, also where one has a carriage return or stands behind a mark")
  func equalLines() throws {
    let text = "\u{FEFF}\(Self.line(1))\r\n\(Self.line(1))\n\n  \n\(Self.line(1))"
    try log.temporary.write(text, to: "log/incidents/2025.jsonl")
    try log.write([Self.line(1)], to: "incidents/copy.jsonl")
    #expect(try current().disagreement == nil)
    #expect(try log.problems() == [])
  }

  // MARK: Conflicts

  @Test("A line that is not current and that no line replaces is in conflict")
  func conflict() throws {
    let first = Self.line(1)
    let hash = StoredLineTests.hash(first)
    let mine = Self.line(2, at: "2025-07-03T09:00:00.000Z", by: "amadou", replaces: [hash])
    let theirs = Self.line(2, at: "2025-07-04T09:00:00.000Z", by: "zoe", replaces: [hash])
    try log.write([first, mine, theirs])
    let record = try current()
    #expect(text(record.line) == theirs)
    #expect(record.conflicting.map(text) == [mine])
    #expect(record.openLines.map(text) == [theirs, mine])
    #expect(record.disagreement == .conflict)
    let both = [theirs, mine].map(StoredLineTests.hash)
    try log.write([first, mine, theirs, Self.line(3, replaces: both)])
    #expect(try current().conflicting.map(text) == [])
    #expect(try current().disagreement == nil)
  }

  @Test("A revision that names no line before it leaves that line in conflict")
  func unnamed() throws {
    try log.write([Self.line(1), Self.line(2)])
    #expect(try current().conflicting.map(text) == [Self.line(1)])
  }

  @Test("A file that was converted has no more conflicts than before")
  func converted() throws {
    let lines = [Self.line(1), Self.line(2, replaces: [StoredLineTests.hash(Self.line(1))])]
    try log.temporary.write(
      "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined(), to: "log/incidents/2025.jsonl")
    #expect(try current().line.revision == 2)
    #expect(try current().disagreement == nil)
  }

  @Test("As recorded by an instant, later lines do not count")
  func asRecorded() throws {
    let lines = [
      Self.line(1, at: "2025-07-02T09:00:00.000Z"), Self.line(2, at: "2025-07-03T09:00:00.000Z"),
    ]
    try log.write(lines)
    for (instant, revision) in [
      ("2025-07-02T08:59:59.999Z", nil), ("2025-07-02T09:00:00.000Z", 1),
      ("2025-07-03T08:59:59.999Z", 1), ("2025-07-03T09:00:00.000Z", 2),
    ] {
      let contents = try LogContents(log.folder, asRecorded: Instant(iso: instant), cache: nil)
      #expect(contents.incidents["ML-20250701-0001"]?.line.revision == revision)
    }
  }

  @Test("Reference data follows the same rule; a line without a revision is the first")
  func reference() throws {
    try log.temporary.write(
      """
      {"id":"jnim","name":"Old name","kind":"jihadist-group"}
      {"id":"jnim","name":"New name","kind":"jihadist-group","revision":2}

      """, to: "log/actors.jsonl")
    #expect(try LogContents(log.folder).actors["jnim"]?.name == "New name")
  }

  // MARK: Lines that are refused

  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let part: String
    let replacement: String
    let diagnostic: Diagnostic

    init(
      _ part: String, _ replacement: String, _ code: String, _ summary: String, _ column: Int,
      path: String? = nil, hints: [String] = []
    ) {
      testDescription = summary
      self.part = part
      self.replacement = replacement
      diagnostic = Diagnostic(
        code: code, summary, at: Diagnostic.Place(line: 2, column: column, path: path),
        hints: hints)
    }
  }

  @Test(
    "A line that is refused is named with file, line and column, and the others are read",
    arguments: [
      Refusal(
        #""revision":1,"#, #""revision":1;"#, "not-json",
        "not valid JSON: expected `,` or `}`", 38),
      Refusal(
        #""shelling"}}"#, #""shelling"}"#, "not-json",
        "not valid JSON: the text ends within a value", 282),
      Refusal(
        "tester", "t\u{0}", "not-json", "not valid JSON: a NUL character", 90),
      Refusal(
        "tester", #"é\u0000"#, "not-json", "not valid JSON: a NUL character", 90),
      Refusal(
        #""shelling"}"#,
        #""shelling"},"x":"# + String(repeating: "[", count: 64)
          + String(repeating: "]", count: 64),
        "not-json", "not valid JSON: nested more than 64 deep", 350),
      Refusal(
        #""settlement""#, #""settlement","latitude":1e400"#, "not-json",
        "not valid JSON: a number is too large", 264),
      Refusal(
        #""state":"active""#, #""state":"active","state":"retracted""#, "not-json",
        "not valid JSON: the key `state` stands twice in one object", 115),
      Refusal(
        #""settlement""#, #""settlement","latitude":"14","longitude":1"#, "wrong-type",
        "`14` is not a number", 264, path: "/place/latitude"),
      Refusal(
        #""settlement""#, #""settlement","latitude":91,"longitude":1"#, "out-of-range",
        "`91` is not between -90 and 90", 264, path: "/place/latitude"),
      Refusal(
        #""shelling""#, #""shellling""#, "unknown-word", "`shellling` is not a known kind", 271,
        path: "/attack/kind", hints: ["did you mean `shelling`?"]),
      Refusal(
        "ml-niono", "ml-nionno", "unknown-town", "no town has the id `ml-nionno`", 202,
        path: "/place/town", hints: ["did you mean `ml-niono`?"]),
      Refusal(
        #""end":"2025-07-01""#, #""end":"2025-06-30""#, "end-before-start",
        "the end 2025-06-30 is before the start 2025-07-01", 154, path: "/occurred/end",
        hints: ["swap the two days"]),
      Refusal(
        #""shelling"}"#, #""shelling"},"operation":"OP-1""#, "unknown-operation",
        "no operation has the id `OP-1`", 295, path: "/operation"),
      Refusal(
        #""id":"ML-20250701-0001","#, "", "missing-value", "the incident has no `id`", 1,
        path: "/id",
        hints: ["`id`: never changes; any unambiguous part of it names the incident"]),
    ])
  func refused(refusal: Refusal) throws {
    let good = SampleLog.incident("ML-20250101-AAAA")
    let line = SampleLog.incident("ML-20250701-0001")
    #expect(line.contains(refusal.part))
    try log.write([
      good, line.replacing(refusal.part, with: refusal.replacement, maxReplacements: 1),
      SampleLog.incident("ML-20250102-BBBB"),
    ])
    let contents = try LogContents(log.folder)
    var expected = refusal.diagnostic
    expected.place?.file = log.folder.file("incidents/2025.jsonl")
    #expect(contents.problems == [expected])
    #expect(contents.incidents.all.map(\.id) == ["ML-20250101-AAAA", "ML-20250102-BBBB"])
  }

  @Test("Bytes that are not UTF-8 are refused at their column")
  func invalidUTF8() throws {
    let line = SampleLog.incident("ML-20250701-0001", by: "é\u{7F}")
    try log.temporary.write(
      line.utf8.map { $0 == 0x7F ? 0xFF : $0 } + [0x0A], to: "log/incidents/2025.jsonl")
    #expect(
      try LogContents(log.folder).problems == [
        Diagnostic(
          code: "not-json", "not valid JSON: the bytes are not UTF-8",
          at: Diagnostic.Place(
            file: log.folder.file("incidents/2025.jsonl"), line: 1, column: 90))
      ])
  }

  @Test("A line over 1 MiB is refused, one of 1 MiB is read")
  func longLine() throws {
    let room = (1 << 20) - SampleLog.incident("ML-20250701-0001", title: "").utf8.count
    for (extra, problems) in [(0, []), (1, ["long-line incidents/2025.jsonl:1"])] {
      let title = String(repeating: "x", count: room + extra)
      try log.write([SampleLog.incident("ML-20250701-0001", title: title)])
      #expect(try log.problems() == problems)
    }
  }

  @Test("Sixty-four levels are read")
  func nesting() throws {
    let nested = String(repeating: "[", count: 63) + String(repeating: "]", count: 63)
    let line = SampleLog.incident("ML-20250701-0001")
    try log.write([line.dropLast() + ",\"x\":\(nested)}"])
    #expect(try log.problems() == [])
    #expect(try current().line.json["x"]?.text == nested)
  }

  @Test("Figures out of order in a file are read as they are given")
  func asGiven() throws {
    let line = SampleLog.incident("ML-20250701-0001").dropLast()
    try log.write([
      line + #","casualties":[{"key":"c1","of":"civilians","outcome":"killed","#
        + #""count":{"low":7,"high":5},"by":"press","stated":"2025-07-02"}]}"#
    ])
    #expect(try log.problems() == [])
    #expect(
      try current().value.evidence.casualties.map(\.count) == [CountInterval(low: 7, high: 5)])
  }

  @Test("An operation whose own line is wrong is still known to its attacks")
  func knownOperation() throws {
    try log.write(
      [SampleLog.operation("OP-20250701-0001").replacing("active", with: "activ")],
      to: "operations/2025.jsonl")
    try log.write([SampleLog.incident("ML-20250701-0001", operation: "OP-20250701-0001")])
    #expect(try log.problems() == ["unknown-word operations/2025.jsonl:1"])
    #expect(try current().value.operation == "OP-20250701-0001")
  }

  @Test("Files that are no journals are passed over: hidden ones and other endings")
  func otherFiles() throws {
    try log.write([Self.line(1)], to: "incidents/2025.jsonl")
    for name in [".2025.jsonl.swp", ".hidden.jsonl", "2025.jsonl.new", "2025.jsonl~", "a.json"] {
      try log.write([Self.line(9)], to: "incidents/\(name)")
    }
    #expect(try current().line.revision == 1)
  }

  // MARK: Long files and outlines

  @Test("A file that is read in two parts gives the records and problems of all its lines")
  func twoParts() throws {
    let padding = String(repeating: "x", count: 300)
    let count = 3000
    let bad = [1, 1400, 1499, 1500, 1501, 1502, 1600, 3000]
    let lines = (1...count).map { number in
      // Every tenth line is another revision of the line before.
      let id = number % 10 == 0 ? number - 1 : number
      return bad.contains(number)
        ? #"{"id":"a\#(number)","note":"\#(padding)"}"#
        : #"{"id":"a\#(id)","name":"A \#(number)","kind":"militia","revision":\#(number),"note":"\#(padding)"}"#
    }
    try log.write(lines, to: "actors.jsonl")
    var reader = CollectionReader(log.folder, try LogSnapshot(log.folder))
    let read = try reader.read(.actors, references: .none, ConflictActor.init(json:))
    let badLines = reader.problems.compactMap { $0.place?.line }
    #expect(badLines == badLines.sorted())
    #expect(Set(badLines) == Set(bad))
    for number in 1...count where !bad.contains(number) {
      let isReplaced = number % 10 == 9 && !bad.contains(number + 1)
      let record = read["a\(number % 10 == 0 ? number - 1 : number)"]
      if !isReplaced { #expect(record?.line.number == number) }
      if !isReplaced { #expect(record?.value.name == "A \(number)") }
    }
  }

  @Test(
    "A region is the same whether its outline is passed over or read at once",
    arguments: [
      "[[1,2,3,4]]", "[[14.5,-11.25,0.5,-0.125,0,179.999]]", "[[1,2],[3,4,5,6]]", "[[]]", "[]",
      "[[180,2]]", "[[-180,2,3,4]]", "[[181,2]]", "[[1e1,2]]", "[[01,2]]", "[[1.,2]]", "[[.5,2]]",
      "[[-,2]]", "[[1,2,]]", "[[1,2],]", "[[1,2]", "[ [1,2]]", "[[1 ,2]]", "[[\"1\",2]]", "null",
      "[[1,2,3]]", "[[1.0000000000000001,2,3,4]]", "[[1,2]],\"outline\":[[3,4]]", "7", "[[0001,2]]",
      "[[1,2,3,4]]x", "[[--1,2]]", "[[1..2,2]]", "[[1,2,3,4]],\"note\":{\"outline\":[[1,200]]}",
    ])
  func outlines(text: String) throws {
    let before = #"{"id":"ml","name":"Mali","kind":"country","outline":"#
    try log.write([before + text + "}", before + text + #","revision":0}"#], to: "regions.jsonl")
    var reader = CollectionReader(log.folder, try LogSnapshot(log.folder))
    let whole = try reader.read(.regions, references: .none, Region.init(json:))
    var other = CollectionReader(log.folder, try LogSnapshot(log.folder))
    let passing = try other.regions(references: .none)
    #expect(passing.values == whole.values)
    #expect(passing.values.map(\.outline?.lines) == whole.values.map(\.outline?.lines))
    #expect(other.problems == reader.problems)
  }
}
