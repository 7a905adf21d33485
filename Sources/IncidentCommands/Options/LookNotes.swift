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

  /// Publishers that a source by which nothing was found is spelled like.
  static func sources(_ query: CompiledQuery, in picture: LogPicture) -> [Diagnostic] {
    let typed = query.query.terms.filter { $0.field == "source" }.flatMap(\.values)
    guard !typed.isEmpty else { return [] }
    let known = Set(
      picture.attacks.flatMap {
        $0.incident.evidence.sources + ($0.operation?.evidence.sources ?? [])
      }.map(\.publisher)
    ).sorted()
    return typed.compactMap { name in
      let folded = NameFolding.fold(name)
      guard !known.contains(where: { NameFolding.fold($0).contains(folded) }),
        let question = Suggestions.question(Suggestions.closest(to: name, among: known, limit: 3))
      else { return nil }
      return Diagnostic(
        .note, code: "unknown-source", "no publisher is called `\(name)`", hints: [question])
    }
  }

  /// How many attacks a question for a period leaves out because their date is unknown.
  static func undated(_ query: CompiledQuery, count: (CompiledQuery) -> Int) -> [Diagnostic] {
    guard let undated = query.undated else { return [] }
    let count = count(undated)
    guard count > 0 else { return [] }
    let (attacks, verb, them) =
      count == 1 ? ("1 attack", "is", "it") : ("\(count) attacks", "are", "them")
    return [
      Diagnostic(
        .note, code: "undated",
        "\(attacks) whose date is unknown \(verb) left out; `\(undated.query.text)` finds \(them)")
    ]
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

  /// The attacks that were amended after a time in what stands as it is held now.
  static func amendments(
    _ attacks: [AttackPicture], after time: Instant?, in folder: LogFolder,
    index: IncidentIndex? = nil
  ) -> [LogHistory.LaterAmendment] {
    guard let time else { return [] }
    let later = attacks.map(\.incident).filter { $0.revision > 1 && $0.recorded.at > time }
    if later.isEmpty { return [] }
    let ids = Set(later.map(\.id))
    return (try? LogHistory.amended(after: time, among: ids, in: folder, index: index)) ?? []
  }

  /// Which attacks were amended after a time in what stands as it is held now, and in what.
  static func amended(
    _ amended: [LogHistory.LaterAmendment], after time: Instant?
  ) -> [Diagnostic] {
    guard let time, !amended.isEmpty else { return [] }
    let named = amended.prefix(5).map { "\($0.id) (\($0.differences.names))" }
    let more = amended.count > named.count ? " and \(amended.count - named.count) more" : ""
    let isOne = amended.count == 1
    var ways: [String] = []
    if amended.contains(where: \.wasRecorded) {
      ways.append("`--as-recorded \(time.iso)` shows what had been recorded by then")
    }
    let unrecorded = amended.filter { !$0.wasRecorded }
    if let first = unrecorded.first {
      let them = unrecorded.count == 1 ? "" : ", and of the others alike"
      ways.append("`incidentlog history \(first.id)` tells what it was before\(them)")
    }
    return [
      Diagnostic(
        .note, code: "amended-later",
        "\(amended.count) \(isOne ? "attack was" : "attacks were") amended later and "
          + "\(isOne ? "stands" : "stand") as held now: \(named.joined(separator: ", "))\(more)",
        hints: ways)
    ]
  }

  /// How many attacks that are known today are missing from an earlier picture.
  static func later(
    _ query: CompiledQuery, _ attacks: [AttackPicture], than picture: LogPicture
  ) -> [Diagnostic] {
    let known = Set(picture.attacks.map(\.incident.id))
    return later(attacks.count { !known.contains($0.incident.id) && query.matches($0) })
  }

  /// How many attacks that are known today are left out.
  static func later(_ count: Int) -> [Diagnostic] {
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
