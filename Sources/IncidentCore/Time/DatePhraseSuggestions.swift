import TextBasics

/// Finds the phrases that a misspelt one may have meant.
struct DatePhraseSuggestions {
  /// The words that can be meant.
  let words: [String]
  /// Reads a phrase and gives what it means, the same for phrases that mean the same.
  let meaning: (String) throws(DatePhraseProblem) -> String

  init(
    words: [String], meaning: @escaping (String) throws(DatePhraseProblem) -> String
  ) {
    self.words = words
    self.meaning = meaning
  }

  /// Finds up to three phrases that differ in one word and can be read, the nearest first.
  ///
  /// Phrases that mean the same are offered once. Where none can be read, such as `july`
  /// without a year, those that come closest are offered.
  func phrases(for typed: String) -> [String] {
    let text = DateText.folded(DateText.tidied(typed))
    guard text.utf8.count <= 80 else { return [] }
    // An interval of ISO 8601.
    if let (start, end) = DateText.split(text, at: "/") {
      let range = "\(start)..\(end)".uppercased()
      if (try? meaning(range)) != nil { return [range] }
    }
    var readable: [Candidate] = []
    var recognised: [Candidate] = []
    for word in runs(in: text) {
      for (replacement, distance) in replacements(for: String(text[word])) {
        var phrase = text
        phrase.replaceSubrange(word, with: replacement)
        do throws(DatePhraseProblem) {
          let meaning = try meaning(phrase)
          readable.append(Candidate(phrase: phrase, meaning: meaning, distance: distance))
        } catch .unreadable {
          continue
        } catch {
          recognised.append(Candidate(phrase: phrase, meaning: phrase, distance: distance))
        }
      }
    }
    return best(of: readable.isEmpty ? recognised : readable)
  }

  private struct Candidate {
    var phrase: String
    var meaning: String
    var distance: Int
  }

  private func best(of candidates: [Candidate]) -> [String] {
    let least = candidates.map(\.distance).min() ?? 0
    var meanings: Set<String> = []
    return candidates.filter {
      $0.distance == least && meanings.insert($0.meaning).inserted
    }.prefix(3).map(\.phrase)
  }

  /// The runs of letters in a phrase.
  private func runs(in text: String) -> [Range<String.Index>] {
    var runs: [Range<String.Index>] = []
    var index = text.startIndex
    while index < text.endIndex {
      let end = text[index...].firstIndex { !$0.isLetter } ?? text.endIndex
      if index < end { runs.append(index..<end) }
      index = end == text.endIndex ? end : text.index(after: end)
    }
    return runs
  }

  /// The words that can be meant by another one, and the two words it may be without their blank.
  private func replacements(for word: String) -> [(String, distance: Int)] {
    var found: [(String, distance: Int)] = []
    for candidate in words where candidate != word {
      let distance = Suggestions.distance(word, candidate)
      if distance <= max(1, word.count / 4) { found.append((candidate, distance)) }
    }
    for length in 1..<max(word.count, 1) {
      let (head, tail) = (String(word.prefix(length)), String(word.dropFirst(length)))
      if words.contains(head), words.contains(tail) { found.append(("\(head) \(tail)", 1)) }
    }
    return found
  }
}
