import CommandLineKit
import Documents
import IncidentCommands
import TestSupport
import Testing

@Suite("Examples in help topics")
struct TopicExamplesTests {
  private static let commands = IncidentLogTool.runner.topics
    .filter { ["queries", "dates", "attribution"].contains($0.name) }
    .flatMap(\.document.blocks).flatMap { block -> [String] in
      guard case .code(let text) = block else { return [] }
      return text.split(separator: "\n").map(String.init)
    }

  @Test("There are examples")
  func some() {
    #expect(TopicExamplesTests.commands.count > 15)
  }

  @Test("Each runs and finds something to say in the shipped log", arguments: commands)
  func runs(command: String) throws {
    let run = ToolRun(
      Array(words(command).dropFirst()),
      .test(in: PackageFolder.path, environment: ["INCIDENTLOG_DATA": PackageFolder.file("data")]))
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(!run.output.isEmpty || run.errors.hasPrefix("no attack"), "\(run.errors)")
  }

  /// The words that a shell makes of a command with quotation marks.
  private func words(_ command: String) -> [String] {
    var words: [String] = [""]
    var isQuoted = false
    for character in command {
      switch character {
      case "\"": isQuoted.toggle()
      case " " where !isQuoted: words.append("")
      default: words[words.count - 1].append(character)
      }
    }
    return words
  }
}
