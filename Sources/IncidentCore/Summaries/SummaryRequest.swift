/// What a summary should show.
package struct SummaryRequest: Sendable {
  /// What the rows are.
  package var dimension: SummaryDimension
  /// What the columns are, if the rows are to be split.
  package var across: SummaryDimension?
  /// What is counted in the cells; attacks where nil.
  package var measure: Measure?
  /// Which actors an attack counts under.
  package var count: Count
  /// The other period to compare with.
  package var compare: Period?
  /// The attacks of the other period, chosen like those of the summary.
  package var compared: [AttackPicture]
  /// The one map that all attacks are placed on, if one was asked for.
  package var boundaries: Day?

  /// Which actors an attack counts under.
  package enum Count: String, Sendable, Hashable, CaseIterable {
    /// Those of its leading attribution.
    case leading
    /// All whom a statement names that stands and holds it at least even.
    case any
  }

  /// What is counted.
  package enum Measure: String, Sendable, Hashable, CaseIterable {
    case attacks
    case killed
    case killedCivilians = "killed-civilians"
    case killedAssailants = "killed-assailants"
    case killedStateForces = "killed-state-forces"
    case wounded
    case captured
    case abducted
    case missing
  }

  /// Asks for a summary.
  package init(
    dimension: SummaryDimension, across: SummaryDimension? = nil, measure: Measure? = nil,
    count: Count = .leading, compare: Period? = nil, compared: [AttackPicture] = [],
    boundaries: Day? = nil
  ) {
    self.dimension = dimension
    self.across = across
    self.measure = measure
    self.count = count
    self.compare = compare
    self.compared = compared
    self.boundaries = boundaries
  }
}

extension SummaryRequest.Measure {
  /// What a column of the measure is called.
  package var title: String {
    switch self {
    case .attacks: "Attacks"
    case .killed: "Killed, all sides"
    case .killedCivilians: "Civilians killed"
    case .killedAssailants: "Assailants killed"
    case .killedStateForces: "State forces killed"
    case .wounded: "Wounded, all sides"
    case .captured: "Captured, all sides"
    case .abducted: "Abducted, all sides"
    case .missing: "Missing, all sides"
    }
  }

  /// How casualties are added up for the measure; nil where attacks are counted.
  func tally(in picture: LogPicture) -> CasualtyTally? {
    switch self {
    case .attacks: nil
    case .killed: CasualtyTally(.killed, .total, in: picture)
    case .killedCivilians: CasualtyTally(.killed, .side(.civilians), in: picture)
    case .killedAssailants: CasualtyTally(.killed, .side(.assailants), in: picture)
    case .killedStateForces: CasualtyTally(.killed, .side(.stateForces), in: picture)
    case .wounded: CasualtyTally(.wounded, .total, in: picture)
    case .captured: CasualtyTally(.captured, .total, in: picture)
    case .abducted: CasualtyTally(.abducted, .total, in: picture)
    case .missing: CasualtyTally(.missing, .total, in: picture)
    }
  }
}
