import CommandLineKit
import TestSupport

/// A small log on which commands are run one after the other, each at its own time.
final class CorrectedLog {
  let folder: TemporaryFolder
  private let random = CountingRandom()

  /// What a person would answer; nil where there is nobody to ask.
  var answer: Bool?
  /// What the editor does with the path of the file that it opens; nil where there is none.
  var editor: (@Sendable (String) -> Bool)?
  /// The words of a command that somebody else runs while a question or the editor is open.
  var meanwhile: [String] = []
  /// The questions that were asked.
  let questions = Questions()

  init() throws {
    folder = try TemporaryFolder()
    try SmallLog.write(to: folder)
  }

  /// Runs a command at a time of 1 July 2025.
  @discardableResult
  func run(_ words: String..., at time: String, by author: String = "tester") -> ToolRun {
    run(words, at: time, by: author)
  }

  /// Runs a command at a time of 1 July 2025.
  @discardableResult
  func run(_ words: [String], at time: String, by author: String = "tester") -> ToolRun {
    let session = Session.test(
      in: folder.file("log"), at: "2025-07-01T\(time):00.000Z",
      environment: ["INCIDENTLOG_AUTHOR": author, "TMPDIR": folder.path], random: random)
    var asking = session
    let (answer, editor, questions, meanwhile) = (answer, editor, questions, meanwhile)
    asking.confirm = { question in
      questions.add(question)
      if !meanwhile.isEmpty { _ = ToolRun(meanwhile, session) }
      return answer
    }
    asking.edit = { path in
      if !meanwhile.isEmpty { _ = ToolRun(meanwhile, session) }
      return editor.map { $0(path) }
    }
    return ToolRun(words, asking)
  }

  /// Records one attack on Kayes with a suspicion; it is `ML-20250701-0001` if it is the first.
  func addAttack(at time: String = "12:00") {
    run(
      "add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "armed-assault", "--group",
      "JNIM", "--status", "suspected", "--basis", "tactics", "--source", "AFP", at: time)
  }

  /// The lines of the journal of incidents.
  func incidentLines() throws -> [String] {
    try (folder.text("log/incidents/2025.jsonl") ?? "").split(separator: "\n").map(String.init)
  }
}
