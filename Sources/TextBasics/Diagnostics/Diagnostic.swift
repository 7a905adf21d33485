/// One thing that is wrong or worth knowing: facts only, put into sentences by one printer.
package struct Diagnostic: Error, Sendable, Hashable {
  /// How much it matters.
  package var severity: Severity
  /// A stable name for programs, such as `unknown-town`.
  package var code: String
  /// One sentence in lower case without a full stop, what the user typed in backticks.
  package var summary: String
  /// Where it is.
  package var place: Place?
  /// Ways out, one sentence each.
  package var hints: [String]

  /// How much a diagnostic matters.
  package enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning, note
  }

  /// A place in a file, in a record or in what was typed; any part may be unknown.
  package struct Place: Sendable, Hashable {
    /// The file's path as the user would write it.
    package var file: String?
    /// The line, from 1.
    package var line: Int?
    /// The column in characters, from 1.
    package var column: Int?
    /// A JSON pointer into a record, such as `/place/town`, or an option, such as `--town`.
    package var path: String?
    /// The line of text the place is in, if it helps to show it.
    package var excerpt: String?
    /// The characters of the excerpt that are meant, from 0.
    package var marked: Range<Int>?

    /// Makes a place from what is known of it.
    package init(
      file: String? = nil, line: Int? = nil, column: Int? = nil, path: String? = nil,
      excerpt: String? = nil, marked: Range<Int>? = nil
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.path = path
      self.excerpt = excerpt
      self.marked = marked
    }
  }

  /// Makes a diagnostic, an error unless said otherwise.
  package init(
    _ severity: Severity = .error, code: String, _ summary: String, at place: Place? = nil,
    hints: [String] = []
  ) {
    self.severity = severity
    self.code = code
    self.summary = summary
    self.place = place
    self.hints = hints
  }
}

/// Several diagnostics thrown together, so that one run reports all independent problems.
package struct Diagnostics: Error, Sendable, Hashable {
  /// The problems, in the order they should be read.
  package var all: [Diagnostic]

  /// Gathers diagnostics.
  package init(_ all: [Diagnostic]) {
    self.all = all
  }
}
