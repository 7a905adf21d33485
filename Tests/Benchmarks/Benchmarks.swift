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
    } else {
      print(
        """
        usage: Benchmarks generate SEED REVISIONS FOLDER
               Benchmarks compare TOOL LOG SCRATCH
        """)
    }
  }
}
