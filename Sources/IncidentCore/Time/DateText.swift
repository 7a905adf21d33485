/// What is done to a typed date before it is read.
enum DateText {
  /// Collapses blanks and removes them at both ends; the rest stays as it was typed.
  static func tidied(_ text: String) -> String {
    var result = ""
    for character in text {
      if !character.isWhitespace {
        result.append(character)
      } else if result.last != " " {
        result.append(" ")
      }
    }
    return trimmed(result[...])
  }

  /// Folds case and the accents of French months.
  static func folded(_ text: String) -> String {
    String(
      text.lowercased().map { character in
        switch character {
        case "é": "e"
        case "û": "u"
        default: character
        }
      })
  }

  /// Removes blanks at both ends.
  static func trimmed(_ text: Substring) -> String {
    var rest = text
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }

  /// Splits at the first place of an ASCII separator, without the blanks round it.
  static func split(_ text: String, at separator: String) -> (left: String, right: String)? {
    var rest = text[...]
    while !rest.isEmpty {
      if rest.hasPrefix(separator) {
        let right = rest.dropFirst(separator.count)
        return (trimmed(text[..<rest.startIndex]), trimmed(right))
      }
      rest.removeFirst()
    }
    return nil
  }

  /// Says whether a text is a date in ISO form followed by a time.
  static func looksLikeInstant(_ text: String) -> Bool {
    let bytes = Array(text.lowercased().utf8)
    guard bytes.count >= 12 else { return false }
    func isDigit(_ index: Int) -> Bool { (48...57).contains(bytes[index]) }
    let hyphen = UInt8(ascii: "-")
    return [0, 1, 2, 3, 5, 6, 8, 9].allSatisfy(isDigit) && bytes[4] == hyphen
      && bytes[7] == hyphen && (bytes[10] == UInt8(ascii: "t") || bytes[10] == UInt8(ascii: " "))
      && isDigit(11)
  }
}
