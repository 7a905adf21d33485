import TextBasics

/// Text made safe for roff, its roles as fonts.
enum ManText {
  /// Writes rich text as one input line that is never taken for a request.
  static func line(_ text: RichText) -> String {
    var output = ""
    for span in text.spans {
      let content = escaped(span.text.visible)
      switch span.role {
      case .strong, .code: output += "\\fB\(content)\\fR"
      case .identifier: output += "\\fI\(content)\\fR"
      default: output += content
      }
    }
    return guarded(output)
  }

  /// Writes a line that is not filled.
  static func verbatim(_ text: String) -> String {
    text.isEmpty ? "" : guarded(escaped(text.visible))
  }

  /// Writes the argument of a macro.
  static func argument(_ text: String) -> String {
    "\"\(escaped(text.visible))\""
  }

  /// Escapes what roff would interpret or replace by typographic signs.
  private static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": output += "\\e"
      case "-": output += "\\-"
      case "'": output += "\\(aq"
      case "`": output += "\\(ga"
      case "\"": output += "\\(dq"
      case "^": output += "\\(ha"
      case "~": output += "\\(ti"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// Keeps a line from beginning with what makes it a request, a break or nothing.
  private static func guarded(_ line: String) -> String {
    switch line.unicodeScalars.first {
    case ".", " ", nil: "\\&" + line
    default: line
    }
  }
}
