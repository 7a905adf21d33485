/// The options that every command takes and the runner answers.
package enum StandardOptions {
  /// The heading help puts them under.
  package static let section = "Everywhere"

  /// Shows help: `-h` in short, `--help` in full.
  package static let help = Flag(
    "help", short: "h", help: "show help, -h in short and --help in full", section: section)

  /// Shows the version.
  package static let version = Flag("version", help: "show the version", section: section)

  /// Chooses whether text is coloured.
  package static let color = Option<ColorChoice>.word(
    "color", "WHEN", help: "whether text is coloured", section: section, defaultText: "auto")

  /// Chooses how problems are printed.
  package static let errors = Option<ErrorFormat>.word(
    "errors", "FORMAT", help: "how problems are printed on standard error", section: section,
    defaultText: "text")

  /// Keeps long output out of the pager.
  package static let noPager = Flag(
    "no-pager", help: "never show long output in a pager", section: section)

  /// All of them, in the order help lists them.
  package static let all: [any ParsableOption] = [color, noPager, errors, help, version]
}

/// How problems are printed.
package enum ErrorFormat: String, Sendable, Hashable, CaseIterable {
  /// For people.
  case text
  /// One JSON object a line, for programs.
  case json
}
