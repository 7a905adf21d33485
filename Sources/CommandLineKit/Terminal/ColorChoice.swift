/// When text is coloured.
package enum ColorChoice: String, Sendable, Hashable, CaseIterable {
  /// On terminals.
  case auto
  /// Also in pipes and files.
  case always
  /// Nowhere.
  case never

  /// Reads `NO_COLOR` (no-color.org), then `CLICOLOR_FORCE` (bixense.com/clicolors), then `TERM`.
  package init(environment: [String: String]) {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    self =
      if isSet("NO_COLOR") {
        .never
      } else if isSet("CLICOLOR_FORCE"), environment["CLICOLOR_FORCE"] != "0" {
        .always
      } else if environment["TERM"] == "dumb" {
        .never
      } else {
        .auto
      }
  }

  /// Whether text on a stream is coloured.
  package func allows(isTerminal: Bool) -> Bool {
    switch self {
    case .auto: isTerminal
    case .always: true
    case .never: false
    }
  }
}
