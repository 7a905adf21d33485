extension Summary {
  /// So many periods without attacks are shown as rows at most.
  private static let mostEmptyRows = 400
  /// So many periods without attacks are shown as columns at most.
  private static let mostEmptyColumns = 60

  /// The same summary with rows for the periods between its first and its last without an attack.
  ///
  /// Where `asked` has a first or a last day, the rows begin or end with it. Of days of the week,
  /// which have no first and no last, all stand.
  ///
  /// Rows that are no spans of time stay as they are, and so do those between which too many would
  /// stand; ``leavesEmptyOut`` says so then.
  package func withEmptyRows(in asked: Period = .always) -> Summary {
    var filled = self
    if let all = dimension.withEmptyPeriods(
      rows.map(\.key), in: asked, atMost: Summary.mostEmptyRows)
    {
      let known = Dictionary(rows.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
      filled.rows = all.map { known[$0] ?? emptyRow($0) }
    } else {
      filled.leavesEmptyOut = true
    }
    return filled
  }

  /// The same summary with columns for the periods between its first and its last without an attack.
  package func withEmptyColumns(in asked: Period = .always) -> Summary {
    guard let across else { return self }
    var filled = self
    if let all = across.withEmptyPeriods(crossing, in: asked, atMost: Summary.mostEmptyColumns) {
      filled.crossing = all
    } else {
      filled.leavesEmptyOut = true
    }
    return filled
  }

  private func emptyRow(_ key: SummaryKey) -> Row {
    let nothing = CasualtyTotal(attacks: 0)
    let value = measure == .attacks ? Value.attacks(0) : .casualties(nothing)
    return Row(
      key: key, attacks: 0, byStatus: dimension.statuses.map { (status: $0, attacks: 0) }, towns: 0,
      firstDay: nil, lastDay: nil, killed: nothing, ownKilled: nil, stateForcesKilled: nothing,
      civiliansKilled: nothing, share: 0, incidents: [], value: value, crossed: [:],
      comparison: compared.map { _ in Comparison(attacks: 0, change: 0, value: value) })
  }
}

extension SummaryDimension {
  /// Keys in time order with those between them that are missing; nil where too many are.
  fileprivate func withEmptyPeriods(
    _ keys: [SummaryKey], in asked: Period, atMost limit: Int
  ) -> [SummaryKey]? {
    let values = keys.filter { !$0.isBucket }
    if !cycle.isEmpty, !values.isEmpty { return cycle + keys.filter(\.isBucket) }
    guard let next, let holding, !keys.isEmpty else { return keys }
    let firsts = [values.first, asked.start.map(holding)].compactMap { $0 }
    let lasts = [values.last, asked.end.map(holding)].compactMap { $0 }
    guard let first = firsts.min(by: { $0.id < $1.id }), let last = lasts.max(by: { $0.id < $1.id })
    else { return keys }
    var series = [first]
    while let key = series.last, key.id < last.id, let following = next(key.id) {
      series.append(following)
      if series.count > values.count + limit { return nil }
    }
    // What does not lie in the series would be lost.
    guard Set(series).isSuperset(of: values) else { return keys }
    return series + keys.filter(\.isBucket)
  }
}
