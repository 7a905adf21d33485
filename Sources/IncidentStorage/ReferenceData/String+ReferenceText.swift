import TextBasics

extension String {
  /// The text without blanks at its ends.
  var withoutBlanksAround: String {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      first.properties.isWhitespace || last.properties.isWhitespace
    else { return self }
    let start = unicodeScalars.drop { $0.properties.isWhitespace }
    let blanks = start.reversed().prefix { $0.properties.isWhitespace }.count
    return String(start.dropLast(blanks))
  }

  /// The name as a part of an id: folded, its blanks turned into hyphens, ASCII only.
  var idPart: String {
    NameFolding.fold(self).split(separator: " ")
      .map { String($0.filter { $0.isASCII }) }.filter { !$0.isEmpty }.joined(separator: "-")
  }
}
