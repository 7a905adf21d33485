#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that shows long output a screen at a time.
struct Pager {
  /// The words that start it.
  let arguments: [String]
  /// The environment it gets.
  let environment: [String: String]

  /// Chooses the pager: the tool's own variable, else `PAGER`, else `less`; `nil` for none.
  init?(variable: String, environment: [String: String]) {
    let command = environment[variable] ?? environment["PAGER"] ?? "less"
    if command.isEmpty || command == "cat" { return nil }
    arguments = command.contains(" ") ? ["/bin/sh", "-c", command] : [command]
    // Short output is left on the screen, colours are passed on.
    self.environment = environment.merging(["LESS": "FRX"]) { own, _ in own }
  }

  /// Shows bytes, and returns when the person has seen enough; false where it could not be started.
  func show(_ bytes: [UInt8]) -> Bool {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    let process = ChildProcess(
      arguments, environment: environment, input: .pipe(ends[0], other: ends[1]))
    close(ends[0])
    guard let process else {
      close(ends[1])
      return false
    }
    return ChildProcess.leavingInterruptions {
      StandardStreams.write(bytes, to: ends[1])
      close(ends[1])
      // 127 is how a shell says that there is no such program.
      return process.exitCode() != 127
    }
  }
}
