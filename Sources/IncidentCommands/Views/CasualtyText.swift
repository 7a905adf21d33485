import Documents
import IncidentCore
import TextBasics

/// Casualties in words: what is not reported or not known never reads as none.
enum CasualtyText {
  /// A figure of one record; that somebody said it is unknown is told by the statement itself.
  static func figure(_ figure: CasualtyFigure?) -> RichText {
    guard let figure, !figure.count.isUnknown else { return RichText("not reported", .muted) }
    return count(figure.count)
  }

  /// A number as it was stated.
  static func count(_ count: CountInterval) -> RichText {
    count.isUnknown ? RichText("unknown", .muted) : RichText(count.text, .number)
  }

  /// What counts are sorted by: the likely number, else a bound.
  static func order(_ count: CountInterval?) -> SortKey {
    (count?.best ?? count?.low ?? count?.high).map { .number(Double($0)) } ?? .unknown
  }

  /// What `best` means, where a text has it.
  static func legend(_ texts: some Sequence<RichText>) -> [RichText] {
    let isUsed = texts.contains { text in
      text.spans.contains { $0.role == .number && $0.text.contains(", best ") }
    }
    return isUsed
      ? ["best: the likeliest number, that of the most reliable source, then of the latest"] : []
  }

  /// What `best` means, where a cell of a table has it.
  static func legend(_ table: Table) -> [RichText] {
    legend(table.rows.lazy.flatMap(\.cells).map(\.text))
  }

  /// A sum over attacks, with how far it is known where that is not everywhere.
  static func total(_ total: CasualtyTotal, marks: [Int] = []) -> RichText {
    guard let count = total.count else {
      return RichText(total.attacks == 0 ? "–" : "not reported", .muted) + superscript(marks)
    }
    let coverage =
      total.covered < total.attacks
      ? RichText(", reported for \(total.covered.grouped) of \(total.attacks.grouped)", .muted)
      : RichText()
    return CasualtyText.count(count) + superscript(marks) + coverage
  }

  /// For programs the figures that attacks have in common: `OP-20250701-SBQE=80+ for 7/7`.
  ///
  /// One counts in the total only if it is for all its attacks, here or not.
  static func operations(of total: CasualtyTotal) -> String {
    (total.operationFigures + total.leftOut).map {
      "\($0.operation)=\($0.count.typed) for \($0.here)/\($0.attacks)"
    }.joined(separator: "; ")
  }

  /// For programs the parties to the fight that alone give a figure, and for how many attacks.
  static func parties(of total: CasualtyTotal) -> String {
    total.partyOnly.map { "\($0.speakers.joined(separator: "+")) for \($0.attacks)" }
      .joined(separator: "; ")
  }

  /// Marks of footnotes, numbered from 0, as superscripts from 1.
  static func superscript(_ marks: [Int]) -> RichText {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let texts = marks.sorted().map { mark in
      String(String(mark + 1).compactMap { $0.wholeNumberValue.map { digits[$0] } })
    }
    return RichText(texts.joined(separator: "˒"))
  }

  /// The number as data: null where nothing was reported.
  static func json(_ count: CountInterval?) -> JSON {
    guard let count else { return .null }
    return .object([
      "low": .integer(orNull: count.low), "best": .integer(orNull: count.best),
      "high": .integer(orNull: count.high),
    ])
  }

  /// A sum as data, with its coverage.
  static func json(_ total: CasualtyTotal) -> JSON {
    .object([
      "count": json(total.count), "covered": .integer(total.covered),
      "attacks": .integer(total.attacks),
      "operations": .array(
        total.operationFigures.map {
          .object([
            "operation": .string($0.operation), "count": json($0.count),
            "attacks": .integer($0.attacks),
          ])
        }),
      "leftOut": .array(
        total.leftOut.map {
          .object([
            "operation": .string($0.operation), "count": json($0.count),
            "attacks": .integer($0.attacks), "here": .integer($0.here),
          ])
        }),
      "onlyByParties": .array(
        total.partyOnly.map {
          .object([
            "speakers": .strings($0.speakers), "attacks": .integer($0.attacks),
            "forOperation": .bool($0.isForOperation),
          ])
        }),
    ])
  }
}
