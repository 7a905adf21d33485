/// Attacks counted by one dimension, with who was hurt and how far that is known.
///
/// Plain facts, from which a view makes a table and an encoder makes JSON. A number of casualties
/// whose `count` is nil was not reported, which is not none.
package struct Summary: Sendable {
  /// What the rows are.
  package let dimension: SummaryDimension
  /// What the columns are, if the rows are split.
  package let across: SummaryDimension?
  /// What is counted in ``Row/value`` and ``Row/crossed``.
  package let measure: SummaryRequest.Measure
  /// Which actors an attack counts under.
  package let count: SummaryRequest.Count
  /// The rows: by attacks, then by label; spans of time in time order; buckets last.
  package internal(set) var rows: [Row]
  /// How many rows ``showing(_:)`` left out.
  package internal(set) var rowsLeftOut = 0
  /// Whether too many periods are without attacks to be shown.
  package internal(set) var leavesEmptyOut = false
  /// All attacks together, each counted once.
  package let total: Row
  /// The keys of the columns, in the order of rows; empty where the rows are not split.
  package internal(set) var crossing: [SummaryKey]
  /// What is to be known of the numbers, each fact once; ``footnotes(of:)`` finds those of one.
  package let footnotes: [Footnote]
  /// The period that ``Row/comparison`` compares with.
  package let compared: Period?

  /// The attacks that count under one key.
  package struct Row: Sendable {
    /// What the row stands for; ``SummaryKey/total`` in the total.
    package let key: SummaryKey
    /// How many attacks.
    package let attacks: Int
    /// How many by the status of who did it, for each of ``SummaryDimension/statuses``.
    package let byStatus: [(status: LeadingAttribution.Status, attacks: Int)]
    /// In how many towns of the gazetteer.
    package let towns: Int
    /// The first day that any of them can have been on.
    package let firstDay: Day?
    /// The last day that any of them can have been on.
    package let lastDay: Day?
    /// Killed on all sides.
    package let killed: CasualtyTotal
    /// Killed on the side of the row's actor; in the total and in buckets, of the assailants.
    ///
    /// Nil where the rows are not actors.
    package let ownKilled: CasualtyTotal?
    /// Killed of the state's forces.
    package let stateForcesKilled: CasualtyTotal
    /// Civilians killed.
    package let civiliansKilled: CasualtyTotal
    /// The part of all attacks, 0 to 1.
    package let share: Double
    /// The attacks, by id, in the order of the records.
    package let incidents: [String]
    /// What was asked to be counted.
    package let value: Value
    /// The same for each column in which the row has attacks.
    package let crossed: [SummaryKey: Value]
    /// The attacks of the other period; nil where nothing is compared.
    package let comparison: Comparison?
  }

  /// What a cell counts.
  package enum Value: Sendable, Hashable {
    case attacks(Int)
    case casualties(CasualtyTotal)
  }

  /// The same row in another period.
  package struct Comparison: Sendable, Hashable {
    /// How many attacks there were then.
    package let attacks: Int
    /// How many more there are now; negative where there are fewer.
    package let change: Int
    /// What was asked to be counted, then.
    package let value: Value
  }

  /// A fact to be known of a number.
  package enum Footnote: Sendable, Hashable {
    /// A figure that only parties to the fight give, by actor id.
    case partyFigure(speakers: [String], attacks: Int, isForOperation: Bool)
    /// A figure for an operation that does not count, for not all of its attacks are here.
    case leftOut(operation: String, count: CountInterval, attacks: Int, here: Int)
    /// Nothing was reported, which is not none.
    case notReported
  }
}

extension Summary {
  /// The positions in ``footnotes`` of what is to be known of a number of this summary.
  package func footnotes(of total: CasualtyTotal) -> [Int] {
    Footnote.all(of: total).compactMap { footnotes.firstIndex(of: $0) }
  }
}

extension Summary.Footnote {
  /// What is to be known of a number.
  static func all(of total: CasualtyTotal) -> [Summary.Footnote] {
    var notes = total.partyOnly.map {
      Summary.Footnote.partyFigure(
        speakers: $0.speakers, attacks: $0.attacks, isForOperation: $0.isForOperation)
    }
    notes += total.leftOut.map {
      .leftOut(operation: $0.operation, count: $0.count, attacks: $0.attacks, here: $0.here)
    }
    if total.count == nil, total.attacks > 0 { notes.append(.notReported) }
    return notes.uniqued()
  }
}
