#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The program in which the person edits text.
struct Editor {
  /// The words that start it, to be followed by the path of a file.
  let arguments: [String]

  /// Chooses the editor: `VISUAL`, else `EDITOR`, else `vi` where there is a screen; `nil` for none.
  init?(environment: [String: String], hasScreen: Bool) {
    let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let command = named ?? (hasScreen ? "vi" : nil) else { return nil }
    // Only what holds options needs a shell to take it apart.
    arguments =
      command.contains(" ") ? ["/bin/sh", "-c", "\(command) \"$0\""] : [command]
  }

  /// Opens a file and waits until it is closed; false where the editor failed or does not exist.
  func edit(_ path: String) -> Bool {
    // An interruption is the editor's to handle while it runs.
    let previous = signal(SIGINT, SIG_IGN)
    defer { signal(SIGINT, previous) }
    guard let process = start(path) else { return false }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { return false }
    }
    return status == 0
  }

  private func start(_ path: String) -> pid_t? {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
    #else
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What this process ignores, the editor must not.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    sigaddset(&defaults, SIGINT)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    var process = pid_t()
    var words = (arguments + [path]).map { strdup($0) } + [nil]
    defer { for pointer in words { free(pointer) } }
    guard let name = words[0] else { return nil }
    return posix_spawnp(&process, name, nil, &attributes, &words, environ) == 0 ? process : nil
  }
}
