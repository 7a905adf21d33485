import Documents
import TextBasics

/// Where the output of a command goes and how it looks, settled before the command runs.
struct OutputPlan {
  /// The format of reports.
  let format: OutputFormat
  /// The file it goes to, `nil` for standard output.
  let file: OutputFile?
  /// How reports look.
  let look: Look

  /// Makes the plan for a command that takes no output options.
  init(_ session: Session) {
    let terminal = session.terminal
    format = .rendered(TextRenderer.self)
    file = nil
    look = Look(
      width: terminal.isOutputTerminal ? terminal.width : nil, hasColor: terminal.hasColor,
      isOnScreen: terminal.isOutputTerminal)
  }

  /// Reads the output options.
  ///
  /// - Throws: A failure where options contradict each other, or the file must not be written.
  init(_ arguments: ParsedArguments, _ session: Session) throws(CommandFailure) {
    let path = OutputPlan.path(arguments)
    format = try OutputPlan.format(arguments)
    file = path.map {
      OutputFile($0, in: session.workingFolder, isForced: arguments.isSet(OutputOptions.force))
    }
    let terminal = session.terminal
    let isOnScreen = terminal.isOutputTerminal && path == nil
    look = Look(
      width: arguments.value(OutputOptions.width) ?? (isOnScreen ? terminal.width : nil),
      hasColor: terminal.color.allows(isTerminal: isOnScreen),
      isSpreadsheetSafe: arguments.isSet(OutputOptions.safeCSV), isOnScreen: isOnScreen)
    try file?.check()
  }

  private static func path(_ arguments: ParsedArguments) -> String? {
    arguments.value(OutputOptions.output).flatMap { $0 == "-" ? nil : $0 }
  }

  /// The format that is asked for.
  fileprivate static func format(
    _ arguments: ParsedArguments
  ) throws(CommandFailure) -> OutputFormat {
    let name = arguments.value(OutputOptions.format)
    if arguments.isSet(OutputOptions.json) {
      if let name, name != "json" {
        throw usage(
          Diagnostic(
            code: "contradiction", "`--json` and `--format \(name)` contradict each other",
            at: arguments.place(of: "format"), hints: ["leave one of them out"]))
      }
      return .json
    }
    if let name { return OutputFormat(named: name) ?? .rendered(TextRenderer.self) }
    guard let path = path(arguments) else { return .rendered(TextRenderer.self) }
    guard let format = OutputFormat(forFile: path) else {
      let workbook = [".xlsx", ".xls", ".ods"].first { path.lowercased().hasSuffix($0) }
      throw usage(
        Diagnostic(
          code: "unknown-format", "the ending of `\(path)` does not say which format is wanted",
          at: arguments.place(of: "output"),
          hints: [
            workbook.map {
              "Excel and other spreadsheets open CSV: `--output \(path.dropLast($0.count)).csv`"
            } ?? "add `--format`: \(OutputFormat.names.joined(separator: ", "))"
          ]))
    }
    return format
  }

  private static func usage(_ problem: Diagnostic) -> CommandFailure {
    CommandFailure(diagnostics: [problem], exitCode: .wrongUsage)
  }
}

extension OutputOptions {
  /// What the rows of a report are written as where they are made a part at a time.
  package enum RowsForm {
    /// Records of fields, as in CSV.
    case records
    /// Elements of JSON.
    case elements
  }

  /// What rows are written as; nil where people read them, or the lines of the log are printed.
  package static func rows(_ arguments: ParsedArguments) -> RowsForm? {
    switch try? OutputPlan.format(arguments) {
    case .json: .elements
    case .rendered(let renderer) where renderer is any FieldRenderer.Type: .records
    case .rendered, .jsonLines, nil: nil
    }
  }
}
