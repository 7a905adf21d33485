import CommandLineKit
import Testing

struct CommandRunnerTests {
  @Test("Output and what is said to the person go their own ways")
  func separatesStreams() {
    let run = SampleTool.run(["list"])
    #expect(run.output == "Reader   Days\n─────────────\nAwa        14\n=Bintou    30\n")
    #expect(run.errors == "warning: one loan is overdue\n")
    #expect(run.status == 0)
  }

  @Test(
    "What a command throws decides the exit code",
    arguments: [
      ("one", 2, "error: not allowed\n  loans fail one\n             ^~~\n"),
      (
        "several", 2,
        "error: not allowed\n  loans fail several\n             ^~~~~~~\nerror: nor wanted\n"
      ),
      ("data", 3, "error: not allowed\n  loans fail data\n             ^~~~\n"),
      ("other", 3, "error: Surprise()\n"),
    ] as [(String, Int32, String)])
  func failures(way: String, status: Int32, errors: String) {
    let run = SampleTool.run(["fail", way])
    #expect(run.status == status)
    #expect(run.errors == errors)
    #expect(run.output.isEmpty)
  }

  @Test("Without a command the tool says what it is")
  func welcomes() {
    #expect(
      SampleTool.run([]).output == "loans: keeps a record of loans\n\nlibrary: /home\n")
    #expect(
      SampleTool.run(["--data", "x"]).output == "loans: keeps a record of loans\n\nlibrary: x\n")
  }

  @Test("The version is shown with or without a command", arguments: [[], ["list"], ["lend"]])
  func version(words: [String]) {
    #expect(SampleTool.run(words + ["--version"]).output == "loans 1.2\n")
  }

  @Test("Programs get each problem and each message as an object")
  func jsonErrors() {
    #expect(
      SampleTool.run(["lend", "--errors", "json", "--dayz=3"]).errors == """
        {"severity":"error","code":"unknown-option","message":"unknown option `--dayz`",\
        "file":null,"line":null,"column":null,"path":"--dayz","hints":["did you mean `--days`?"],\
        "suggestions":["--days"]}
        {"severity":"error","code":"missing-option","message":"`--reader` is missing",\
        "file":null,"line":null,"column":null,"path":"--reader",\
        "hints":["add `--reader NAME`, who takes the books"],"suggestions":[]}

        """)
    #expect(
      SampleTool.run(["lend", "--errors=json", "-r", "Awa"]).errors == """
        {"severity":"note","code":"message","message":"recorded; `loans undo` takes it back",\
        "file":null,"line":null,"column":null,"path":null,"hints":[],\
        "suggestions":[]}

        """)
    #expect(SampleTool.run(["lsit", "--errors=json"]).errors.hasPrefix("{\"severity\":\"error\""))
  }

  @Test("Only a terminal is coloured and fitted, unless asked otherwise")
  func fitsTerminal() {
    var session = Session()
    session.terminal = TerminalTraits(
      isOutputTerminal: true, isErrorTerminal: true, width: 20)
    #expect(SampleTool.run(["list"], session).output.contains("\u{1B}[1mReader\u{1B}[0m"))
    #expect(SampleTool.run(["list"], session).errors.hasPrefix("\u{1B}[33mwarning\u{1B}[0m: one"))
    session.terminal.width = 10
    #expect(
      SampleTool.run(["list", "--color", "never"], session).output == """
        Reader
          Awa
        Days
          14

        Reader
          =Bintou
        Days
          30

        """)
    #expect(SampleTool.run(["list", "--color=always"]).output.contains("\u{1B}[1mReader"))
  }

  @Test("Long output is kept from the pager where that is asked")
  func paging() {
    #expect(SampleTool.runner.run(["list"], Session()).isPaged)
    #expect(!SampleTool.runner.run(["list", "--no-pager"], Session()).isPaged)
  }
}
