import IncidentCore
import Testing
import TextBasics

@Suite("Misspelt words of queries")
struct QueryFieldSpellingTests {
  /// The words that one letter left out, added, replaced or swapped with its neighbour makes.
  private func edits(of word: String) -> Set<String> {
    let letters = Array(word)
    var found: Set<String> = []
    for position in letters.indices {
      var shorter = letters
      shorter.remove(at: position)
      found.insert(String(shorter))
      for letter in "aeknstxz-" {
        found.insert(String(letters[..<position] + [letter] + letters[position...]))
        found.insert(String(letters[..<position] + [letter] + letters[(position + 1)...]))
      }
      if position > 0 {
        var swapped = letters
        swapped.swapAt(position, position - 1)
        found.insert(String(swapped))
      }
    }
    return found.filter { !$0.isEmpty }
  }

  private func hints(_ text: String) -> String {
    let parsed = ParsedQuery(text)
    do throws(QueryProblems) {
      _ = try CompiledQuery(parsed.query, in: Samples.context)
      return parsed.problems.flatMap(\.hints).joined(separator: "; ")
    } catch {
      return error.all.flatMap(\.hints).joined(separator: "; ")
    }
  }

  @Test("A field that is one edit away is offered", arguments: QueryField.all.map(\.name))
  func fields(name: String) {
    for typed in edits(of: name) where QueryField.named(typed) == nil {
      let hints = hints("\(typed):x")
      #expect(hints.hasPrefix("did you mean ") && hints.contains("`\(name)`"), "\(typed): \(hints)")
    }
  }

  @Test(
    "An enumerated value that is one edit away is offered",
    arguments: QueryField.all.flatMap { field -> [(String, String)] in
      guard case .words(let words) = field.values else { return [] }
      // One edit makes any letter of any other.
      return words.filter { $0.count > 1 }.map { (field.name, $0) }
    })
  func values(field: String, word: String) throws {
    guard case .words(let known) = QueryField.named(field)?.values else { return }
    for typed in edits(of: word) where !known.contains(typed) && typed != "unknown" {
      let hints = hints("\(field):\(typed)")
      #expect(hints.hasPrefix("did you mean ") && hints.contains("`\(word)`"), "\(typed): \(hints)")
    }
  }

  @Test("`certain` that is one edit away is offered")
  func certain() {
    for typed in edits(of: "certain") where typed != "certain" {
      #expect(hints("\(typed):killed:5") == "did you mean `certain`?", "\(typed)")
    }
  }
}
