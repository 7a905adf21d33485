import IncidentCore
import IncidentStorage
import TextBasics

/// A copy of the shipped log of 1 July 2025 for tests, with few of its towns so that it is quick.
package struct ShippedLog: Sendable {
  /// The folder that holds the log.
  package let folder: TemporaryFolder
  private let random = CountingRandom()

  /// Copies the log.
  ///
  /// - Parameters:
  ///   - towns: The ids of further towns; those of the attacks are always there.
  ///   - hasIncidents: Whether its attacks and operations are copied.
  /// - Throws: A failure if a file cannot be read or written.
  package init(towns: Set<String> = [], hasIncidents: Bool = true) throws {
    folder = try TemporaryFolder()
    for file in ["log.json", "actors.jsonl", "regions.jsonl"] { try copy(file) }
    for file in ["incidents/2025.jsonl", "operations/2025.jsonl"] where hasIncidents {
      try copy(file)
    }
    let wanted = towns.union(Self.attacked)
    let gazetteer = try TownFile(path: PackageFolder.file("data/towns.jsonl"))
    let lines = try wanted.sorted().map { id in
      guard let town = gazetteer.town(id: id) else { throw TestFailure("there is no town \(id)") }
      return town.json.text + "\n"
    }
    try folder.write(lines.joined(), to: "towns.jsonl")
  }

  private static let attacked: Set<String> = [
    "ml-diboli", "ml-gogui", "ml-kayes", "ml-molodo", "ml-niono", "ml-nioro", "ml-sandare",
  ]

  private static func text(_ file: String) throws -> String {
    guard let text = try PackageFolder.text("data/\(file)") else {
      throw TestFailure("data/\(file) is not there")
    }
    return text
  }

  private func copy(_ file: String) throws { try folder.write(Self.text(file), to: file) }

  /// Runs the tool in the log's folder.
  package func run(_ words: [String], at now: String = "2025-07-02T12:00:00.000Z") -> ToolRun {
    ToolRun(words, .test(in: folder.path, at: now, random: random))
  }
}
