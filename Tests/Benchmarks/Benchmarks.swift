import IncidentCore
import IncidentStorage
import TestSupport

/// Generates logs and times the tool on them, beside other tools on the same files.
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
    } else if words.count == 2, words[0] == "scan" {
      let clock = ContinuousClock()
      var basis: LogBasis?
      print("basis", try clock.measure { basis = try LogBasis(LogFolder(words[1])) })
      guard let basis else { return }
      for _ in 0..<3 {
        var count = 0
        let time = try clock.measure { count = try IncidentIndex.scan(basis)?.columns.count ?? -1 }
        print("scan", count, time)
      }
    } else {
      print("usage: Benchmarks generate SEED REVISIONS FOLDER")
    }
  }
}
