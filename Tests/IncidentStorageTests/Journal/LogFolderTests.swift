import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

@Suite("Log folder")
struct LogFolderTests {
  private let temporary: TemporaryFolder
  private var folder: LogFolder { LogFolder(temporary.file("new")) }

  init() throws {
    temporary = try TemporaryFolder()
  }

  // MARK: Making

  @Test("A new log has its description, empty collections and the rule for merges")
  func create() throws {
    try folder.create(
      LogDescription(title: "Field \"A\"", country: "ML", language: "fr", marking: .red),
      reference: nil)
    #expect(
      temporary.allFiles() == [
        "new/.gitattributes", "new/actors.jsonl", "new/log.json", "new/regions.jsonl",
        "new/towns.jsonl",
      ])
    #expect(temporary.allFolders().sorted() == ["new", "new/incidents", "new/operations"])
    #expect(try temporary.text("new/.gitattributes") == "*.jsonl merge=union\n")
    #expect(
      try temporary.text("new/log.json") == """
        {
          "format": 1,
          "title": "Field \\"A\\"",
          "country": "ML",
          "language": "fr",
          "marking": "red"
        }

        """)
    let description = try folder.description()
    #expect(description.title == "Field \"A\"")
    #expect(description.marking == .red)
    #expect(try LogContents(folder).problems == [])
  }

  @Test("Reference data is copied byte for byte")
  func reference() throws {
    try SmallLog.write(to: temporary)
    try folder.create(LogDescription(), reference: LogFolder(temporary.file("log")))
    for name in ["actors", "regions", "towns"] {
      #expect(try temporary.bytes("new/\(name).jsonl") == temporary.bytes("log/\(name).jsonl"))
    }
  }

  @Test("A log that is there is never touched")
  func existing() throws {
    try SmallLog.write(to: temporary, as: "new")
    let problem = try #require(throws: StorageProblem.self) {
      try folder.create(LogDescription(title: "Other"), reference: nil)
    }
    #expect(problem.kind == .refused)
    #expect(problem.description == "there is a log already")
    #expect(try temporary.text("new/log.json") == "{\"format\":1,\"title\":\"Test\"}\n")
  }

  @Test(
    "What git is told already stays",
    arguments: [
      ("*.csv text", "*.csv text\n*.jsonl merge=union\n"),
      ("*.csv text\r\n", "*.csv text\r\n*.jsonl merge=union\n"),
      ("*.jsonl merge=union\r\n*.csv text\r\n", "*.jsonl merge=union\r\n*.csv text\r\n"),
    ])
  func attributes(before: String, after: String) throws {
    try temporary.write(before, to: "new/.gitattributes")
    try folder.create(LogDescription(), reference: nil)
    #expect(try temporary.text("new/.gitattributes") == after)
  }

  @Test("Actors that are there already stay")
  func existingReference() throws {
    try temporary.write(
      "{\"id\":\"a\",\"name\":\"A\",\"kind\":\"militia\"}\n", to: "new/actors.jsonl")
    try folder.create(LogDescription(), reference: nil)
    #expect(try LogContents(folder).actors["a"]?.name == "A")
  }

  @Test("A folder becomes a log only when all of it is there, whenever the power goes")
  func killed() throws {
    let reference = try SampleLog()
    let counting = try FaultInjector(.none, in: temporary)
    try LogFolder(temporary.file("count")).create(
      LogDescription(), reference: reference.folder, calls: counting.calls)
    for (call, length) in counting.lengths.enumerated() {
      for loss in SlowTests.sample(PowerLoss.all, turn: call) {
        let temporary = try TemporaryFolder()
        let folder = LogFolder(temporary.file("new"))
        let injector = try FaultInjector(
          .kill(call: call, afterBytes: (length ?? 0) / 2), in: temporary)
        #expect(throws: StorageProblem.self) {
          try folder.create(
            LogDescription(), reference: reference.folder, calls: injector.calls)
        }
        try injector.losePower(loss)
        if try temporary.text("new/log.json") == nil {
          #expect(LogFolder.nearest(to: folder.path) == nil)
          try folder.create(LogDescription(), reference: reference.folder, calls: .unsynced)
        }
        for name in ["actors", "regions", "towns"] {
          #expect(
            try temporary.text("new/\(name).jsonl") == reference.text("\(name).jsonl"),
            "\(call) \(loss)")
        }
        #expect(try temporary.text("new/.gitattributes") == "*.jsonl merge=union\n")
        #expect(try folder.description() == LogDescription())
      }
    }
  }

  // MARK: Finding

  @Test("The nearest log is in the folder, in its `data`, or in one above")
  func nearest() throws {
    try temporary.write("{\"format\":1}\n", to: "a/log.json")
    try temporary.write("{\"format\":1}\n", to: "b/data/log.json")
    try temporary.write("", to: "a/deep/er/file")
    try temporary.write("", to: "b/src/file")
    #expect(LogFolder.nearest(to: temporary.file("a"))?.path == temporary.file("a"))
    #expect(LogFolder.nearest(to: temporary.file("a/deep/er"))?.path == temporary.file("a"))
    #expect(LogFolder.nearest(to: temporary.file("b"))?.path == temporary.file("b/data"))
    #expect(LogFolder.nearest(to: temporary.file("b/src"))?.path == temporary.file("b/data"))
    #expect(LogFolder.nearest(to: temporary.path) == nil)
    #expect(LogFolder.nearest(to: "/") == nil)
  }

  @Test("Slashes at the end of a path do not count")
  func slashes() {
    #expect(LogFolder("a/b//").path == "a/b")
    #expect(LogFolder("/").path == "/")
    #expect(LogFolder("a/").descriptionFile == "a/log.json")
  }

  @Test("A record goes to the file of the year it was recorded in, reference data to its one file")
  func segments() {
    #expect(folder.segment(of: .incidents, year: 2025) == "incidents/2025.jsonl")
    #expect(folder.segment(of: .operations, year: 2026) == "operations/2026.jsonl")
    #expect(folder.segment(of: .towns, year: 2025) == "towns.jsonl")
  }

  // MARK: Description

  @Test("A folder without a log is told as such")
  func none() throws {
    let problem = try #require(throws: StorageProblem.self) { try folder.description() }
    #expect(problem.kind == .noLog)
    #expect(
      problem.diagnostics == [
        Diagnostic(
          code: "no-log", "there is no log in `\(folder.path)`",
          at: Diagnostic.Place(file: folder.descriptionFile),
          hints: ["`incidentlog init DIR` makes a log"])
      ])
  }

  @Test(
    "A description that cannot be read is told with its place",
    arguments: [
      ("", "not-json", "not valid JSON: the text ends within a value", 1, 1, nil),
      (
        "{\n  \"format\": 1\n", "not-json", "not valid JSON: the text ends within a value", 3, 1,
        nil
      ),
      ("[]", "wrong-type", "`[]` is not an object", 1, 1, nil),
      ("{}", "missing-value", "the log description has no `format`", 1, 1, "/format"),
      ("{\n \"format\": \"1\"}", "wrong-type", "`1` is not a whole number", 2, 12, "/format"),
      (
        "{\"format\":1,\"marking\":\"amberstrict\"}", "unknown-word",
        "`amberstrict` is not a known marking", 1, 23, "/marking"
      ),
    ] as [(String, String, String, Int, Int, String?)])
  func wrong(
    text: String, code: String, summary: String, line: Int, column: Int, path: String?
  ) throws {
    try temporary.write(text, to: "new/log.json")
    let problem = try #require(throws: StorageProblem.self) { try folder.description() }
    #expect(problem.kind == .invalidData)
    let diagnostic = try #require(problem.diagnostics.first)
    #expect(problem.diagnostics.count == 1)
    #expect(diagnostic.code == code)
    #expect(diagnostic.summary == summary)
    #expect(
      diagnostic.place
        == Diagnostic.Place(
          file: folder.descriptionFile, line: line, column: column, path: path))
  }

  @Test("A log of a later format is refused, for reading and for writing")
  func laterFormat() throws {
    let log = try SampleLog()
    try log.temporary.write("{\"format\":2}\n", to: "log/log.json")
    let expected = Diagnostic(
      code: "later-format", "the log has format 2, this version reads up to 1",
      at: Diagnostic.Place(file: log.folder.descriptionFile),
      hints: ["use a later version of incidentlog"])
    let reading = try #require(throws: StorageProblem.self) { try LogContents(log.folder) }
    #expect(reading.kind == .invalidData)
    #expect(reading.diagnostics == [expected])
    let writing = try #require(throws: StorageProblem.self) {
      try log.record(SampleLog.change(incidents: [SampleLog.incident("ML-20250701-0001")]))
    }
    #expect(writing.diagnostics == [expected])
    #expect(log.temporary.allFolders() == ["log"])
  }

  @Test("What a description does not say has its default; keys that nobody knows are let be")
  func defaults() throws {
    try temporary.write("\u{FEFF}{\"format\":1,\"colour\":\"red\"}\r\n", to: "new/log.json")
    let description = try folder.description()
    #expect(description == LogDescription())
    #expect(description.marking == .amber)
    #expect(description.title == nil)
  }
}
