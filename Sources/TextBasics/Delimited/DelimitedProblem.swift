/// Why a record of delimited text cannot be read, and where.
package struct DelimitedProblem: Error, Sendable, Hashable {
  /// What is wrong.
  package var reason: Reason
  /// The line, from 1, line ends within quotes counted.
  package var line: Int
  /// The column in characters, from 1.
  package var column: Int

  /// Makes a problem at a place.
  package init(_ reason: Reason, line: Int, column: Int) {
    self.reason = reason
    self.line = line
    self.column = column
  }

  /// What can be wrong with delimited text.
  package enum Reason: Sendable, Hashable, CaseIterable {
    /// A quoted field that does not end; the place is where it begins.
    case unclosedQuote
    /// Text between the end of a quoted field and the next separator.
    case textAfterQuote
    /// Bytes that are not UTF-8.
    case invalidUTF8
  }

  /// The problem in words, without a full stop.
  package var explanation: String {
    switch reason {
    case .unclosedQuote: "a quote that is never closed"
    case .textAfterQuote: "text after a closing quote"
    case .invalidUTF8: "the bytes are not UTF-8"
    }
  }
}
