/// What the three standard streams are and can show.
package struct TerminalTraits: Sendable, Hashable {
  /// Whether somebody can type answers.
  package var isInputTerminal: Bool
  /// Whether output is read on a screen.
  package var isOutputTerminal: Bool
  /// Whether messages are read on a screen.
  package var isErrorTerminal: Bool
  /// The width of the screen in cells, `nil` where there is none.
  package var width: Int?
  /// The height of the screen in lines, `nil` where there is none.
  package var height: Int?
  /// When the person wants colour.
  package var color: ColorChoice

  /// Makes traits, by default those of pipes.
  package init(
    isInputTerminal: Bool = false, isOutputTerminal: Bool = false, isErrorTerminal: Bool = false,
    width: Int? = nil, height: Int? = nil, environment: [String: String] = [:]
  ) {
    self.isInputTerminal = isInputTerminal
    self.isOutputTerminal = isOutputTerminal
    self.isErrorTerminal = isErrorTerminal
    self.width = width
    self.height = height
    color = ColorChoice(environment: environment)
  }

  /// Whether output is coloured.
  package var hasColor: Bool { color.allows(isTerminal: isOutputTerminal) }

  /// Whether messages are coloured.
  package var hasErrorColor: Bool { color.allows(isTerminal: isErrorTerminal) }
}
