package import CommandLineKit
import IncidentCore

/// All commands of the tool, in the order in which help lists them.
package enum CommandCatalog {
  /// The commands.
  package static let all: [any Command.Type] =
    [
      AddCommand.self,
      AmendCommand.self,
      RetractCommand.self,
      MergeCommand.self,
      ImportCommand.self,
      ListCommand.self,
      ShowCommand.self,
      CountCommand.self,
      ExportCommand.self,
      SummaryCommand.self,
      TimelineCommand.self,
      OperationsListCommand.self,
      OperationsShowCommand.self,
    ] + reference(Town.self) + reference(Region.self) + reference(ConflictActor.self) + [
      CheckCommand.self,
      DuplicatesCommand.self,
      HistoryCommand.self,
      UndoCommand.self,
      ExplainQueryCommand.self,
      ExplainDateCommand.self,
      ExplainAttributionCommand.self,
      InitCommand.self,
      CompletionCommand.self,
    ]

  /// The commands of one kind of reference data.
  private static func reference<Record: ReferenceRecord>(
    _ type: Record.Type
  ) -> [any Command.Type] {
    [
      ReferenceListCommand<Record>.self, ReferenceShowCommand<Record>.self,
      ReferenceAddCommand<Record>.self, ReferenceAmendCommand<Record>.self,
      ReferenceImportCommand<Record>.self,
    ]
  }
}

extension CommandGroup {
  static let record = CommandGroup(name: "record", title: "Record")
  static let look = CommandGroup(name: "look", title: "Look")
  static let summarise = CommandGroup(name: "summarise", title: "Summarise")
  static let reference = CommandGroup(name: "reference", title: "Reference data")
  static let care = CommandGroup(name: "care", title: "Care")
  static let setUp = CommandGroup(name: "set-up", title: "Set up")
}

extension CommandExample {
  /// Makes an example: what is typed, and what it does.
  init(_ command: String, _ explanation: String) {
    self.init(command: command, explanation: explanation)
  }
}
