/// Which figures of a record make up a measure, found once for each pattern of figures.
///
/// ``CasualtyFigures`` is asked with counts that only tell what is known; the statements of its
/// answer tell which figures it took.
final class FigurePlans {
  private let picture: ColumnPicture
  private var dense: [[Plan??]] = Array(
    repeating: [], count: SummaryRequest.Measure.allCases.count)

  /// What makes up a measure.
  struct Plan {
    /// The numbers to add, for each figure that is taken: positions of low, best and high, or -1.
    var parts: [(low: Int, best: Int, high: Int)]
    /// Of each figure that only actors speak of: these.
    var speakers: [[String]]
  }

  init(_ picture: ColumnPicture) {
    self.picture = picture
  }

  /// The plan of a measure for a pattern of figures; nil where nothing is reported.
  func plan(_ number: UInt32, _ measure: SummaryRequest.Measure) -> Plan? {
    let index = SummaryRequest.Measure.allCases.firstIndex(of: measure) ?? 0
    let number = Int(number)
    if dense[index].count <= number {
      let missing = max(picture.values.counts.figures, number + 1) - dense[index].count
      dense[index] += [Plan??](repeating: nil, count: missing)
    }
    if let known = dense[index][number] { return known }
    let plan = plan(of: picture.values.figures(UInt32(number))) { measure.figure(of: $0) }
    dense[index][number] = .some(plan)
    return plan
  }

  /// The plan of any sum.
  func plan(
    of figures: [ColumnFigure], _ sum: (CasualtyFigures) -> CasualtyFigure?
  ) -> Plan? {
    var byKey: [CasualtyKey: CasualtyFigure] = [:]
    var positions: [(low: Int, best: Int, high: Int)] = []
    var position = 0
    func next(_ known: Bool) -> Int {
      position += known ? 1 : 0
      return known ? position - 1 : -1
    }
    for (index, figure) in figures.enumerated() {
      positions.append((next(figure.known[0]), next(figure.known[1]), next(figure.known[2])))
      let count = figure.count { $0 ? 1 : nil }
      // The name of the figure comes back in the answer, whoever speaks of it.
      byKey[figure.key] = CasualtyFigure(
        count,
        statements: [
          CasualtyStatement(
            key: String(index), of: figure.key.side, actor: figure.key.actor,
            outcome: figure.key.outcome, count: count, by: .kind(.press),
            stated: .day(.earliest))
        ])
    }
    guard let sum = sum(CasualtyFigures(derived: byKey)) else { return nil }
    let taken = sum.statements.compactMap { Int($0.key) }
    return Plan(
      parts: taken.map { positions[$0] },
      speakers: taken.compactMap { index in
        guard figures[index].known.contains(true) else { return nil }
        let actors = figures[index].speakers.compactMap { speaker -> String? in
          if case .actor(let id) = speaker { id } else { nil }
        }
        return !actors.isEmpty && actors.count == figures[index].speakers.count ? actors : nil
      })
  }

  /// The count of a plan in a row.
  func count(_ row: Int, _ plan: Plan) -> CountInterval {
    let start = Int(picture.columns.countStarts[row])
    func bound(_ position: Int) -> Int? {
      position < 0 ? nil : Int(picture.columns.counts[start + position])
    }
    if plan.parts.count == 1 {
      let part = plan.parts[0]
      return CountInterval(low: bound(part.low), best: bound(part.best), high: bound(part.high))
    }
    return CountInterval(
      sumOf: plan.parts.map {
        CountInterval(low: bound($0.low), best: bound($0.best), high: bound($0.high))
      })
  }

  /// The count of a measure in a row; nil where nothing is reported.
  func count(_ row: Int, _ measure: SummaryRequest.Measure) -> CountInterval? {
    plan(picture.columns.figures[row], measure).map { count(row, $0) }
  }

  /// An attack of which only one count is known.
  func attack(with count: CountInterval?, _ measure: SummaryRequest.Measure) -> AttackPicture {
    let key = measure.key
    return AttackPicture(
      incident: Incident(
        id: "", recorded: Recording(at: Instant(startOf: .earliest), by: ""), occurred: .unknown,
        place: IncidentPlace(country: "XX", precision: .unknown),
        attack: Attack(kind: .unknown)),
      operation: nil, town: nil, placement: Placement(),
      attribution: AttributionDerivation(derived: .unattributed),
      casualties: CasualtyFigures(derived: count.map { [key: CasualtyFigure($0)] } ?? [:]))
  }
}

extension SummaryRequest.Measure {
  /// A key whose figure alone makes up the measure.
  fileprivate var key: CasualtyKey {
    switch self {
    case .attacks, .killed: CasualtyKey(.all, .killed)
    case .killedCivilians: CasualtyKey(.civilians, .killed)
    case .killedAssailants: CasualtyKey(.assailants, .killed)
    case .killedStateForces: CasualtyKey(.stateForces, .killed)
    case .wounded: CasualtyKey(.all, .wounded)
    case .captured: CasualtyKey(.all, .captured)
    case .abducted: CasualtyKey(.all, .abducted)
    case .missing: CasualtyKey(.all, .missing)
    }
  }

  /// The measure of one record.
  func figure(of figures: CasualtyFigures) -> CasualtyFigure? {
    let key = key
    return key.side == .all
      ? figures.total(key.outcome) : figures.sum(key.outcome) { $0.side == key.side }
  }
}
