import TextBasics

/// Text made safe for Markdown, its roles marked where Markdown has a mark.
enum MarkdownText {
  /// Writes rich text for the middle of a line.
  static func inline(_ text: RichText, isInTable: Bool = false) -> String {
    var output = ""
    for span in text.spans {
      let visible = span.text.visible
      switch span.role {
      case .strong: output += strong(visible)
      // Inside code a pipe cannot be told from the end of a table's cell.
      case .code where !(isInTable && visible.utf8.contains(UInt8(ascii: "|"))):
        output += code(visible)
      default: output += escaped(visible)
      }
    }
    return output
  }

  /// Puts a backslash before all that could begin or end something in Markdown.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$": output += "\\"
      default: break
      }
      output.unicodeScalars.append(scalar)
    }
    return output
  }

  /// Keeps a line from beginning a heading, a list or an indented block.
  static func startOfLine(_ line: String) -> String {
    let text = line.drop { $0 == " " }
    guard let first = text.first else { return "" }
    if first == "#" || first == "+" || first == "-" { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text[digits.endIndex...]
    if !digits.isEmpty, rest.first == "." || rest.first == ")" { return digits + "\\" + rest }
    return String(text)
  }

  /// Counts the backticks of the longest run.
  static func longestBacktickRun(_ text: String) -> Int {
    var longest = 0
    var run = 0
    for byte in text.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// Blanks inside the asterisks would keep them from being read as a mark.
  private static func strong(_ text: String) -> String {
    let start = text.prefix { $0 == " " }
    let rest = text.dropFirst(start.count)
    guard let last = rest.lastIndex(where: { $0 != " " }) else { return text }
    let end = rest.index(after: last)
    return "\(start)**\(escaped(String(rest[..<end])))**\(rest[end...])"
  }

  private static func code(_ text: String) -> String {
    if text.allSatisfy({ $0 == " " }) { return text }
    let fence = String(repeating: "`", count: longestBacktickRun(text) + 1)
    let needsBlanks = text.hasPrefix("`") || text.hasSuffix("`")
    return needsBlanks ? "\(fence) \(text) \(fence)" : fence + text + fence
  }
}
