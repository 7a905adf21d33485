/// Something that can be wrong or odd about a log without making a line of it unreadable.
package struct LogCheck: Sendable {
  /// The stable name, also the code of what it finds.
  package let name: String
  /// What it looks for, one line.
  package let help: String
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

  /// Makes a check of a log of a check of its active records.
  private init(_ check: RecordCheck) {
    self.init(name: check.name, help: check.help) { log in
      log.activeRecords.flatMap { record in
        check.find(record, log.context).map {
          CheckFinding(record.subject, $0.pointer, $0.summary, hints: $0.hints)
        }
      }
    }
  }

  init(
    name: String, help: String, find: @escaping @Sendable (CheckedLog) -> [CheckFinding]
  ) {
    self.name = name
    self.help = help
    self.find = find
  }
}

/// What a check found, and on which record or line.
package struct CheckFinding: Sendable, Hashable {
  /// What it is about.
  package var subject: Subject
  /// The value, as a JSON pointer into the record; empty for the record as a whole.
  package var pointer: String
  /// What is odd, in the style of a diagnostic.
  package var summary: String
  /// Ways out.
  package var hints: [String]

  /// What a finding is about.
  package enum Subject: Sendable, Hashable {
    /// The current revision of a record.
    case record(RecordKind, String)
    /// One line of a file.
    case line(file: String, number: Int, id: String)
  }

  /// Says what was found about a record or line.
  package init(
    _ subject: Subject, _ pointer: String = "", _ summary: String, hints: [String] = []
  ) {
    self.subject = subject
    self.pointer = pointer
    self.summary = summary
    self.hints = hints
  }
}

/// Kinds of record.
package enum RecordKind: String, Sendable, Hashable, CaseIterable {
  case incident, operation, actor, region, town
}
