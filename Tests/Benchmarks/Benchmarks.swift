import IncidentStorage
import TestSupport

/// Generates logs and times the tool on them, beside other tools on the same files.
@main
enum Benchmarks {
  static func main() throws {
    let words = CommandLine.arguments.dropFirst()
    guard words.count == 4, words.first == "generate",
      let seed = UInt64(words.dropFirst().first ?? ""),
      let revisions = Int(words.dropFirst(2).first ?? ""), let path = words.last
    else {
      print("usage: Benchmarks generate SEED REVISIONS FOLDER")
      return
    }
    let size = try GeneratedLog.write(
      seed: seed, revisions: revisions, to: path, reference: LogFolder("data"))
    print("\(revisions) revisions, \(size) bytes")
  }
}
