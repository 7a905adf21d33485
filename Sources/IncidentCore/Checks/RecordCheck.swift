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
    pointOutsideCountry,
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
          at: Diagnostic.Place(path: record.keyed(oddity.pointer)), hints: oddity.hints)
      }
    }
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
