import TextBasics

/// Which rows of a summary are shown, and in which order.
package struct SummarySelection: Sendable {
  /// What rows are sorted by; nil for the order of the dimension.
  package var order: Order?
  /// Whether the largest come first.
  package var isDescending: Bool
  /// Leaves out rows of which fewer are counted, or of which it is not certain.
  package var atLeast: Int?
  /// Leaves out all rows but the first.
  package var limit: Int?

  /// What rows can be sorted by.
  package enum Order: String, Sendable, Hashable, CaseIterable {
    case name
    case attacks
    case towns
    /// What was asked to be counted.
    case measure
    /// The change against another period.
    case change
  }

  /// Makes a selection, by default of all rows as they stand.
  package init(
    order: Order? = nil, isDescending: Bool = false, atLeast: Int? = nil, limit: Int? = nil
  ) {
    self.order = order
    self.isDescending = isDescending
    self.atLeast = atLeast
    self.limit = limit
  }
}

extension Summary {
  /// The same summary with a selection of its rows; the total counts all of them.
  ///
  /// Buckets stay behind values, and what is not known comes last, whichever way.
  package func showing(_ selection: SummarySelection) -> Summary {
    var shown = self
    if let atLeast = selection.atLeast { shown.rows.removeAll { !$0.value.reaches(atLeast) } }
    if let order = selection.order {
      shown.rows = sorted(shown.rows, by: order, isDescending: selection.isDescending)
    }
    if let limit = selection.limit { shown.rows = Array(shown.rows.prefix(limit)) }
    shown.rowsLeftOut = rows.count - shown.rows.count
    return shown
  }

  private enum SortKey: Comparable {
    case number(Int)
    case text(String)
  }

  private func key(of row: Row, _ order: SummarySelection.Order) -> SortKey? {
    switch order {
    case .name:
      .text(dimension.kind == .time ? row.key.id : NameFolding.fold(dimension.label(of: row.key)))
    case .attacks: .number(row.attacks)
    case .towns: .number(row.towns)
    case .measure: row.value.number.map(SortKey.number)
    case .change: row.comparison.map { .number($0.change) }
    }
  }

  private func sorted(
    _ rows: [Row], by order: SummarySelection.Order, isDescending: Bool
  ) -> [Row] {
    let keyed = rows.enumerated().map { (position: $0, row: $1, key: key(of: $1, order)) }
    return keyed.sorted { one, other in
      if one.row.key.rank != other.row.key.rank { return one.row.key.rank < other.row.key.rank }
      guard let first = one.key, let second = other.key, first != second else {
        if (one.key == nil) != (other.key == nil) { return one.key != nil }
        return one.position < other.position
      }
      return isDescending ? first > second : first < second
    }.map(\.row)
  }
}

extension Summary.Value {
  /// The number that rows are sorted by: the likely one, else a bound; nil where none is known.
  fileprivate var number: Int? {
    switch self {
    case .attacks(let count): count
    case .casualties(let total):
      total.count.flatMap { $0.best ?? $0.low ?? $0.high }
    }
  }

  /// Whether it is certain that so many are counted.
  fileprivate func reaches(_ least: Int) -> Bool {
    switch self {
    case .attacks(let count): count >= least
    case .casualties(let total):
      total.count.flatMap { $0.low ?? ($0.high == nil ? $0.best : nil) }.map { $0 >= least }
        ?? false
    }
  }
}
