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
  static let all: [RecordCheck] =
    ofDays + [earlyStatement, futureStatement] + ofPlaces
    + [baselessAttribution, sourceless, uncorroborated, countOrder, foreignClaim, inactiveActor]
    + [relayCycle]

  /// Those that look at when an attack was, and at nothing else.
  static let ofDays = [futureDate, ancientDate]
  /// Those that look at where and when an attack was, and at nothing else.
  static let ofPlaces = [
    zeroCoordinates, swappedCoordinates, farFromTown, outsideRegion, outsideCountry,
    pointOutsideCountry,
  ]

  /// What is odd about a record by the checks that are wanted, each with the name of the check.
  package static func findings(
    in record: CheckedRecord, _ context: CheckContext, isWanted: (String) -> Bool
  ) -> [(name: String, finding: CheckFinding)] {
    all.filter { isWanted($0.name) }.flatMap { check in
      check.find(record, context).map { (check.name, CheckFinding(record, $0)) }
    }
  }

  /// Whether a check finds something in who is said to have acted, and by whom, on the day of an
  /// attack; of the basis it matters only whether there is one.
  package static func mayFind(
    in attribution: Attribution, on day: Day?, _ context: CheckContext
  ) -> Bool {
    var incident = Incident(
      id: "", recorded: Recording(at: Instant(startOf: .earliest), by: ""), occurred: .unknown,
      place: IncidentPlace(country: "XX", precision: .unknown), attack: Attack(kind: .unknown))
    if let day { incident.occurred = Occurrence(day) }
    incident.evidence.attributions = [attribution]
    return [baselessAttribution, foreignClaim, inactiveActor].contains {
      !$0.find(.incident(incident), context).isEmpty
    }
  }

  /// Everything that is odd about a record, by all checks.
  package static func diagnostics(
    _ record: CheckedRecord, _ context: CheckContext
  ) -> [Diagnostic] {
    all.flatMap { check in
      check.find(record, context).map { oddity in
        Diagnostic(
          .warning, code: check.name, oddity.summary,
          at: Diagnostic.Place(path: record.keyed(oddity.pointer)), hints: oddity.hints)
      }
    }
  }
}

extension CheckFinding {
  /// What is odd about a record.
  init(_ record: CheckedRecord, _ oddity: RecordOddity) {
    self.init(record.subject, oddity.pointer, oddity.summary, hints: oddity.hints)
  }
}

/// One odd value of a record.
struct RecordOddity {
  /// The value, as a JSON pointer into the record.
  var pointer: String
  /// What is odd, in the style of a diagnostic.
  var summary: String
  /// Ways out, at least one.
  var hints: [String]
}
