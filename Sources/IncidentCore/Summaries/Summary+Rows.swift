extension Summary {
  /// The same summary without rows of which fewer are counted, or of which it is not certain.
  package func withoutRows(below least: Int) -> Summary {
    showing(rows.filter { $0.value.reaches(least) })
  }

  /// The same summary with its rows in another order, or fewer of them; the total counts all.
  package func showing(_ shownRows: [Row]) -> Summary {
    var shown = self
    shown.rows = shownRows
    shown.rowsLeftOut += rows.count - shownRows.count
    return shown
  }
}

extension Summary.Value {
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
