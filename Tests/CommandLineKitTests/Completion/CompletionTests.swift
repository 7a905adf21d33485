import Testing

@testable import CommandLineKit

@Suite("What a word may go on to")
struct CompletionTests {
  @Test(
    "Commands, options and values are completed where they may stand",
    arguments: [
      ([""], ["lend", "list", "fail", "books", "help"]), (["l"], ["lend", "list"]),
      (["books", ""], ["list", "show"]), (["books", "s"], ["show"]),
      (["help", "d"], ["dates"]), (["help", "books", "l"], ["list"]),
      (["lend", "--condition", "u"], ["used"]), (["lend", "--condition=w"], ["worn"]),
      (["lend", "--condition", "new,w"], ["worn"]), (["lend", "--da"], ["--days", "--data"]),
      (["lend", "--days", "3", "--da"], ["--data"]), (["lend", "--", "--da"], []),
      (["lend", "--book", "Xala", "--boo"], ["--book"]), (["burn", ""], []),
    ])
  func words(line: [String], expected: [String]) {
    #expect(Completion(line, SampleTool.runner).words == expected)
  }

  @Test("What stands before the part that is completed is kept")
  func kept() {
    #expect(
      Completion(["lend", "--condition=new,w"], SampleTool.runner).kept == "--condition=new,")
    #expect(Completion(["lend", "--condition=new,w"], SampleTool.runner).typed == "w")
    #expect(Completion(["lend", "--condition", "new,w"], SampleTool.runner).kept == "new,")
  }

  @Test("Values that only the tool knows are told by their kind, with what else was typed")
  func kinds() {
    let completion = Completion(["--data", "shelf", "list", "--data", "b"], SampleTool.runner)
    #expect(completion.kind == "folder")
    #expect(completion.arguments.value(SampleTool.data) == "shelf")
    #expect(Completion(["lend", "--reader", ""], SampleTool.runner).kind == nil)
  }

  @Test("Scripts ask the tool in the words of their shell", arguments: CompletionShell.allCases)
  func scripts(shell: CompletionShell) {
    #expect(shell.script(for: "loans").contains("completion \(shell.rawValue) -- "))
  }
}
