import IncidentStorage
import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("File access")
struct FileAccessTests {
  private let temporary: TemporaryFolder
  private let files = FileAccess()

  init() throws {
    temporary = try TemporaryFolder()
  }

  @Test("A file is read whole, in part, and behind its end")
  func read() throws {
    try temporary.write("0123456789", to: "file")
    func text(from offset: Int = 0, count: Int? = nil) throws -> String? {
      try files.read(temporary.file("file"), from: offset, count: count)
        .map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(try text() == "0123456789")
    #expect(try text(from: 7) == "789")
    #expect(try text(from: 2, count: 3) == "234")
    #expect(try text(count: 100) == "0123456789")
    #expect(try text(count: 0) == "")
    #expect(try text(from: 100) == "")
    #expect(try files.read(temporary.file("none")) == nil)
  }

  @Test("What does not tell its length is read to its end")
  func special() throws {
    #expect(try #require(try files.read("/dev/null")).isEmpty)
    try temporary.write([UInt8](repeating: 7, count: 200_000), to: "file")
    #expect(mkfifo(temporary.file("pipe"), 0o600) == 0)
    let process = try RunningProcess.script("cat file >pipe", in: temporary.path)
    #expect(try files.read(temporary.file("pipe"))?.count == 200_000)
    #expect(try process.wait().exitCode == 0)
  }

  @Test("A folder is no file")
  func folder() throws {
    let problem = try #require(throws: StorageProblem.self) { try files.read(temporary.path) }
    #expect(problem.description == "a folder, not a file")
  }

  @Test("Names stand in the order of their bytes")
  func names() throws {
    for name in ["b.jsonl", "a.jsonl", "Z.jsonl", "é.jsonl", ".x.jsonl", "c.json"] {
      try temporary.write("", to: "folder/\(name)")
    }
    #expect(
      try files.names(in: temporary.file("folder"), ending: ".jsonl") == [
        "Z.jsonl", "a.jsonl", "b.jsonl", "é.jsonl",
      ])
    #expect(try files.names(in: temporary.file("none"), ending: ".jsonl") == [])
  }

  @Test("A file that is replaced keeps who may read it")
  func mode() throws {
    try temporary.write("old", to: "file")
    chmod(temporary.file("file"), 0o600)
    try files.replace(temporary.file("file"), with: Array("new".utf8))
    var status = stat()
    #expect(stat(temporary.file("file"), &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(try temporary.text("file") == "new")
    #expect(temporary.allFiles() == ["file"])
  }

  @Test("Folders are made with those that hold them")
  func makeFolder() throws {
    try files.makeFolder(temporary.file("a/b/c"))
    try files.makeFolder(temporary.file("a/b/c"))
    #expect(temporary.allFolders().sorted() == ["a", "a/b", "a/b/c"])
    try temporary.write("", to: "file")
    let problem = try #require(throws: StorageProblem.self) {
      try files.makeFolder(temporary.file("file/b"))
    }
    #expect(problem.kind == .notWritten)
    #expect(problem.description == "cannot make the folder: not a directory")
  }

  @Test("What is not there need not be removed")
  func remove() throws {
    try temporary.write("", to: "file")
    try files.remove(temporary.file("file"))
    try files.remove(temporary.file("file"))
    #expect(temporary.allFiles() == [])
  }
}
