import Testing

struct ArgumentParserProblemsTests {
  @Test(
    "Each problem is said with its place and the way out",
    arguments: [
      (
        ["lend", "-r", "Awa", "--bok", "Xala"],
        """
        error: unknown option `--bok`
          loans lend -r Awa --bok Xala
                            ^~~~~
        hint: did you mean `--book`?

        """
      ),
      (
        ["list", "--reader", "Awa"],
        """
        error: unknown option `--reader`
          loans list --reader Awa
                     ^~~~~~~~
        hint: `--reader` is an option of `lend`

        """
      ),
      (
        ["lend", "-r", "Awa", "--zzzz"],
        """
        error: unknown option `--zzzz`
          loans lend -r Awa --zzzz
                            ^~~~~~
        hint: `loans lend --help` shows every option

        """
      ),
      (
        ["list", "-json"],
        """
        error: unknown option `-j`
          loans list -json
                     ^~~~~
        hint: long options have two dashes: `--json`

        """
      ),
      (
        ["lend", "--reader"],
        """
        error: `--reader` needs a value
          loans lend --reader
                     ^~~~~~~~
        hint: write `--reader NAME`, who takes the books

        """
      ),
      (
        ["lend", "--yes=1", "-r", "Awa"],
        """
        error: `--yes` takes no value
          loans lend --yes=1 -r Awa
                     ^~~~~~~
        hint: write `--yes` alone

        """
      ),
      (
        ["lend", "-r", "Awa", "--condition", "new,wrn"],
        """
        error: `wrn` is not one of the words for `--condition`
          loans lend -r Awa --condition new,wrn
                                            ^~~
        hint: did you mean `worn`?
        hint: choose from `new`, `used`, `worn`

        """
      ),
      (
        ["lend", "-r", "Awa", "--days", "90"],
        """
        error: `90` is out of range
          loans lend -r Awa --days 90
                                   ^~
        hint: give a whole number from 1 to 60

        """
      ),
      (
        ["lend", "-r", "Awa", "--days=x"],
        """
        error: `x` is not a whole number
          loans lend -r Awa --days=x
                                   ^
        hint: give a whole number from 1 to 60

        """
      ),
      (
        ["lend", "-r", "Awa", "--at", "12,east"],
        """
        error: `east` is not a number
          loans lend -r Awa --at 12,east
                                    ^~~~

        """
      ),
      (
        ["lend", "-r", "Awa", "-r", "Bintou Sow"],
        """
        error: `--reader` is given more than once
          loans lend -r Awa -r "Bintou Sow"
                                ^~~~~~~~~~
        hint: it takes one value; leave the others out

        """
      ),
      (
        ["lend"],
        """
        error: `--reader` is missing
        hint: add `--reader NAME`, who takes the books

        """
      ),
      (
        ["books", "show"],
        """
        error: TITLE is missing
        hint: write `loans books show TITLE`, which book

        """
      ),
      (
        ["books", "show", "Xala", "Mandabi", "Emitai"],
        """
        error: unexpected arguments `Mandabi`, `Emitai`
          loans books show Xala Mandabi Emitai
                                ^~~~~~~
        hint: `loans books show` takes only TITLE

        """
      ),
      (
        ["books", "list", "worn"],
        """
        error: unexpected argument `worn`
          loans books list worn
                           ^~~~
        hint: did you mean `--worn`?
        hint: `loans books list` takes no arguments, only options

        """
      ),
      (
        ["fail", "on"],
        """
        error: `on` is not one of the words for `WAY`
          loans fail on
                     ^~
        hint: did you mean `one`?
        hint: choose from `one`, `several`, `data`, `other`

        """
      ),
    ] as [([String], String)])
  func says(words: [String], expected: String) {
    let run = SampleTool.run(words)
    #expect(run.errors == expected)
    #expect(run.output.isEmpty)
    #expect(run.status == 2)
  }

  @Test("A value that looks like an option is shown the way to be one")
  func hintsAtEqualsSign() {
    #expect(
      SampleTool.run(["lend", "--reader", "-Awa"]).errors.contains(
        "hint: a value that begins with `-` is written `--reader=VALUE`\n"))
  }

  @Test("All independent problems are reported in one run")
  func reportsAll() {
    let errors = SampleTool.run(["lend", "--dayz", "3", "--condition", "old", "--book"]).errors
    #expect(
      errors.split(separator: "\n").filter { $0.hasPrefix("error: ") } == [
        "error: unknown option `--dayz`",
        "error: `old` is not one of the words for `--condition`",
        "error: `--book` needs a value", "error: `--reader` is missing",
      ])
  }

  @Test(
    "Every option misspelled by one edit is suggested",
    arguments: ["reader", "borrower", "book", "shelf", "condition", "days", "at", "dry-run", "yes"])
  func suggestsOption(name: String) {
    for misspelled in Misspelling.all(of: name) {
      let errors = SampleTool.run(["lend", "-r", "Awa", "--\(misspelled)"]).errors
      #expect(errors.contains("`--\(name)`"), "\(misspelled): \(errors)")
    }
  }
}

/// Words that differ from another by one slip of the fingers.
enum Misspelling {
  static func all(of word: String) -> [String] {
    let letters = Array(word)
    var words: [String] = []
    for index in letters.indices {
      var missing = letters
      missing.remove(at: index)
      var doubled = letters
      doubled.insert(letters[index], at: index)
      var replaced = letters
      replaced[index] = "q"
      words += [missing, doubled, replaced].map { String($0) }
      if index > 0, letters[index] != letters[index - 1] {
        var swapped = letters
        swapped.swapAt(index - 1, index)
        words.append(String(swapped))
      }
    }
    // What still is a name of something, or no word at all, is no misspelling.
    return words.filter { $0.count > 1 && $0.first?.isLetter == true && $0 != word }
  }
}
