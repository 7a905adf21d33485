import IncidentCore
import IncidentStorage
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

  /// How many attacks were amended after a time in what stands as it is held now.
  static func amended(
    _ attacks: [AttackPicture], after time: Instant?, in contents: LogContents
  ) -> [Diagnostic] {
    guard let time else { return [] }
    let later = attacks.map(\.incident).filter { $0.revision > 1 && $0.recorded.at > time }
    guard !later.isEmpty,
      let amended = try? LogHistory.amended(
        after: time, among: Set(later.map(\.id)), in: contents.folder),
      !amended.isEmpty
    else { return [] }
    let count = amended.count
    let way =
      amended.contains(where: \.wasRecorded)
      ? "`--as-recorded \(time.iso)` shows what had been recorded by then"
      : "`incidentlog history \(amended[0].id)` tells what was amended"
    return [
      Diagnostic(
        .note, code: "amended-later",
        "\(count) \(count == 1 ? "attack was" : "attacks were") amended later in place, kind or "
          + "other single values, which stand as they are held now",
        hints: [way])
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
