import CommandLineKit
import IncidentCore
import TextBasics

/// A phrase of several words that a shell took apart, for want of quotation marks around it.
enum UnquotedPhrase {
  /// So many words can follow the first.
  private static let longest = 5

  /// The hint to quote a phrase that begins with a value and goes on with the words after it.
  ///
  /// - Parameters:
  ///   - value: What was read alone.
  ///   - following: The words after it.
  ///   - start: What stands before the phrase, such as `--date ` or `date:`.
  ///   - reads: Whether a phrase can be read.
  /// - Returns: The hint; nil where no such phrase can be read.
  static func hint(
    _ value: String, _ following: some Sequence<String>, after start: String,
    reads: (String) -> Bool
  ) -> String? {
    var phrase = value
    var found: String?
    for word in following.prefix(longest) {
      phrase += " \(word)"
      if reads(phrase) { found = phrase }
    }
    return found.map {
      "a phrase of several words stands in quotation marks: `\(start)\"\($0)\"`"
    }
  }

  /// Whether a text is a date or a point in time.
  static func isDate(_ text: String, _ now: Instant) -> Bool {
    (try? DatePhrase(text, today: now.day)) != nil
      || (try? PointInTime(phrase: text, today: now.day, now: now)) != nil
  }
}

extension ParsedArguments {
  /// The hint to quote a date that an option was given in several words; nil where it was not.
  func unquotedDate(of option: String, now: Instant) -> String? {
    for index in words.indices {
      let (value, next): (String, Int)
      if words[index] == "--\(option)", index + 1 < words.count {
        (value, next) = (words[index + 1], index + 2)
      } else if words[index].hasPrefix("--\(option)=") {
        (value, next) = (String(words[index].dropFirst(option.count + 3)), index + 1)
      } else {
        continue
      }
      let following = words.dropFirst(next).prefix { !$0.hasPrefix("-") }
      if let hint = UnquotedPhrase.hint(
        value, following, after: "--\(option) ", reads: { UnquotedPhrase.isDate($0, now) })
      {
        return hint
      }
    }
    return nil
  }
}

extension Diagnostic {
  /// The problem with the hint to quote a phrase in the place of others, if there is one.
  func quoting(_ hint: String?) -> Diagnostic {
    var problem = self
    if let hint { problem.hints = [hint] }
    return problem
  }
}
