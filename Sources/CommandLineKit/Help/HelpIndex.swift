package import Documents

/// The help that leads to the pages of commands and topics.
package enum HelpIndex {
  /// Makes the page of everything: commands by their groups, and topics.
  ///
  /// Commands of two words stand together in one line under the first.
  package static func overview(
    _ tool: ToolDescription, commands: [CommandSpecification], topics: [HelpTopic]
  ) -> Document {
    var blocks: [Block] = [
      .paragraph(OptionText.prose(tool.abstract)),
      .code("\(tool.name) COMMAND [arguments] [options]"),
    ]
    for group in groups(of: commands) {
      let members = commands.filter { $0.group == group }
      blocks.append(.heading(RichText(group.title), level: 1))
      blocks.append(.facts(facts(about: members, tool)))
    }
    if !topics.isEmpty {
      blocks.append(.heading("Topics", level: 1))
      blocks.append(.facts(topics.map { Fact($0.name, OptionText.prose($0.abstract)) }))
    }
    let words = ["\(tool.name) COMMAND -h", "\(tool.name) help COMMAND", "\(tool.name) help TOPIC"]
    blocks.append(.heading("More", level: 1))
    blocks.append(
      .facts([
        Fact(words[0], "a command in short, with examples"),
        Fact(words[1], "everything about a command"),
        Fact(words[2], "a page about something else"),
      ]))
    return Document(title: RichText(tool.name), blocks)
  }

  /// Makes the page of the commands that share their first word.
  package static func family(
    _ first: String, tool: ToolDescription, commands: [CommandSpecification]
  ) -> Document {
    let members = commands.filter { $0.name == first || $0.name.hasPrefix("\(first) ") }
    let command = "\(tool.name) \(members.last?.name ?? first) -h"
    let abstract = tool.families[first].map { [Block.paragraph(OptionText.prose($0))] } ?? []
    return Document(
      abstract + [
        .code("\(tool.name) \(first) COMMAND [arguments] [options]"),
        .facts(members.map { Fact($0.name, OptionText.prose($0.abstract)) }),
        .paragraph("\(command, .code) shows one of them in short, with examples"),
      ])
  }

  private static func groups(of commands: [CommandSpecification]) -> [CommandGroup] {
    var groups: [CommandGroup] = []
    for command in commands where !groups.contains(command.group) { groups.append(command.group) }
    return groups
  }

  private static func facts(
    about commands: [CommandSpecification], _ tool: ToolDescription
  ) -> [Fact] {
    var facts: [Fact] = []
    var isShown: Set<String> = []
    for command in commands {
      let first = command.name.split(separator: " ").first.map(String.init) ?? command.name
      guard isShown.insert(first).inserted else { continue }
      let seconds = commands.filter { $0.name.hasPrefix("\(first) ") }
        .map { String($0.name.dropFirst(first.count + 1)) }
      var text = RichText()
      if let whole = commands.first(where: { $0.name == first }) {
        text += OptionText.prose(whole.abstract)
      } else if let abstract = tool.families[first] {
        text += OptionText.prose(abstract)
      }
      if !seconds.isEmpty {
        if !text.isEmpty { text += "; " }
        text += RichText("\(first) \(seconds.joined(separator: "|"))", .code)
      }
      facts.append(Fact(first, text))
    }
    return facts
  }
}
