import TextBasics

#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension Session {
  /// Looks at the world as it is now.
  package static func system() -> Session {
    let environment = currentEnvironment()
    let terminal = TerminalTraits.system(environment: environment)
    let start = currentMilliseconds()
    var session = Session(
      environment: environment,
      workingFolder: currentFolder() ?? environment["PWD"] ?? "/",
      executablePath: currentExecutable() ?? CommandLine.arguments.first ?? "",
      millisecondsSince1970: start,
      elapsedMilliseconds: { currentMilliseconds() - start },
      randomBytes: { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      },
      standardInput: { try StandardStreams.readInput() },
      terminal: terminal,
      commandOutput: { ChildOutput.firstLine(of: $0) },
      edit: { path in
        let hasScreen = terminal.isInputTerminal && terminal.isOutputTerminal
        return Editor(environment: environment, hasScreen: hasScreen)?.edit(path)
      })
    if terminal.isInputTerminal, terminal.isErrorTerminal {
      session.confirm = { isConfirmed($0) }
    }
    // What is shown on a screen may go to a pager, which needs to know how long it is.
    if !terminal.isOutputTerminal {
      session.writeOutput = { StandardStreams.write($0, to: STDOUT_FILENO) }
    }
    return session
  }
}

private func isConfirmed(_ question: String) -> Bool {
  let lines = question.split(separator: "\n").map { String($0).visible }
  let text = lines.joined(separator: "\n")
  StandardStreams.write(Array("\(text) [y/N] ".utf8), to: STDERR_FILENO)
  let answer = readLine()?.lowercased() ?? ""
  return answer == "y" || answer == "yes"
}

private func currentEnvironment() -> [String: String] {
  #if canImport(Darwin)
    let entries = _NSGetEnviron().pointee
  #else
    let entries: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?> = environ
  #endif
  var environment: [String: String] = [:]
  var index = 0
  // The list ends with a null pointer.
  while let entry = entries[index] {
    let parts = String(cString: entry).split(
      separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 { environment[String(parts[0])] = String(parts[1]) }
    index += 1
  }
  return environment
}

private func currentFolder() -> String? {
  guard let path = getcwd(nil, 0) else { return nil }
  defer { free(path) }
  return String(cString: path)
}

private func currentExecutable() -> String? {
  #if canImport(Darwin)
    var size: UInt32 = 0
    _ = _NSGetExecutablePath(nil, &size)
    var bytes = [CChar](repeating: 0, count: Int(size))
    guard _NSGetExecutablePath(&bytes, &size) == 0 else { return nil }
    guard let path = bytes.withUnsafeBufferPointer({ realpath($0.baseAddress, nil) }) else {
      return nil
    }
  #else
    guard let path = realpath("/proc/self/exe", nil) else { return nil }
  #endif
  defer { free(path) }
  return String(cString: path)
}

private func currentMilliseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}
