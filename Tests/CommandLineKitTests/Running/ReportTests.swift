import CommandLineKit
import Documents
import Testing
import TextBasics

struct ReportTests {
  private func output(_ report: Report, _ words: [String]) -> String {
    let runner = CommandRunner(tool: SampleTool.runner.tool, commands: [Shown.self])
    return Shown.$report.withValue(report) {
      RunText(runner.run(["show"] + words, Session())).output
    }
  }

  @Test("A look that is not asked for is not made")
  func isLazy() {
    let report = Report(
      schema: "s/1", query: .null, data: { .string("found") },
      document: {
        Issue.record("a document was made for JSON")
        return Document()
      })
    #expect(
      output(report, ["--json"])
        == "{\n  \"schema\": \"s/1\",\n  \"query\": null,\n  \"data\": \"found\"\n}\n")
  }

  @Test("A web page without a title is called as its schema is")
  func name() {
    var report = Report(
      schema: "tool.show/1", query: .null, data: .null, document: Document([.paragraph("x")]))
    #expect(output(report, ["--format", "html"]).contains("<title>tool show</title>"))
    report.document.name = "Another"
    #expect(output(report, ["--format", "html"]).contains("<title>Another</title>"))
  }

  @Test("Lines that a report has of its own go before the elements of its data")
  func lines() {
    var report = Report(
      schema: "s/1", query: .null, data: .array([.integer(1)]), document: Document(),
      lines: [Array("a".utf8), Array("b".utf8)])
    #expect(output(report, ["--format", "jsonl"]) == "a\nb\n")
    report = Report(
      schema: "s/1", query: .null, data: .array([.integer(1)]), document: Document())
    #expect(output(report, ["--format", "jsonl"]) == "1\n")
    report.data = .object(["n": .integer(1)])
    #expect(output(report, ["--format", "jsonl"]) == "{\"n\":1}\n")
  }
}

/// Shows the report it is handed.
private enum Shown: Command {
  @TaskLocal static var report: Report?
  static let specification = CommandSpecification(
    name: "show", group: SampleTool.lending, abstract: "show a report",
    options: OutputOptions.all)

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    Outcome(report.map { .report($0) } ?? .nothing)
  }
}
