import CommandLineKit
import Documents
import IncidentCommands
import Testing

/// A page of the manual that follows from the code.
struct ManualPage {
  /// The folder of the manual, from the package on.
  static let folder = "Sources/incidentlog/Manual.docc"

  /// The file, from the package on.
  let file: String
  /// What it holds.
  let text: String

  private static var runner: CommandRunner { IncidentLogTool.runner }

  /// All pages that follow from the code: one a topic, one a command, and what leads to them.
  static var all: [ManualPage] {
    runner.topics.map(page) + runner.commands.map { page($0.specification) } + [index]
  }

  private static func page(_ topic: HelpTopic) -> ManualPage {
    let name = words(topic.name)
    return ManualPage(
      file: "\(folder)/Topics/\(name.joined()).md",
      text: markdown(
        Document(
          title: topic.document.title ?? RichText(name.joined(separator: " ")),
          [.paragraph(sentence(topic.abstract))] + topic.document.blocks),
        from: "incidentlog help \(topic.name)"))
  }

  private static func page(_ command: CommandSpecification) -> ManualPage {
    var document = HelpPage.full(
      command, tool: runner.tool, globalOptions: runner.globalOptions)
    document.blocks[0] = .paragraph(sentence(command.abstract))
    return ManualPage(
      file: "\(folder)/Commands/\(fileName(command)).md",
      text: markdown(document, from: "incidentlog \(command.name) --help"))
  }

  /// The page that leads to all of them.
  private static var index: ManualPage {
    var text = "# Reference\n\nWhat `incidentlog help` prints: its topics and every command.\n\n"
    text += "## Topics\n\n### Topics of help\n\n"
    for topic in runner.topics { text += "- <doc:\(words(topic.name).joined())>\n" }
    let commands = runner.commands.map { $0.specification }
    var groups: [CommandGroup] = []
    for command in commands where !groups.contains(command.group) { groups.append(command.group) }
    for group in groups {
      text += "\n### \(group.title)\n\n"
      for command in commands where command.group == group {
        text += "- <doc:\(fileName(command))>\n"
      }
    }
    return ManualPage(file: "\(folder)/Reference.md", text: text)
  }

  private static func fileName(_ command: CommandSpecification) -> String {
    (["incidentlog"] + command.name.split(separator: " ").map(String.init)).joined(separator: "-")
  }

  private static func words(_ name: String) -> [String] {
    name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
  }

  private static func sentence(_ abstract: String) -> RichText {
    OptionText.prose(abstract.prefix(1).uppercased() + abstract.dropFirst() + ".")
  }

  /// A page with a remark of where it comes from. "See also" is a heading that DocC keeps for links.
  private static func markdown(_ document: Document, from command: String) -> String {
    var document = document
    document.blocks = document.blocks.map { block in
      if case .heading(let text, let level) = block, text.plain == "See also" {
        return .heading("Further reading", level: level)
      }
      return block
    }
    document.blocks.append(.paragraph("This page is what \(command, .code) prints."))
    return String(
      decoding: MarkdownRenderer.render(document, look: Look(width: nil, hasColor: false)),
      as: UTF8.self)
  }
}

extension ManualPage: CustomTestStringConvertible {
  var testDescription: String { file }
}
