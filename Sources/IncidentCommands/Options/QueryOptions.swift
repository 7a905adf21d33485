import CommandLineKit
import IncidentCore
import TextBasics

/// The question that a command asks of the log: every field of a query as an option.
enum QueryOptions {
  /// An option for each field, in the order of help.
  static let fields: [Option<String>] = QueryField.all.map { field in
    Option.text(
      field.name, field.valueName, help: field.help, choices: field.wordChoices,
      completes: field.nameKind, isRepeatable: true, separator: ",", section: "Filters",
      isCommon: ["region", "town", "group", "date", "kind", "status"].contains(field.name))
  }

  /// Reads the options as a question: several fields are *and*, several values of one are *or*.
  static func query(_ arguments: ParsedArguments) -> Query {
    Query.all(
      of: fields.compactMap { option in
        let values = arguments.values(option)
        return values.isEmpty ? nil : .term(Query.Term(option.name, values))
      })
  }

  /// The states of records that a question is asked of: active ones, unless others are named.
  static func states(_ arguments: ParsedArguments, isAll: Bool) -> Set<RecordState> {
    let asksForState = !(fields.first { $0.name == "state" }.map(arguments.values) ?? []).isEmpty
    return isAll || asksForState ? Set(RecordState.allCases) : [.active]
  }
}

extension QueryField {
  fileprivate var wordChoices: [String] {
    if case .words(let words) = values { words } else { [] }
  }

  fileprivate var nameKind: String? {
    if case .names(let kind) = values { kind } else { nil }
  }
}
