#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A program that was started, with its output going to files so that it never has to wait.
package final class RunningProcess: Sendable {
  private let process: pid_t
  private let folder: TemporaryFolder

  /// Starts a program by its path.
  ///
  /// - Parameters:
  ///   - words: The path of the program, and what is typed after it.
  ///   - workingFolder: The folder that it runs in.
  ///   - environment: All of its environment.
  ///   - input: What its standard input holds.
  /// - Throws: A failure if it cannot be started.
  package init(
    _ words: [String], in workingFolder: String, environment: [String: String] = [:],
    input: String = ""
  ) throws {
    folder = try TemporaryFolder()
    try folder.write(input, to: "input")
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    posix_spawn_file_actions_addopen(&actions, 0, folder.file("input"), O_RDONLY, 0)
    let writing = O_WRONLY | O_CREAT | O_APPEND
    posix_spawn_file_actions_addopen(&actions, 1, folder.file("output"), writing, 0o666)
    posix_spawn_file_actions_addopen(&actions, 2, folder.file("errors"), writing, 0o666)
    // What the test runner does with signals is not the program's concern.
    var signals = sigset_t()
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))

    // Spawning cannot change the folder everywhere; a shell that then becomes the program can.
    let shell = ["/bin/sh", "-c", "cd \"$0\" && exec \"$@\"", workingFolder]
    var arguments = (shell + words).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in arguments + variables { free(pointer) } }
    var started = pid_t()
    let result = posix_spawn(
      &started, "/bin/sh", &actions, &attributes, &arguments, &variables)
    guard result == 0 else {
      throw TestFailure("cannot start \(words): \(String(cString: strerror(result)))")
    }
    process = started
  }

  /// Starts the built tool with the words typed after its name.
  package static func tool(
    _ words: [String], in workingFolder: String, environment: [String: String] = [:],
    input: String = ""
  ) throws -> RunningProcess {
    try RunningProcess(
      [BuiltTool.path()] + words, in: workingFolder,
      environment: ["INCIDENTLOG_AUTHOR": "tester", "PATH": "/usr/bin:/bin"]
        .merging(environment) { $1 },
      input: input)
  }

  /// Starts a shell script in which `$TOOL` is the built tool.
  package static func script(
    _ script: String, in workingFolder: String, environment: [String: String] = [:]
  ) throws -> RunningProcess {
    try RunningProcess(
      ["/bin/sh", "-c", script], in: workingFolder,
      environment: [
        "INCIDENTLOG_AUTHOR": "tester", "PATH": "/usr/bin:/bin", "TOOL": BuiltTool.path(),
      ].merging(environment) { $1 })
  }

  /// Sends the program a signal.
  package func send(_ signal: Int32) { kill(process, signal) }

  /// What the program wrote to standard output until now.
  package func outputSoFar() throws -> String { try folder.text("output") ?? "" }

  /// Waits until the program ends; to be called once.
  package func wait() throws -> ToolRun {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw TestFailure("cannot wait for process \(process)") }
    }
    let signal = status & 0x7F
    return ToolRun(
      output: try folder.text("output") ?? "", errors: try folder.text("errors") ?? "",
      exitCode: signal == 0 ? status >> 8 & 0xFF : 128 + signal)
  }
}
