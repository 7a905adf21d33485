package import TextBasics

/// Something that can be odd about one incident or operation without making it invalid.
package struct RecordCheck: Sendable {
  /// The stable name, also the code of what it finds.
  package let name: String
  /// What it looks for, one line.
  package let help: String
  /// Finds what is odd about a record.
  let find: @Sendable (CheckedRecord, CheckContext) -> [RecordOddity]

  /// All checks, in the order of help.
  static let all: [RecordCheck] = [
    futureDate, ancientDate, earlyStatement, futureStatement,
    zeroCoordinates, swappedCoordinates, farFromTown, outsideRegion, outsideCountry,
    baselessAttribution, sourceless, uncorroborated, countOrder, foreignClaim, inactiveActor,
    relayCycle,
  ]

  /// Everything that is odd about a record, by all checks.
  package static func diagnostics(
    _ record: CheckedRecord, _ context: CheckContext
  ) -> [Diagnostic] {
    all.flatMap { check in
      check.find(record, context).map { oddity in
        Diagnostic(
          .warning, code: check.name, oddity.summary,
          at: Diagnostic.Place(path: oddity.pointer), hints: oddity.hints)
      }
    }
  }
}

/// An incident or an operation that is checked.
package enum CheckedRecord: Sendable {
  case incident(Incident)
  case operation(AttackOperation)

  var incident: Incident? {
    if case .incident(let incident) = self { incident } else { nil }
  }

  var evidence: Evidence {
    switch self {
    case .incident(let incident): incident.evidence
    case .operation(let operation): operation.evidence
    }
  }

  var subject: CheckFinding.Subject {
    switch self {
    case .incident(let incident): .record(.incident, incident.id)
    case .operation(let operation): .record(.operation, operation.id)
    }
  }

  /// Every statement with its place in the record.
  var statements: [(pointer: String, statement: any Statement)] {
    func listed(_ list: String, _ statements: [any Statement]) -> [(String, any Statement)] {
      statements.enumerated().map { ("/\(list)/\($0)", $1) }
    }
    return listed("attributions", evidence.attributions) + listed("casualties", evidence.casualties)
      + listed("accounts", evidence.accounts)
  }
}

/// What checks of one record may know besides it.
package struct CheckContext: Sendable {
  /// The day that is today.
  package var today: Day
  /// The towns of the log.
  package var towns: any TownDirectory
  /// The regions of the log.
  package var regions: RegionMap
  /// The actors of the log.
  package var actors: ActorRegister
  /// The operations of the log, by id.
  package var operations: [String: AttackOperation]

  /// Says what checks may know.
  package init(
    today: Day, towns: any TownDirectory, regions: RegionMap, actors: ActorRegister,
    operations: [String: AttackOperation]
  ) {
    self.today = today
    self.towns = towns
    self.regions = regions
    self.actors = actors
    self.operations = operations
  }
}

/// One odd value of a record.
struct RecordOddity {
  /// The value, as a JSON pointer into the record.
  var pointer: String
  /// What is odd, in the style of a diagnostic.
  var summary: String
  /// Ways out.
  var hints: [String] = []
}
