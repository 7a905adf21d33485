/// The keys of statements and sources in a record: a letter for their list, and a number.
enum RecordKeys {
  private static let letters = [
    "attributions": "a", "casualties": "c", "accounts": "n", "sources": "s",
  ]

  /// The key of a list that follows those that are taken.
  static func next(in list: String, after taken: [String]) -> String {
    let letter = letters[list] ?? ""
    let numbers = taken.compactMap { key in
      key.hasPrefix(letter) ? Int(key.dropFirst(letter.count)) : nil
    }
    return "\(letter)\((numbers.max() ?? 0) + 1)"
  }
}
