#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Another program that this one starts and waits for.
struct ChildProcess {
  private let id: pid_t

  /// One of the three streams of a program.
  enum Stream: Sendable {
    /// That of this process.
    case inherited
    /// One end of a pipe; the other end is this process's.
    case pipe(Int32, other: Int32)
    /// Nothing to read, and nobody who sees what is written.
    case nothing
  }

  /// Starts a program that is found on the path; nil where it cannot be started.
  ///
  /// - Parameters:
  ///   - arguments: The words that start it.
  ///   - environment: What it gets; nil for that of this process.
  ///   - input: What it reads.
  ///   - output: Where it writes.
  ///   - errors: Where it writes what goes wrong.
  init?(
    _ arguments: [String], environment: [String: String]? = nil, input: Stream = .inherited,
    output: Stream = .inherited, errors: Stream = .inherited
  ) {
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
    for (stream, number) in [
      (input, STDIN_FILENO), (output, STDOUT_FILENO), (errors, STDERR_FILENO),
    ] {
      switch stream {
      case .inherited: break
      case .pipe(let end, let other):
        posix_spawn_file_actions_adddup2(&actions, end, number)
        posix_spawn_file_actions_addclose(&actions, other)
        if end != number { posix_spawn_file_actions_addclose(&actions, end) }
      case .nothing:
        posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
      }
    }
    // What this process ignores, the other and its own commands must not.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigaddset(&defaults, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var process = pid_t()
    var words = arguments.map { strdup($0) } + [nil]
    var variables = (environment ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    guard let name = words[0] else { return nil }
    let error =
      environment == nil
      ? posix_spawnp(&process, name, &actions, &attributes, &words, environ)
      : posix_spawnp(&process, name, &actions, &attributes, &words, &variables)
    guard error == 0 else { return nil }
    id = process
  }

  /// Waits until it ends, and gives the number that it ended with; nil where a signal ended it.
  func exitCode() -> Int32? {
    var status: Int32 = 0
    while waitpid(id, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }

  /// Does something while an interruption is the other program's to handle.
  static func leavingInterruptions<Result>(_ body: () -> Result) -> Result {
    let previous = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, previous) }
    return body()
  }
}
