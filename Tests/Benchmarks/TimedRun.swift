#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of a program as a whole process.
struct TimedRun {
  /// How long it took, in milliseconds.
  let milliseconds: Double
  /// The most memory it had, file pages included, in bytes.
  let peakMemory: Int
  /// Whether it ended with status 0.
  let isSuccess: Bool

  /// Runs a program found in `PATH`, its standard output going to a file.
  init?(_ words: [String], output: String, environment: [String: String] = [:]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let inherited = ["PATH", "HOME"].compactMap { (name: String) -> String? in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    let variables = inherited + environment.map { "\($0.key)=\($0.value)" }
    var arguments = words.map { strdup($0) } + [nil]
    var values = variables.map { strdup($0) } + [nil]
    defer { for pointer in arguments + values { free(pointer) } }
    let clock = ContinuousClock()
    let start = clock.now
    var child: pid_t = 0
    guard posix_spawnp(&child, words[0], &actions, nil, &arguments, &values) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child else { return nil }
    let time = clock.now - start
    milliseconds =
      Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
    #if canImport(Darwin)
      peakMemory = Int(usage.ru_maxrss)
    #else
      peakMemory = Int(usage.ru_maxrss) * 1024
    #endif
    isSuccess = status == 0
  }
}
