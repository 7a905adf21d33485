import CommandLineKit
import Foundation
import Testing

struct SessionTests {
  @Test("The system's session is what the process itself finds")
  func system() {
    let session = Session.system()
    #expect(session.environment["PATH"] == ProcessInfo.processInfo.environment["PATH"])
    #expect(session.workingFolder == FileManager.default.currentDirectoryPath)
    #expect(session.executablePath.hasPrefix("/"))
    #expect(abs(Double(session.millisecondsSince1970) / 1000 - Date().timeIntervalSince1970) < 5)
    #expect(session.randomBytes(32).count == 32)
    #expect(session.randomBytes(32) != session.randomBytes(32))
  }

  @Test("A session made by hand has nobody to ask, no input and no randomness")
  func byHand() throws {
    let session = Session()
    let input = try session.standardInput()
    #expect(input.isEmpty)
    #expect(session.confirm == nil)
    #expect(session.randomBytes(3) == [0, 0, 0])
  }

  @Test("Paths are named from the working folder on, and read from there")
  func paths() {
    let session = Session(workingFolder: "/home/ana")
    #expect(session.absolutePath("log/log.json") == "/home/ana/log/log.json")
    #expect(session.absolutePath(".") == "/home/ana")
    #expect(session.absolutePath("/tmp/log") == "/tmp/log")
    #expect(session.shownPath("/home/ana/log/log.json") == "log/log.json")
    #expect(session.shownPath("/home/ana") == ".")
    #expect(session.shownPath("/home/anabel/log") == "/home/anabel/log")
  }
}
