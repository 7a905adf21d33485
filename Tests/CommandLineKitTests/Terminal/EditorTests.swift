import Testing

@testable import CommandLineKit

@Suite struct EditorTests {
  @Test(arguments: [
    (["VISUAL": "nano", "EDITOR": "ed"], true, ["nano"]),
    (["VISUAL": "", "EDITOR": "ed"], false, ["ed"]),
    (["EDITOR": "code --wait"], true, ["/bin/sh", "-c", "code --wait \"$0\""]),
    ([:], true, ["vi"]),
  ])
  func `the environment names the editor, and only options need a shell`(
    environment: [String: String], hasScreen: Bool, words: [String]
  ) {
    #expect(Editor(environment: environment, hasScreen: hasScreen)?.arguments == words)
  }

  @Test func `without a screen none is guessed`() {
    #expect(Editor(environment: [:], hasScreen: false)?.arguments == nil)
  }

  @Test(arguments: [("true", true), ("false", false), ("no-such-editor", false), ("test -d", true)])
  func `what the editor says of its end is told`(command: String, isContent: Bool) throws {
    let editor = try #require(Editor(environment: ["EDITOR": command], hasScreen: false))
    #expect(editor.edit("/") == isContent)
  }
}
