import CommandLineKit
import IncidentCore
import IncidentStorage
import TestSupport

/// A log with a few towns, regions and actors, and the tool run on it.
final class TeamLog {
  let temporary: TemporaryFolder
  let name: String
  private let random: CountingRandom

  /// Makes a log in a folder of its own, or beside another.
  init(_ name: String = "log", beside other: TeamLog? = nil, marking: String = "amber") throws {
    temporary = try other?.temporary ?? TemporaryFolder()
    self.name = name
    // Two people draw different ids.
    random = CountingRandom(after: other == nil ? 0 : 500)
    try expectDone(
      run([
        "init", temporary.file(name), "--country", "ML", "--marking", marking, "--reference",
        "none",
      ]))
    try temporary.write(TeamLog.actors, to: "\(name)/actors.jsonl")
    try temporary.write(TeamLog.regions, to: "\(name)/regions.jsonl")
    try temporary.write(TeamLog.towns, to: "\(name)/towns.jsonl")
  }

  var folder: LogFolder { LogFolder(temporary.file(name)) }

  /// Runs a command on the log.
  @discardableResult
  func run(_ words: [String], at now: String = "2025-07-02T09:00:00.000Z") -> ToolRun {
    ToolRun(
      words,
      .test(
        in: temporary.path, at: now,
        environment: ["INCIDENTLOG_DATA": temporary.file(name)], random: random))
  }

  /// Runs a command that must succeed, and gives the ids that it prints.
  @discardableResult
  func done(_ words: String..., at now: String = "2025-07-02T09:00:00.000Z") throws -> [String] {
    let result = run(words, at: now)
    try expectDone(result)
    return result.output.split(separator: "\n").map(String.init)
  }

  /// Everything that all files of the log hold.
  func bytes() throws -> String { try TeamLog.bytes(of: name, in: temporary) }

  static func bytes(of name: String, in temporary: TemporaryFolder) throws -> String {
    try temporary.allFiles().filter { $0.hasPrefix("\(name)/") }
      .map { try temporary.text($0) ?? "" }.joined()
  }

  private func expectDone(_ result: ToolRun) throws {
    guard result.exitCode == 0 else { throw TestFailure(result.errors) }
  }

  static let actors = """
    {"id":"jnim","name":"JNIM","kind":"jihadist-group","from":"2017-03"}
    {"id":"fama","name":"FAMa","kind":"state-forces"}

    """
  static let regions = """
    {"id":"ml","name":"Mali","kind":"country"}
    {"id":"ml-segou","name":"Ségou","kind":"adm1","parents":[{"region":"ml"}]}
    {"id":"ml-kayes","name":"Kayes","kind":"adm1","parents":[{"region":"ml"}]}

    """
  static let towns = """
    {"id":"ml-niono","name":"Niono","country":"ML","parents":[{"region":"ml-segou"}],"latitude":14.25,"longitude":-5.99}
    {"id":"ml-molodo","name":"Molodo","country":"ML","parents":[{"region":"ml-segou"}],"latitude":14.25,"longitude":-6.03}
    {"id":"ml-diabali","name":"Diabali","country":"ML","parents":[{"region":"ml-segou"}],"latitude":14.69,"longitude":-5.97}
    {"id":"ml-kayes-town","name":"Kayes","country":"ML","parents":[{"region":"ml-kayes"}],"latitude":14.45,"longitude":-11.44}

    """
}
