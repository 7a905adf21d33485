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
    let process = start(reading: ends[0], closing: ends[1])
    close(ends[0])
    guard let process else {
      close(ends[1])
      return false
    }
    // An interruption is the pager's to handle while it runs.
    let previous = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, previous) }
    StandardStreams.write(bytes, to: ends[1])
    close(ends[1])
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // 127 is how a shell says that there is no such program.
    return status != 127 << 8
  }

  private func start(reading input: Int32, closing other: Int32) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_addclose(&actions, other)
    if input != STDIN_FILENO { posix_spawn_file_actions_addclose(&actions, input) }
    // This process ignores closed pipes; the pager's own commands must not.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigaddset(&defaults, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var process = pid_t()
    var words = arguments.map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    guard let name = words[0] else { return nil }
    let error = posix_spawnp(&process, name, &actions, &attributes, &words, &variables)
    return error == 0 ? process : nil
  }
}
