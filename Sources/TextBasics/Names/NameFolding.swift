/// Brings names that are written differently into one form, so that they can be compared.
///
/// Case, accents and apostrophes are dropped; hyphens, other punctuation and blanks become one
/// blank: `Ménaka`, `MENAKA` and `Menaka` fold alike, and so do `Ansarul-Islam` and `ansarul islam`.
/// Scripts other than Latin lose their case and marks (Arabic: vowels, tatweel and hamza).
package enum NameFolding {
  /// Folds a name.
  ///
  /// - Complexity: O(*n*).
  package static func fold(_ name: String) -> String {
    String(decoding: FoldedText(name).bytes, as: UTF8.self)
  }

  /// Folds a name and leaves out its articles, but never all of its words.
  ///
  /// Articles are those of French and English with their `de` and `of`, elided ones (`l'islam`),
  /// and the Arabic one in Latin letters, also assimilated (`an-Nusra`, `ash-Sham`).
  package static func foldWithoutArticles(_ name: String) -> String {
    let words = FoldedText(name, splitsElisions: true).bytes.split(separator: UInt8(ascii: " "))
    let kept = words.indices.filter { index in
      !isArticle(words[index], before: index + 1 < words.count ? words[index + 1] : [])
    }
    if kept.isEmpty { return fold(name) }
    return String(
      decoding: Array(kept.map { words[$0] }.joined(separator: " ".utf8)), as: UTF8.self)
  }

  /// Takes the blanks out of a text: `bobo dioulasso` becomes `bobodioulasso`.
  package static func compact(_ text: String) -> String {
    text.filter { $0 != " " }
  }

  private static let articles: Set<String> = [
    "le", "la", "les", "l", "de", "du", "des", "d", "the", "of", "al", "el", "ul",
  ]

  private static func isArticle(_ word: ArraySlice<UInt8>, before next: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 3, let first = word.first else { return false }
    if articles.contains(String(decoding: word, as: UTF8.self)) { return true }
    // The Arabic article takes on a following n, s, sh, d, r, t or z.
    guard first == UInt8(ascii: "a") || first == UInt8(ascii: "u") else { return false }
    let consonant = word.dropFirst()
    return ["n", "s", "sh", "d", "dh", "r", "t", "th", "z"].contains {
      consonant.elementsEqual($0.utf8)
    } && next.starts(with: consonant)
  }
}
