import IncidentStorage
import TestSupport

/// Generates logs and times the tool on them, beside other programs on the same files.
@main
enum Benchmarks {
  static func main() throws {
    let words = Array(CommandLine.arguments.dropFirst())
    if words.count == 4, words[0] == "generate", let seed = UInt64(words[1]),
      let revisions = Int(words[2])
    {
      let size = try GeneratedLog.write(
        seed: seed, revisions: revisions, to: words[3], reference: LogFolder("data"))
      print("\(revisions) revisions, \(size) bytes")
    } else if words.count == 4, words[0] == "compare" {
      try Comparison(tool: words[1], log: LogFolder(words[2]), scratch: words[3]).run()
    } else if words.count == 2, words[0] == "scan" {
      try scan(LogFolder(words[1]))
    } else {
      print(
        """
        usage: Benchmarks generate SEED REVISIONS FOLDER
               Benchmarks compare TOOL LOG SCRATCH
               Benchmarks scan LOG
        """)
    }
  }

  /// Times the scanner alone, on one thread and without making rows.
  private static func scan(_ log: LogFolder) throws {
    let speed = try ScannerSpeed(log, rounds: 5)
    let megabytes = Double(speed.bytes) / 1e6
    let scanning = speed.scanning - speed.reading
    print("\(speed.lines) lines, \(Int(megabytes)) MB, \(speed.vouched) lines vouched for")
    print("reading alone \(Int(megabytes / speed.reading)) MB/s of processor time")
    print("scanning alone \(Int(megabytes / scanning)) MB/s of processor time")
  }
}
