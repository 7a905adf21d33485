import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CommandRunner {
  /// Runs the words this process was started with, and writes to its standard streams.
  ///
  /// What the session knows of the world can be adjusted before it is used.
  package func runProcess(adjust: (inout Session) -> Void = { _ in }) -> ExitCode {
    prepareProcess()
    var session = Session.system()
    adjust(&session)
    let result = run(Array(CommandLine.arguments.dropFirst()), session)
    var exitCode = result.exitCode
    var messages = result.standardError
    switch result.written ?? write(result, session) {
    case .written: break
    case .closed: exitCode = .done
    case .failed(let reason):
      exitCode = .refused
      let problem = Diagnostic(
        code: "cannot-write", "cannot write to standard output: \(reason)")
      DiagnosticPrinter(hasColor: session.terminal.hasErrorColor).append(problem, to: &messages)
    }
    StandardStreams.write(messages, to: STDERR_FILENO)
    return exitCode
  }

  private func write(_ result: RunResult, _ session: Session) -> StandardStreams.WriteResult {
    let terminal = session.terminal
    func lineCount() -> Int { result.standardOutput.count { $0 == UInt8(ascii: "\n") } }
    if terminal.isOutputTerminal, result.isPaged, lineCount() >= terminal.height ?? .max,
      let pager = Pager(variable: tool.pagerVariable, environment: session.environment),
      pager.show(result.standardOutput)
    {
      return .written
    }
    return StandardStreams.write(result.standardOutput, to: STDOUT_FILENO)
  }
}

/// Settles what signals and closed streams do to this process.
private func prepareProcess() {
  // A reader that has gone is told by the result of writing.
  signal(SIGPIPE, SIG_IGN)
  // Nothing may be initialised inside a handler, so that it is done here.
  OutputFile.unfinished = nil
  // The number of `ExitCode.interrupted`.
  handle(SIGINT) { _ in
    OutputFile.removeUnfinished()
    _exit(130)
  }
  handle(SIGTERM) { number in
    OutputFile.removeUnfinished()
    // It ends as if nobody had looked at the signal.
    signal(number, SIG_DFL)
    raise(number)
  }
  // A stream that is closed must not become the first file that is opened.
  for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
    _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
  }
}

/// Sets what a signal does, unless it was to be ignored: started in the background, the process must
/// stay deaf to the keyboard.
private func handle(_ number: Int32, by handler: @escaping @convention(c) (Int32) -> Void) {
  let previous = signal(number, handler)
  if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
    signal(number, SIG_IGN)
  }
}
