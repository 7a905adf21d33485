/// Finds what somebody may have meant who typed a word that is not known.
package enum Suggestions {
  /// Counts the letters that were left out, added, replaced or swapped with a neighbour.
  ///
  /// The optimal string alignment distance over characters, without regard to case.
  /// - Complexity: O(*n* × *m*).
  package static func distance(_ one: String, _ other: String) -> Int {
    EditDistance.table(Array(one.lowercased()), Array(other.lowercased()))
  }

  /// Finds the candidates that are spelled most like a text, the nearest first.
  ///
  /// Folded forms are compared (``NameFolding``). Near means one slip in up to 3 letters, two in up
  /// to 7 and three in more; a candidate that begins with a text of at least 3 letters is near too.
  /// Where one slip, not in the first letter, makes the text of a candidate, those that are further
  /// are left out, unless `all` that are near are wanted. Candidates that are equally near keep their order; each is given once.
  /// - Complexity: O(*n*) in the candidates' letters, for a text of up to 64 letters.
  package static func closest(
    to text: String, among candidates: some Sequence<String>, limit: Int, all: Bool = false
  ) -> [String] {
    var folded = FoldedText(text)
    let typed = EditDistance.units(of: folded.bytes)
    guard !typed.isEmpty, limit > 0 else { return [] }
    let threshold = typed.count <= 3 ? 1 : typed.count <= 7 ? 2 : 3
    let prefix = typed.count >= 3 ? folded.bytes : nil
    let distance = EditDistance(to: typed, limit: threshold)

    var near = [[(candidate: String, completes: Bool)]](repeating: [], count: threshold + 1)
    var isOneSlip = false
    for candidate in Array(candidates) {
      // Folding never makes a text longer than its UTF-8.
      if candidate.utf8.count + threshold < typed.count { continue }
      folded.set(candidate)
      let completes = prefix.map(folded.bytes.starts) ?? false
      if let found = distance.from(folded.bytes) ?? (completes ? threshold : nil) {
        near[found].append((candidate, completes))
        if !all, found < 2, folded.bytes.first.map(UInt32.init) == typed[0] { isOneSlip = true }
      }
    }
    if isOneSlip {
      for slips in near.indices.dropFirst(2) { near[slips].removeAll { !$0.completes } }
    }
    var found: [String] = []
    for (candidate, _) in near.joined() where !found.contains(candidate) {
      found.append(candidate)
      if found.count == limit { break }
    }
    return found
  }

  /// Finds the names that a question offers, which stand in it between backticks.
  ///
  /// What else a hint says of them, such as where a town lies, is left out; a text that asks nothing
  /// offers none.
  package static func names(inQuestion text: String) -> [String] {
    guard text.hasPrefix(beginning) else { return [] }
    return text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private static let beginning = "did you mean "

  /// Asks whether one of some names was meant: ``did you mean `a`, `b` or `c`?``; nil for none.
  package static func question(_ names: [String]) -> String? {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last else { return nil }
    let others = quoted.dropLast().joined(separator: ", ")
    return beginning + "\(others.isEmpty ? last : "\(others) or \(last)")?"
  }
}
