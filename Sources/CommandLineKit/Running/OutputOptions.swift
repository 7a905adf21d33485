/// The options of every command that reports, answered by the runner.
///
/// A command that reports has `OutputOptions.all` among its options.
package enum OutputOptions {
  /// The heading help puts them under.
  package static let section = "Output"

  /// Chooses the format.
  package static let format = Option<String>.text(
    "format", "FORMAT", help: "how the result is written", choices: OutputFormat.names,
    section: section, isCommon: true, defaultText: "text, or what the ending of --output says")

  /// Chooses JSON.
  package static let json = Flag("json", help: "short for --format json", section: section)

  /// Writes to a file.
  package static let output = Option<String>.text(
    "output", "FILE", short: "o", help: "write to a file, in the format its ending says",
    completes: "file", section: section, isCommon: true)

  /// Lets an existing file be overwritten.
  package static let force = Flag(
    "force", help: "overwrite the file that --output names", section: section)

  /// Sets the width of text.
  package static let width = Option<Int>.integer(
    "width", "N", in: 20...10_000, help: "fit text into so many columns", section: section,
    defaultText: "the terminal's, and no limit elsewhere")

  /// Keeps CSV from being read as formulas.
  package static let safeCSV = Flag(
    "safe-csv",
    help: "keep spreadsheets from reading CSV fields as formulas or backwards",
    section: section)

  /// All of them, in the order help lists them.
  package static let all: [any ParsableOption] = [
    format, json, output, force, width, safeCSV,
  ]
}

extension CommandSpecification {
  /// Whether the runner answers the output options for the command.
  var isReporting: Bool {
    options.contains { $0.specification.name == OutputOptions.safeCSV.specification.name }
  }
}
