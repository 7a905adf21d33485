import IncidentCore
import TextBasics

/// What is to be known of the attacks that a question found, beside the attacks themselves.
enum LookNotes {
  /// How many match only possibly, and which figures of operations no single attack is found by.
  static func doubts(
    _ query: CompiledQuery, _ attacks: [AttackPicture], in picture: LogPicture
  ) -> [Diagnostic] {
    let possible = query.possibleMatches(among: attacks.count) { stricter in
      attacks.indices.filter { !stricter.matches(attacks[$0]) }
    }
    return LookNotes.possible(possible, of: attacks.count) + unaskedFigures(query, in: picture)
  }

  /// The figures for operations by which no attack is found.
  static func unaskedFigures(_ query: CompiledQuery, in picture: LogPicture) -> [Diagnostic] {
    query.unaskedFigures(in: picture).map { figure in
      let attacks = figure.attacks == 1 ? "its 1 attack" : "its \(figure.attacks) attacks together"
      return Diagnostic(
        .note, code: "operation-figure",
        "\(figure.operation): \(figure.field) \(figure.count.text) for \(attacks), a figure by "
          + "which no single attack is found")
    }
  }

  /// How many of those found match only possibly.
  static func possible(_ possible: PossibleMatches?, of count: Int) -> [Diagnostic] {
    guard let possible else { return [] }
    let them = possible.count == 1 ? "it" : "them"
    let verb = possible.count == 1 ? "matches" : "match"
    return [
      Diagnostic(
        .note, code: "possible-match",
        "\(possible.count) of \(count) \(verb) only possibly; "
          + "`\(possible.certain.text)` leaves \(them) out")
    ]
  }

  /// How many attacks that are known today are missing from an earlier picture.
  static func later(
    _ query: CompiledQuery, _ attacks: [AttackPicture], than picture: LogPicture
  ) -> [Diagnostic] {
    let known = Set(picture.attacks.map(\.incident.id))
    let count = attacks.count { !known.contains($0.incident.id) && query.matches($0) }
    guard count > 0 else { return [] }
    return [
      Diagnostic(
        .note, code: "known-later",
        count == 1
          ? "1 attack became known later and is left out"
          : "\(count) attacks became known later and are left out")
    ]
  }
}
