/// Something that can be wrong or odd about a log without making a line of it unreadable.
package struct LogCheck: Sendable {
  /// The stable name, also the code of what it finds.
  package let name: String
  /// What it looks for, one line.
  package let help: String
  /// Whether it looks on several threads by itself.
  package let isDivided: Bool
  /// Finds it in a log.
  package let find: @Sendable (CheckedLog) -> [CheckFinding]

  /// All checks, in the order of help.
  package static let all: [LogCheck] =
    RecordCheck.all.map(LogCheck.init) + [
      outsideOperationDays, inactiveOperation, emptyOperation,
      conflict, revisionGap, lostLine, sharedID, recordedOrder,
      unknownRecord, mergeCycle, sharedIdentity, likelyDuplicate,
      pointOutsideRegion, townFarFromRegion, regionCycle, actorCycle, aliasCycle, reversedValidity,
      unknownMember,
    ]

  /// Makes a check of a log of a check of single records, which looks at its active operations.
  ///
  /// At incidents it looks where each is read: of many no more than one has to be kept.
  private init(_ check: RecordCheck) {
    self.init(name: check.name, help: check.help) { log in
      log.activeOperations.flatMap { record in
        check.find(record, log.context).map { CheckFinding(record, $0) }
      }
    }
  }

  init(
    name: String, help: String, isDivided: Bool = false,
    find: @escaping @Sendable (CheckedLog) -> [CheckFinding]
  ) {
    self.isDivided = isDivided
    self.name = name
    self.help = help
    self.find = find
  }
}
