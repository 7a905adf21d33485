import Dispatch
import IncidentStorage
import TestSupport

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
  /// How long processors worked for it, all of them together, in milliseconds.
  let processorMilliseconds: Double
  /// The most memory it had, mapped file pages included, in bytes.
  let peakMemory: Int
  /// The peak below which ``peakMemory`` cannot go; see ``OwnMemory``.
  let floor: Int
  /// Whether it ended with status 0.
  let isSuccess: Bool
  /// Whether it was ended because it took longer than the limit.
  let isTooLong: Bool

  /// How long a program may take in a race, in seconds.
  static let limit = 300

  /// Runs a program, its standard output going to a file and what it complains of to `OUTPUT.err`.
  ///
  /// - Parameters:
  ///   - words: The path of the program, and its arguments.
  ///   - output: The file.
  ///   - environment: Variables besides `PATH` and `HOME`.
  ///   - limit: After how many seconds it is ended.
  init?(
    _ words: [String], output: String, environment: [String: String] = [:],
    limit: Int = TimedRun.limit
  ) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, 1, output, flags, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, "\(output).err", flags, 0o600)
    let inherited = ["PATH", "HOME"].compactMap { (name: String) -> String? in
      getenv(name).map { "\(name)=\(String(cString: $0))" }
    }
    let variables = inherited + environment.map { "\($0.key)=\($0.value)" }
    var arguments = words.map { strdup($0) } + [nil]
    var values = variables.map { strdup($0) } + [nil]
    defer { for pointer in arguments + values { free(pointer) } }
    OwnMemory.forgetPeak()
    let clock = ContinuousClock()
    let start = clock.now
    var child: pid_t = 0
    guard posix_spawnp(&child, words[0], &actions, nil, &arguments, &values) == 0 else {
      return nil
    }
    let watch = DispatchWorkItem { [child] in kill(child, SIGKILL) }
    DispatchQueue.global().asyncAfter(deadline: .now() + .seconds(limit), execute: watch)
    defer { watch.cancel() }
    var status: Int32 = 0
    var usage = rusage()
    guard wait4(child, &status, 0, &usage) == child else { return nil }
    let time = clock.now - start
    floor = OwnMemory.peak
    milliseconds =
      Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
    processorMilliseconds =
      TimedRun.milliseconds(usage.ru_utime) + TimedRun.milliseconds(usage.ru_stime)
    #if canImport(Darwin)
      peakMemory = Int(usage.ru_maxrss)
    #else
      peakMemory = Int(usage.ru_maxrss) * 1024
    #endif
    isSuccess = status == 0
    isTooLong = status & 0x7F == SIGKILL && time >= .seconds(limit)
  }

  private static func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1e3 + Double(time.tv_usec) / 1e3
  }

  /// Runs what prepares a race, however long it takes.
  ///
  /// - Throws: A failure with the beginning of what it complains of, if it does not succeed.
  static func preparing(_ words: [String], scratch: String) throws {
    let run = TimedRun(words, output: "\(scratch)/output", limit: 100_000)
    guard run?.isSuccess != true else { return }
    let complaint = try FileAccess().read("\(scratch)/output.err", count: 400) ?? []
    throw TestFailure("failed: \(words[0]): \(String(decoding: complaint, as: UTF8.self))")
  }
}
