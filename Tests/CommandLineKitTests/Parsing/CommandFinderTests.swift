import Testing

struct CommandFinderTests {
  @Test(
    "A command that is not known is refused with what may have been meant",
    arguments: [
      (
        ["lsit", "--json"],
        """
        error: no command named `lsit`
          loans lsit --json
                ^~~~
        hint: did you mean `list`?

        """
      ),
      (
        ["book", "list"],
        """
        error: no command named `book`
          loans book list
                ^~~~
        hint: did you mean `books list`?

        """
      ),
      (
        ["books", "shwo", "Xala"],
        """
        error: no command named `books shwo`
          loans books shwo Xala
                      ^~~~
        hint: did you mean `books show`?

        """
      ),
      (
        ["books", "burn"],
        """
        error: no command named `books burn`
          loans books burn
                      ^~~~
        hint: `loans books` has `list`, `show`

        """
      ),
      (
        ["xyzzy"],
        """
        error: no command named `xyzzy`
          loans xyzzy
                ^~~~~
        hint: `loans help` lists the commands

        """
      ),
    ] as [([String], String)])
  func refuses(words: [String], expected: String) {
    let run = SampleTool.run(words)
    #expect(run.errors == expected)
    #expect(run.status == 2)
  }

  @Test(
    "Every command misspelled by one edit is suggested",
    arguments: ["lend", "give", "list", "fail", "help", "books"])
  func suggests(name: String) {
    for misspelled in Misspelling.all(of: name) {
      let errors = SampleTool.run([misspelled]).errors
      #expect(errors.contains("`\(name)`"), "\(misspelled): \(errors)")
    }
  }

  @Test("The first word of several commands alone shows them")
  func showsFamily() {
    let run = SampleTool.run(["books"])
    #expect(
      run.output == """
            loans books COMMAND [arguments] [options]

        books list  list books
        books show  show a book

        loans books show -h shows one of them in short, with examples

        """)
    #expect(run.status == 0)
  }

  @Test("An unknown option before anything else is refused")
  func refusesOptionAlone() {
    let run = SampleTool.run(["--dta", "x"])
    #expect(
      run.errors == """
        error: unknown option `--dta`
          loans --dta x
                ^~~~~
        hint: did you mean `--data`?

        """)
    #expect(run.status == 2)
    #expect(
      SampleTool.run(["--reader", "Awa"]).errors == """
        error: unknown option `--reader`
          loans --reader Awa
                ^~~~~~~~
        hint: `--reader` is an option of `lend`

        """)
  }
}
