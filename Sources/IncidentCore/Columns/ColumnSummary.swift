import Synchronization

extension Summary {
  /// Counts the attacks of rows; nil where the request asks for more than columns know.
  ///
  /// The result is that of ``init(_:in:_:)`` for the same attacks, but for ``Row/incidents``, which
  /// stays empty: a million ids are of no use to anybody.
  ///
  /// - Parameters:
  ///   - rows: The rows of the attacks that were asked for.
  ///   - compared: The rows of the attacks of the other period.
  ///   - picture: The columns, with all attacks of their operations.
  ///   - lines: The lines of rows, asked for whom statements name where all of them count.
  ///   - request: What to show of them.
  ///   - fewRows: Fewer rows are counted before a second thread would have begun.
  package init?(
    _ rows: RowSet, compared: RowSet = RowSet([]), in picture: ColumnPicture, lines: RowLines,
    _ request: SummaryRequest, fewRows: Int = 20_000
  ) {
    guard ColumnFacet.ofDimensions[request.dimension.name] != nil,
      request.across.map({ ColumnFacet.ofDimensions[$0.name] != nil }) ?? true
    else { return nil }
    let dimensions = [request.dimension, request.across].compactMap(\.self)
    let named =
      dimensions.contains(where: request.countsNamed)
      ? NamedActors(Array(rows) + compared, picture, lines) : nil
    let counter = ColumnCounter(
      rows, compared: compared, picture, request, named, fewRows: fewRows)
    self.init(
      dimension: request.dimension, across: request.across, measure: request.measure ?? .attacks,
      count: request.count, rows: counter.rows, total: counter.total, crossing: counter.crossing,
      footnotes: (counter.rows + [counter.total]).flatMap(\.casualties).flatMap(Footnote.all)
        .uniqued(), compared: request.compare)
  }
}

/// Makes the rows of a summary of what was counted.
private struct ColumnCounter {
  private(set) var rows: [Summary.Row] = []
  private(set) var total: Summary.Row
  private(set) var crossing: [SummaryKey] = []

  init(
    _ positions: RowSet, compared: RowSet, _ picture: ColumnPicture, _ request: SummaryRequest,
    _ named: NamedActors?, fewRows: Int
  ) {
    // Whom actors belong to is asked of figures on the side of one, and where a toll is missing.
    if request.dimension.kind.isOfActors
      || picture.columns.tolls.numbers.count < picture.columns.count
    {
      picture.prepare(for: .leaders)
    }
    for dimension in [request.dimension, request.across].compactMap(\.self) {
      if let facet = ColumnFacet.ofDimensions[dimension.name] { picture.prepare(for: facet) }
    }
    let counting = ColumnCounter.count(positions, picture, request, named, fewRows: fewRows)
    let before = request.compare.map { _ in
      ColumnCounter.count(compared, picture, request, named, fewRows: fewRows)
    }
    nonisolated(unsafe) var maker = RowMaker(picture, request, counting)
    nonisolated(unsafe) let makerBefore = before.map { RowMaker(picture, request, $0) }
    let found = counting.countsOfKeys
    let foundBefore = before?.countsOfKeys ?? [:]
    let counts = found.mapValues(\.attacks).merging(foundBefore.mapValues { _ in 0 }) { now, _ in
      now
    }
    let sorted = SummaryKey.sorted(Set(counts.keys), by: request.dimension, counts)
    if let acrossKeys = counting.acrossKeys {
      var attacks: [SummaryKey: Int] = [:]
      for (number, cell) in counting.total.crossed.enumerated() {
        let count = cell.attacks + cell.joined.count
        if count > 0 { attacks[acrossKeys[number]] = count }
      }
      let columns = SummaryKey.sorted(
        Set(attacks.keys), by: request.across ?? request.dimension, attacks)
      maker.shownColumns = SummaryKey.toldApart(
        columns, by: request.across ?? request.dimension, in: maker.logPicture)
      crossing = columns.map { maker.shownColumns[$0] ?? $0 }
    }
    let told = SummaryKey.toldApart(sorted, by: request.dimension, in: maker.logPicture)
    total = maker.row(
      nil, as: .total, counting.total,
      then: before.flatMap { makerBefore?.row(nil, as: .total, $0.total) })
    // Makers only read, and are read by both threads.
    rows = Halves.of(sorted.indices) { half, _ in
      sorted[half].map { key in
        maker.row(
          key, as: told[key] ?? key, found[key] ?? ColumnCount(),
          then: makerBefore?.row(key, as: key, foundBefore[key] ?? ColumnCount()))
      }
    }.flatMap(\.self)
  }
}

extension ColumnCounter {
  /// Counts rows, many of them on two threads.
  private static func count(
    _ rows: RowSet, _ picture: ColumnPicture, _ request: SummaryRequest, _ named: NamedActors?,
    fewRows: Int
  ) -> KeyCounts {
    var shared = ColumnCounting.Shared(picture, request, named)
    if rows.count < fewRows {
      var counting = ColumnCounting(picture, request, shared)
      counting.count(rows, words: 0..<rows.wordCount)
      counting.settleOperations()
      return KeyCounts(counting)
    }
    if 2 * rows.count > picture.columns.count { shared.findAllKeys() }
    // Each thread changes a copy, for its own picture.
    nonisolated(unsafe) let known = shared
    let parts = rows.parts(of: rows.count / 16)
    let next = Atomic(0)
    let halves = picture.inHalves(0..<2) { half, picture in
      var counting = ColumnCounting(picture, request, known)
      // One thread reads the operations while the other counts.
      if half.lowerBound == 0, picture.values.counts.operations > 1 {
        _ = picture.operationOfNumber
      }
      while case let part = next.add(1, ordering: .relaxed).oldValue, part < parts.count {
        counting.count(rows, words: parts[part])
      }
      counting.settleOperations()
      return counting
    }
    var counting = halves[0]
    counting.merge(halves[1])
    return KeyCounts(counting)
  }
}

private struct RowMaker {
  /// The picture without its attacks.
  let logPicture: LogPicture
  /// What columns are shown as where they would read alike.
  var shownColumns: [SummaryKey: SummaryKey] = [:]
  private let picture: ColumnPicture
  private let request: SummaryRequest
  private let counting: KeyCounts
  private let isOfActors: Bool
  private let measure: SummaryRequest.Measure?
  private let joinedTotals: JoinedTotals
  /// The attacks that belong to operations, by their rows; few questions need them.
  private let joined: Lazily<[Int: AttackPicture]>

  init(_ picture: ColumnPicture, _ request: SummaryRequest, _ counting: KeyCounts) {
    self.picture = picture
    self.request = request
    self.counting = counting
    isOfActors = request.dimension.kind.isOfActors
    measure = request.measure == .attacks ? nil : request.measure
    logPicture = picture.withoutAttacks.value
    let rows = counting.total.joined
    joinedTotals = JoinedTotals(rows, picture, logPicture, counting.tolls)
    nonisolated(unsafe) let asked = picture
    joined = Lazily {
      Dictionary(
        rows.map { ($0, asked.attack($0, parts: .casualties)) },
        uniquingKeysWith: { first, _ in first })
    }
  }

  func row(
    _ key: SummaryKey?, as shown: SummaryKey, _ count: ColumnCount, then: Summary.Row? = nil
  ) -> Summary.Row {
    func total(_ sum: CasualtySum, _ measure: SummaryRequest.Measure) -> CasualtyTotal {
      self.total(sum, of: count.attacks, measure, with: count.joined)
    }
    func day(_ day: Int32) -> Day? {
      day == .max || day == .min ? nil : Day(daysSince1970: Int(day))
    }
    let statuses = LeadingAttribution.Status.allCases
    let all = counting.total.attacks
    return Summary.Row(
      key: shown, attacks: count.attacks,
      byStatus: request.dimension.statuses.map { status in
        (status: status, attacks: count.statuses[statuses.firstIndex(of: status) ?? 0])
      }, towns: count.towns, firstDay: day(count.days.first), lastDay: day(count.days.last),
      killed: total(count[.killed], .killed),
      ownKilled: isOfActors ? ownKilled(key, count) : nil,
      stateForcesKilled: total(count[.stateForces], .killedStateForces),
      civiliansKilled: total(count[.civilians], .killedCivilians),
      share: all == 0 ? 0 : Double(count.attacks) / Double(all), incidents: [],
      value: measure.map { .casualties(total(count[.measured], $0)) } ?? .attacks(count.attacks),
      crossed: crossed(count),
      comparison: then.map {
        Summary.Comparison(
          attacks: $0.attacks, change: count.attacks - $0.attacks, value: $0.value)
      })
  }

  /// The total of so many attacks, those of some rows with their operations.
  private func total(
    _ sum: CasualtySum, of attacks: Int, _ measure: SummaryRequest.Measure, with joined: [Int]
  ) -> CasualtyTotal {
    total(
      sum, of: attacks - joined.count,
      with: joined.isEmpty
        ? nil
        : Toll.measures.firstIndex(of: measure).flatMap { joinedTotals.total(of: joined, $0) }
          ?? measure.tally(in: logPicture)?.total(of: self.attacks(joined)))
  }

  private func total(
    _ sum: CasualtySum, of attacks: Int, with others: CasualtyTotal?
  ) -> CasualtyTotal {
    sum.total(of: attacks, in: picture.columns, with: others) { counting.speakers[$0] }
  }

  /// Killed on the side of the actor of a key; of a bucket and of the total, all assailants.
  private func ownKilled(_ key: SummaryKey?, _ count: ColumnCount) -> CasualtyTotal {
    guard case .value(let id, _) = key else {
      return total(count[.own], of: count.attacks, .killedAssailants, with: count.joined)
    }
    let tally = CasualtyTally(
      .killed, .part(CasualtyTally.isOwn(of: id, picture.actors)), in: logPicture)
    return total(
      count[.own], of: count.attacks - count.joined.count,
      with: count.joined.isEmpty ? nil : tally.total(of: attacks(count.joined)))
  }

  private func crossed(_ count: ColumnCount) -> [SummaryKey: Summary.Value] {
    guard let acrossKeys = counting.acrossKeys else { return [:] }
    var cells: [SummaryKey: Summary.Value] = [:]
    for (number, cell) in count.crossed.enumerated() where cell.attacks + cell.joined.count > 0 {
      let key = shownColumns[acrossKeys[number]] ?? acrossKeys[number]
      cells[key] =
        measure.map {
          .casualties(
            total(
              cell.measured, of: cell.attacks + cell.joined.count, $0, with: cell.joined))
        } ?? .attacks(cell.attacks + cell.joined.count)
    }
    return cells
  }

  /// Attacks put together, in the order of their ids.
  private func attacks(_ rows: [Int]) -> [AttackPicture] {
    rows.compactMap { joined.value[$0] }.sorted { $0.incident.id < $1.incident.id }
  }
}
