import Documents
import IncidentCore
import TextBasics

extension SummaryView {
  /// How to turn a table that is too wide for its columns; nil where that would not make it narrower.
  var turned: RichText? {
    guard let across = summary.across, across.name != summary.dimension.name,
      summary.rows.count < summary.crossing.count
    else { return nil }
    let turned = "--by \(across.name) --across \(summary.dimension.name)"
    return "too many columns for this width; \(turned, .code) turns the table"
  }

  /// The positions of the footnotes that cells of the table refer to, in order.
  func footnotes(of rows: [Summary.Row], in columns: [SummaryColumn]) -> [Int] {
    var shown: Set<Int> = []
    for row in rows {
      for column in columns {
        guard case .casualties(let total) = column.value(row) else { continue }
        shown.formUnion(summary.footnotes(of: total))
      }
    }
    return shown.sorted()
  }

  /// What is said below the table.
  func notes(_ footnotes: [Int]) -> [RichText] {
    var notes = summary.marked(footnotes).enumerated().map { number, positions in
      CasualtyText.superscript([number]) + " " + text(of: positions.map { summary.footnotes[$0] })
    }
    if footnotes.contains(where: { summary.footnotes[$0] == .notReported }) {
      notes.append("\"not reported\" is not none: nobody gave a number")
    }
    if (summary.rows + [summary.total]).contains(where: { $0.change?.isReportedAlone ?? false }) {
      notes.append(
        "\"reported\": the change of the numbers that were reported; not all attacks have one, so "
          + "that the change itself is not known")
    }
    if let across = summary.across, summary.measure != .attacks {
      notes.append("by \(across.title.lowercased()): \(summary.measure.title.lowercased())")
    }
    if summary.rowsLeftOut > 0 {
      let (rows, them) =
        summary.rowsLeftOut == 1 ? ("1 row", "it") : ("\(summary.rowsLeftOut) rows", "them")
      notes.append(
        "\(rows) left out by \("--at-least", .code) or \("--limit", .code); the total counts \(them)"
      )
    }
    if summary.leavesEmptyOut {
      notes.append("periods without attacks are left out, since they are too many")
    }
    // Several actors, targets or sources of one attack are several rows.
    if summary.count == .any || summary.rows.map(\.attacks).reduce(0, +) > summary.total.attacks {
      notes.append("an attack can count in several rows; the total counts it once")
    }
    if summary.count == .any, summary.dimension.kind.isOfActors {
      notes.append(
        "counted under everyone whom a statement names that stands and holds it at least even; "
          + "\("incidentlog help attribution", .code) has the rule")
      return notes
    }
    notes.append(
      "counted under whoever leads the attribution: the highest status (confirmed, claimed, "
        + "assessed, suspected, alleged), then likelihood, then confidence; "
        + "\("incidentlog help attribution", .code) has the rule")
    return notes
  }

  /// The text of footnotes with one mark, several of which are of one kind.
  private func text(of footnotes: [Summary.Footnote]) -> RichText {
    if footnotes.count == 1 { return text(of: footnotes[0]) }
    let all: RichText = "\("--format csv", .code) and \("--json", .code) tell each"
    if case .partyFigure = footnotes[0] {
      return "some figures here are only from parties to the fight; \(all)"
    }
    return "figures for operations that are not all here are not in this total; \(all)"
  }

  private func text(of footnote: Summary.Footnote) -> RichText {
    switch footnote {
    case .partyFigure(let speakers, let attacks, let isForOperation):
      let names = speakers.map { RichText(picture.actors.name(of: $0), .actor) }
        .joined(separator: ", ")
      let party = speakers.count == 1 ? "a party" : "parties"
      let what =
        attacks == 1
        ? "for 1 attack"
        : isForOperation
          ? "one figure for all \(attacks.grouped) attacks"
          : "for \(attacks.grouped) attacks"
      return "\(what), only from \(names), \(party) to the fight"
    case .leftOut(let operation, let count, let attacks, let here):
      return "\(operation, .identifier): \(count.text) for \(attacks.grouped) attacks, "
        + "\(here.grouped) of them here, not in this total"
    case .notReported: return "nobody gave a number"
    }
  }
}
