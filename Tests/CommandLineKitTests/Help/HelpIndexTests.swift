import Testing

struct HelpIndexTests {
  @Test(
    "Help alone lists commands by group, and topics", arguments: [["help"], ["--help"], ["-h"]])
  func overview(words: [String]) {
    #expect(
      SampleTool.run(words).output == """
        loans

        keeps a record of loans

            loans COMMAND [arguments] [options]

        Lend

        lend  record that books are lent
        list  list loans, newest first
        fail  fail

        Reference

        books  books list|show

        Topics

        dates  how dates are written

        More

        loans COMMAND -h    a command in short, with examples
        loans help COMMAND  everything about a command
        loans help TOPIC    a page about something else

        """)
  }

  @Test("Help about a topic is its page, about the first of two words their commands")
  func pages() {
    #expect(
      SampleTool.run(["help", "dates"]).output == "A date is written as year, month and day.\n")
    #expect(SampleTool.run(["help", "books"]).output == SampleTool.run(["books"]).output)
    #expect(
      SampleTool.run(["help", "books", "list"]).output.hasPrefix("loans books list\n\nlist books\n")
    )
  }

  @Test("Help about something unknown offers what may have been meant")
  func unknown() {
    let run = SampleTool.run(["help", "datse"])
    #expect(
      run.errors == """
        error: no command or topic named `datse`
        hint: did you mean `dates`?

        """)
    #expect(run.status == 2)
  }
}
