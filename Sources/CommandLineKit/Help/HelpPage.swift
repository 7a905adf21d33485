package import Documents

/// The help of one command, made of its specification alone.
package enum HelpPage {
  /// Makes the page for `-h`: what it does, how to write it, three examples, the common options.
  package static func short(_ command: CommandSpecification, tool: ToolDescription) -> Document {
    var blocks: [Block] = [
      .paragraph(OptionText.prose(command.abstract)),
      .code(OptionText.usage(command, tool: tool.name)),
    ]
    if !command.examples.isEmpty {
      blocks.append(.code(OptionText.code(command.examples.prefix(3))))
    }
    let common = command.options.map(\.specification).filter(\.isCommon)
    if !common.isEmpty { blocks.append(.facts(common.map(OptionText.fact))) }
    let full = "\(tool.name) \(command.name) --help"
    blocks.append(.paragraph("\(full, .code) tells everything about it"))
    return Document(blocks)
  }

  /// Makes the page for `--help`: everything, also of the options that every command takes.
  package static func full(
    _ command: CommandSpecification, tool: ToolDescription,
    globalOptions: [any ParsableOption] = []
  ) -> Document {
    var blocks: [Block] = [
      .paragraph(OptionText.prose(command.abstract)),
      .heading("Usage", level: 1),
      .code(OptionText.usage(command, tool: tool.name)),
    ]
    blocks += command.discussion.map { .paragraph(OptionText.prose($0)) }
    if !command.arguments.isEmpty {
      blocks.append(.heading("Arguments", level: 1))
      blocks.append(.facts(command.arguments.map { OptionText.fact($0.specification) }))
    }
    blocks += options(command.options + globalOptions)
    if !command.examples.isEmpty {
      blocks.append(.heading("Examples", level: 1))
      blocks += command.examples.map { .code(OptionText.code([$0])) }
    }
    if !command.aliases.isEmpty {
      let names = command.aliases.map { RichText("\(tool.name) \($0)", .code) }
      blocks.append(.heading("Also called", level: 1))
      blocks.append(.paragraph(names.joined(separator: ", ")))
    }
    if !command.seeAlso.isEmpty {
      let names = command.seeAlso.map { RichText("\(tool.name) help \($0)", .code) }
      blocks.append(.heading("See also", level: 1))
      blocks.append(.paragraph(names.joined(separator: ", ")))
    }
    return Document(title: RichText("\(tool.name) \(command.name)"), blocks)
  }

  /// The options under their headings, in the order in which headings first come up.
  private static func options(_ options: [any ParsableOption]) -> [Block] {
    var sections: [(title: String, options: [OptionSpecification])] = []
    for option in OptionTable(options).options.map(\.specification) {
      let title = option.section ?? "Options"
      if let index = sections.firstIndex(where: { $0.title == title }) {
        sections[index].options.append(option)
      } else {
        sections.append((title, [option]))
      }
    }
    return sections.flatMap { section -> [Block] in
      [
        .heading(RichText(section.title), level: 1),
        .facts(section.options.map(OptionText.fact)),
      ]
    }
  }
}
