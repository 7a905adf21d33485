import Documents
import TextBasics

/// One run of the tool: what was typed, and what has come of it so far.
struct Run {
  let arguments: ParsedArguments
  let session: Session
  var result = RunResult()
  private let printer: DiagnosticPrinter
  private let proposal: CommandProposal

  init(_ tool: ToolDescription, _ arguments: ParsedArguments, _ session: Session) {
    proposal = CommandProposal(tool, arguments)
    self.arguments = arguments
    self.session = session
    result.isPaged = !arguments.isSet(StandardOptions.noPager)
    let terminal = session.terminal
    printer = DiagnosticPrinter(
      format: arguments.value(StandardOptions.errors) ?? .text,
      hasColor: terminal.hasErrorColor, width: terminal.isErrorTerminal ? terminal.width : nil)
  }

  /// Runs a command and shows its outcome.
  mutating func run(_ command: any Command.Type) {
    do {
      let plan =
        command.specification.isReporting
        ? try OutputPlan(arguments, session) : OutputPlan(session)
      let outcome = try command.run(arguments, session)
      result.exitCode = outcome.exitCode
      for message in outcome.messages { say(message) }
      try write(outcome.output, plan)
    } catch let failure as CommandFailure {
      fail(failure.diagnostics, failure.exitCode)
    } catch let problems as Diagnostics {
      fail(problems.all, .wrongUsage)
    } catch let problem as Diagnostic {
      fail([problem], .wrongUsage)
    } catch {
      fail([Diagnostic(code: "failure", "\(error)")], .invalidData)
    }
  }

  /// Shows a page of help.
  mutating func show(_ document: Document) {
    var look = OutputPlan(session).look
    // Help is prose, and wrapped also where output is not.
    look.width = min(look.width ?? 80, 80)
    result.standardOutput += TextRenderer.render(document, look: look)
  }

  /// So many problems with what was typed are told.
  private static let maximumTold = 100

  /// Prints problems and ends.
  mutating func fail(_ problems: [Diagnostic], _ exitCode: ExitCode) {
    // Each problem shows what was typed: of very many words all would be told very often.
    let told = exitCode == .wrongUsage ? problems.prefix(Run.maximumTold) : problems[...]
    for problem in told { say(.diagnostic(problem)) }
    if told.count < problems.count {
      let rest = problems.count - told.count
      say(.diagnostic(Diagnostic(.note, code: "more-problems", "there are \(rest) more problems")))
    }
    result.exitCode = exitCode
  }

  private mutating func say(_ message: Outcome.Message) {
    switch message {
    case .diagnostic(var diagnostic):
      if let file = diagnostic.place?.file { diagnostic.place?.file = session.shownPath(file) }
      diagnostic.hints = diagnostic.hints.map(proposal.repeated)
      printer.append(diagnostic, to: &result.standardError)
    case .text(let text): printer.append(proposal.repeated(text), to: &result.standardError)
    }
  }

  private mutating func write(
    _ output: Outcome.Output, _ plan: OutputPlan
  ) throws(CommandFailure) {
    var rows: Int?
    /// Gives the output a part at a time; the one that takes it says whether more is wanted.
    func give(_ take: ([UInt8]) -> Bool) {
      switch output {
      case .nothing: break
      case .bytes(let given):
        _ = take(
          plan.look.isOnScreen
            ? Array(String(decoding: given, as: UTF8.self).visibleLines.utf8) : given)
      case .document(let document): _ = take(TextRenderer.render(document, look: plan.look))
      case .report(let report): rows = plan.format.write(report, look: plan.look, to: take)
      }
    }
    if case .nothing = output { return }
    if let file = plan.file {
      try file.write(give)
      // Where nothing goes to the screen, silence could as well be a failure.
      let count = rows.map { $0 == 1 ? ": 1 row" : ": \($0.grouped) rows" } ?? ""
      say(.text("wrote \(file.name)\(count)"))
    } else if case .report = output, let writeOutput = session.writeOutput {
      give { part in
        result.written = writeOutput(part)
        return result.written == .written
      }
    } else {
      give { part in
        result.standardOutput += part
        return true
      }
    }
  }
}
