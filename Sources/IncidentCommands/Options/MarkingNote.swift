import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// What is said where records that are marked closely leave the tool other than to a screen.
enum MarkingNote {
  /// Whether something is said: where records go to a file or a pipe.
  ///
  /// Nothing is said where a marking was asked for: then nothing above it is there.
  static func isDue(_ arguments: ParsedArguments, _ session: Session) -> Bool {
    let isSeen = session.terminal.isOutputTerminal && !arguments.isTyped(OutputOptions.output)
    return !isSeen && !arguments.isTyped(LookOptions.maxMarking)
  }

  /// Names the highest marking of records, if it is red or above the log's own.
  ///
  /// - Parameters:
  ///   - markings: The marking of each record, its own or the log's.
  ///   - log: The log's.
  /// - Returns: The note; none where there is nothing to say.
  static func notes(on markings: [Marking], of log: Marking) -> [Diagnostic] {
    guard let highest = markings.max(), highest == .red || highest > log,
      let below = Marking.allCases.last(where: { $0 < highest })
    else { return [] }
    let count = markings.count { $0 == highest }
    return [
      Diagnostic(
        .note, code: "highest-marking",
        "the highest marking in it is `\(highest.rawValue)`, of \(count.grouped) "
          + (count == 1 ? "record" : "records"),
        hints: ["`--max-marking \(below.rawValue)` leaves \(count == 1 ? "it" : "them") out"])
    ]
  }
}

extension LogLook {
  /// Names the highest marking of attacks and their operations where they leave the tool.
  func markingNotes(
    _ attacks: [AttackPicture], _ arguments: ParsedArguments, _ session: Session
  ) -> [Diagnostic] {
    guard MarkingNote.isDue(arguments, session) else { return [] }
    let operations = Set(attacks.compactMap(\.operation?.id)).compactMap { contents.operations[$0] }
    let incidents = attacks.compactMap { contents.incidents[$0.incident.id] }
    return MarkingNote.notes(
      on: incidents.map(contents.marking(of:)) + operations.map(contents.marking(of:)),
      of: contents.description.marking)
  }
}

extension ColumnLook {
  /// Names the highest marking of rows and their operations where they leave the tool.
  func markingNotes(
    _ rows: [Int], _ arguments: ParsedArguments, _ session: Session
  ) -> [Diagnostic] {
    guard MarkingNote.isDue(arguments, session) else { return [] }
    let (columns, basis) = (picture.columns, records.basis)
    let log = basis.description.marking
    let incidents = rows.map {
      IncidentColumns.Standing(code: columns.standings[$0]).marking ?? log
    }
    // Operations are not read where none can be marked more closely than the log.
    let ids =
      log == .red || basis.mayMarkOperations
      ? Set(Set(rows.map { columns.operations[$0] }).compactMap(records.index.values.operation))
      : []
    let operations = ids.isEmpty ? [] : records.operations.value.filter { ids.contains($0.id) }
    return MarkingNote.notes(on: incidents + operations.map { $0.marking ?? log }, of: log)
  }
}
