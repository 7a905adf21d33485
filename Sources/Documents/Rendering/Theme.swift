/// How roles look in a terminal.
package struct Theme: Sendable, Hashable {
  private let prefixes: [Role: String]

  /// Makes a theme of SGR parameters (ECMA-48, 8.3.117); roles without any stay plain.
  package init(_ parameters: [Role: [UInt8]]) {
    prefixes = parameters.compactMapValues { codes in
      codes.isEmpty ? nil : "\u{1B}[" + codes.map(String.init).joined(separator: ";") + "m"
    }
  }

  /// The standard theme: the terminal's own palette, red and yellow kept for what needs care.
  package static let calm = Theme([
    .strong: [1], .place: [36], .actor: [35], .date: [32], .warning: [33], .error: [31],
    .muted: [2], .code: [1],
  ])

  /// What ends every coloured piece of text.
  static let reset = "\u{1B}[0m"

  /// The escape sequence that begins text of a role, `nil` where it is not marked.
  func prefix(for role: Role) -> String? { prefixes[role] }
}
