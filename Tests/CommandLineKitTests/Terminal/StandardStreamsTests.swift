import Foundation
import Testing

@testable import CommandLineKit

@Suite(.serialized)
struct StandardStreamsTests {
  @Test("Bytes are written whole, however many")
  func writesWhole() throws {
    try withFolder { folder in
      let bytes = [UInt8](repeating: 7, count: 300_000)
      let descriptor = open("\(folder)/a", O_WRONLY | O_CREAT, 0o600)
      #expect(StandardStreams.write(bytes, to: descriptor) == .written)
      close(descriptor)
      let read = try Data(contentsOf: URL(filePath: "\(folder)/a"))
      #expect(read.count == 300_000)
    }
  }

  @Test("A reader that has gone is told apart from a failure")
  func closedPipe() {
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    #expect(pipe(&ends) == 0)
    close(ends[0])
    #expect(StandardStreams.write([1], to: ends[1]) == .closed)
    close(ends[1])
    #expect(StandardStreams.write([1], to: -1) == .failed(reason: "Bad file descriptor"))
  }

  @Test("A pager gets the bytes on its standard input")
  func pagerReads() throws {
    signal(SIGPIPE, SIG_IGN)
    try withFolder { folder in
      let pager = try #require(
        Pager(variable: "P", environment: ["P": "/bin/cat > '\(folder)/seen'"]))
      #expect(pager.show(Array("long".utf8)))
      let seen = try String(contentsOfFile: "\(folder)/seen", encoding: .utf8)
      #expect(seen == "long")
    }
  }

  @Test(
    "A pager that does not exist has shown nothing",
    arguments: ["no-such-pager", "no-such-pager -x"])
  func pagerMissing(command: String) throws {
    signal(SIGPIPE, SIG_IGN)
    let pager = try #require(Pager(variable: "P", environment: ["P": command]))
    #expect(!pager.show([1]))
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
