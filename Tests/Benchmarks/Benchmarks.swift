import IncidentStorage
import TestSupport

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Generates logs and times the tool on them, beside other programs on the same files.
@main
enum Benchmarks {
  static func main() {
    do {
      try run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      progress("error: \(error)")
      exit(1)
    }
  }

  private static func run(_ words: [String]) throws {
    if words.count == 4, words[0] == "generate", let seed = UInt64(words[1]),
      let revisions = Int(words[2])
    {
      let size = try GeneratedLog.write(
        seed: seed, revisions: revisions, to: words[3], reference: shippedLog)
      print("\(revisions) revisions, \(size) bytes")
    } else if words.count == 3, words[0] == "rewrite" {
      try AnotherForm.write(LogFolder(words[1]), to: LogFolder(words[2]))
    } else if words.count > 3, words[0] == "compare" {
      let sizes = words.dropFirst(3).compactMap { Int($0) }
      guard sizes.count == words.count - 3, sizes.allSatisfy({ $0 > 0 }) else { return usage() }
      let comparison = Comparison(tool: words[1], scratch: words[2])
      guard try comparison.run(sizes: sizes) else { exit(1) }
    } else if words.count == 2, words[0] == "scan" {
      try scan(LogFolder(words[1]))
    } else {
      usage()
    }
  }

  /// The log in the package, from which generated logs take their towns, regions and actors.
  static var shippedLog: LogFolder { LogFolder(PackageFolder.file("data")) }

  /// Times the scanner alone, on one thread and without making rows.
  private static func scan(_ log: LogFolder) throws {
    let speed = try ScannerSpeed(log, rounds: 5)
    let megabytes = Double(speed.bytes) / 1e6
    let scanning = speed.scanning - speed.reading
    print("\(speed.lines) lines, \(Int(megabytes)) MB, \(speed.vouched) lines vouched for")
    print("reading alone \(Int(megabytes / speed.reading)) MB/s of processor time")
    print("scanning alone \(Int(megabytes / scanning)) MB/s of processor time")
  }

  private static func usage() {
    print(
      """
      usage: Benchmarks generate SEED REVISIONS FOLDER
                 writes a log
             Benchmarks rewrite LOG FOLDER
                 writes the records of a log with keys in another order and blanks
             Benchmarks compare TOOL SCRATCH SIZE...
                 times TOOL and other programs on logs of so many revisions, which are made in
                 the folder SCRATCH or found there; prints Markdown; ends with 1 if answers differ
             Benchmarks scan LOG
                 times the scanner alone

      Programs are searched in PATH: duckdb, jq, mlr, sqlite3.
      """)
    exit(2)
  }
}
