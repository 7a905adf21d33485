import TestSupport

/// A page of Markdown whose console sessions can be run.
///
/// - A block fenced as `console` is a session: lines that begin with `$ ` are typed, a backslash
///   at the end of one goes on in the next, all others are what was printed.
/// - A comment `<!-- console: clone -->` starts anew in the state that it names; all blocks
///   after it go on in one folder. A page starts as `clone`.
/// - A block fenced as `file NAME` is a file that the page has its reader write.
struct ConsolePage {
  /// The parts, which together are the page.
  let parts: [Part]

  /// Lines of a page, and what is to be done where they stand.
  struct Part: Equatable {
    var lines: [String]
    var action = Action.none
  }

  /// What is to be done.
  enum Action: Equatable {
    case none
    case start(String)
    case write(file: String)
    /// Runs what is typed in the first lines; those after them are what it printed.
    case run(typed: Int)
  }

  /// Whether anything is run.
  var hasSessions: Bool {
    parts.contains { if case .run = $0.action { true } else { false } }
  }

  /// Reads a page.
  init(_ text: String) {
    var parts: [Part] = []
    var fence: Substring?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let info = fence {
        if line == "```" {
          fence = nil
          parts.append(Part(lines: [line]))
        } else if info == "console" {
          ConsolePage.append(line, to: &parts)
        } else if info.hasPrefix("file "), case .write = parts[parts.count - 1].action {
          parts[parts.count - 1].lines.append(line)
        } else {
          parts.append(Part(lines: [line]))
        }
      } else if line.hasPrefix("```") {
        let info = line.dropFirst(3)
        fence = info
        parts.append(Part(lines: [line]))
        if info.hasPrefix("file ") {
          parts.append(Part(lines: [], action: .write(file: String(info.dropFirst(5)))))
        }
      } else if line.hasPrefix("<!-- console: "), line.hasSuffix(" -->") {
        let state = line.dropFirst("<!-- console: ".count).dropLast(" -->".count)
        parts.append(Part(lines: [line], action: .start(String(state))))
      } else {
        parts.append(Part(lines: [line]))
      }
    }
    self.parts = parts
  }

  private static func append(_ line: String, to parts: inout [Part]) {
    let last = parts.count - 1
    if line.hasPrefix("$ ") {
      parts.append(Part(lines: [line], action: .run(typed: 1)))
    } else if case .run(let typed) = parts[last].action {
      if parts[last].lines.count == typed, parts[last].lines[typed - 1].hasSuffix("\\") {
        parts[last].action = .run(typed: typed + 1)
      }
      parts[last].lines.append(line)
    } else {
      parts.append(Part(lines: [line]))
    }
  }

  /// The page with what its sessions print now.
  func afterRunning() throws -> String {
    var session = try ConsoleSession(startingWith: "clone")
    var lines: [String] = []
    for part in parts {
      switch part.action {
      case .none: lines += part.lines
      case .start(let state):
        session = try ConsoleSession(startingWith: state)
        lines += part.lines
      case .write(let file):
        try session.folder.write(part.lines.map { "\($0)\n" }.joined(), to: file)
        lines += part.lines
      case .run(let typed):
        let command = Array(part.lines[..<typed])
        lines += command
        lines += try session.run(command) ?? Array(part.lines[typed...])
      }
    }
    return lines.joined(separator: "\n")
  }
}
