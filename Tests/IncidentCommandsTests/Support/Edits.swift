import TestSupport
import TextBasics

/// Words that one letter left out, added, replaced or swapped with its neighbour makes.
enum Edits {
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz")

  static func one(of word: String, _ random: inout SplitMix64) -> String {
    while true {
      let kind = Int.random(in: 0..<4, using: &random)
      let place = Int.random(in: 0..<word.count, using: &random)
      let letter = letters.randomElement(using: &random) ?? "x"
      if let typed = edit(word, kind, at: place, letter) { return typed }
    }
  }

  /// All of them, but with two letters at each place.
  static func all(of word: String) -> [String] {
    var random = SplitMix64(seed: 1)
    var found: Set<String> = []
    for place in 0..<word.count {
      for kind in 0..<4 {
        for _ in 0..<(kind < 2 ? 2 : 1) {
          let letter = letters.randomElement(using: &random) ?? "x"
          if let typed = edit(word, kind, at: place, letter) { found.insert(typed) }
        }
      }
    }
    return found.sorted()
  }

  private static func edit(
    _ word: String, _ kind: Int, at place: Int, _ letter: Character
  ) -> String? {
    var typed = Array(word)
    // The dashes of an option are no letters, and a blank makes two words of one.
    guard typed[place] != "-", typed[place] != " " else { return nil }
    switch kind {
    case 0: typed.insert(letter, at: place)
    case 1: typed[place] = letter
    case 2: typed.remove(at: place)
    default:
      guard place > 0, typed[place - 1] != "-", typed[place - 1] != " " else { return nil }
      typed.swapAt(place, place - 1)
    }
    let text = String(typed)
    return text == word || text.filter(\.isLetter).isEmpty ? nil : text
  }

  static func fold(_ text: String) -> String { NameFolding.fold(text) }

  /// The optimal string alignment distance of folded texts, by its definition.
  static func distance(_ one: String, _ other: String) -> Int {
    let (first, second) = (Array(fold(one)), Array(fold(other)))
    var table = [[Int]](
      repeating: [Int](repeating: 0, count: second.count + 1), count: first.count + 1)
    for row in 0...first.count {
      for column in 0...second.count {
        guard row > 0, column > 0 else {
          table[row][column] = row + column
          continue
        }
        let cost = first[row - 1] == second[column - 1] ? 0 : 1
        var least = min(
          table[row - 1][column] + 1, table[row][column - 1] + 1, table[row - 1][column - 1] + cost)
        if row > 1, column > 1, first[row - 1] == second[column - 2],
          first[row - 2] == second[column - 1]
        {
          least = min(least, table[row - 2][column - 2] + 1)
        }
        table[row][column] = least
      }
    }
    return table[first.count][second.count]
  }
}
