import CommandLineKit
import IncidentCore
import IncidentStorage
import TestSupport

/// A person at a terminal of 100 columns, in a folder of their own, while the clock stands.
struct ConsoleSession {
  /// The folder that the session starts in.
  let folder: TemporaryFolder
  private var workingFolder: String
  private let random = CountingRandom()

  /// What every session's clock says.
  static let now = "2025-07-02T09:00:00.000Z"

  /// Starts a session.
  ///
  /// - Parameter state: What the folder holds: `empty`; `clone`, the shipped log in `data`;
  ///   `log`, a log without incidents, with the shipped reference data.
  init(startingWith state: String) throws {
    folder = try TemporaryFolder()
    workingFolder = folder.path
    let shipped = LogFolder(PackageFolder.file("data"))
    switch state {
    case "empty": return
    case "log":
      try LogFolder(folder.path).create(
        LogDescription(title: "Field office", country: "ML"), reference: shipped)
    case "clone":
      try LogFolder(folder.file("data")).create(
        LogDescription(title: "Mali, 1 July 2025", country: "ML", language: "en", marking: .clear),
        reference: shipped)
      for collection in [LogCollection.incidents, .operations] {
        for file in try shipped.files(of: collection) {
          try folder.write(PackageFolder.text("data/\(file)") ?? "", to: "data/\(file)")
        }
      }
    default: throw TestFailure("no console session starts with `\(state)`")
    }
  }

  /// Runs what was typed and gives the lines that it prints; nil where a program is not installed.
  ///
  /// Lines of standard error begin with `! `; a status other than 0 stands last, in brackets.
  mutating func run(_ typed: [String]) throws -> [String]? {
    let text = typed.joined(separator: "\n").dropFirst(2)
      .split(separator: "\\\n").map { $0.drop { $0 == " " } }.joined()
    if text.hasPrefix("cd ") {
      workingFolder += "/\(text.dropFirst(3))"
      return []
    }
    // A variable may be set before the tool, as in `INCIDENTLOG_DATA=other incidentlog list`.
    guard text.hasPrefix("incidentlog") || text.first?.isUppercase == true else {
      return try shell(text).map(lines)
    }
    let line = try ConsoleLine(text)
    let input = try line.input.flatMap { try FileAccess().read("\(workingFolder)/\($0)") } ?? []
    var run = ToolRun(Array(line.words.dropFirst()), session(line, input: input))
    if let output = line.output {
      try FileAccess().replace("\(workingFolder)/\(output)", with: Array(run.output.utf8))
      run.output = ""
    }
    if let pipe = line.pipe {
      guard let end = try shell(pipe, input: run.output) else { return nil }
      run = ToolRun(
        output: end.output, errors: run.errors + end.errors, exitCode: end.exitCode)
    }
    return lines(run)
  }

  private func session(_ line: ConsoleLine, input: [UInt8]) -> Session {
    let isOnScreen = line.output == nil && line.pipe == nil
    let environment = ["INCIDENTLOG_AUTHOR": "field office", "NO_COLOR": "1"]
      .merging(line.variables) { $1 }
    return .test(
      in: workingFolder, at: ConsoleSession.now, environment: environment, random: random,
      input: String(decoding: input, as: UTF8.self),
      terminal: TerminalTraits(
        isOutputTerminal: isOnScreen, isErrorTerminal: true, width: 100, height: 40,
        environment: environment))
  }

  /// Runs a line of other programs; nil where one is not installed.
  private func shell(_ text: String, input: String = "") throws -> ToolRun? {
    let run = try RunningProcess(
      ["/bin/sh", "-c", text], in: workingFolder,
      environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"], input: input
    ).wait()
    return run.exitCode == 127 ? nil : run
  }

  private func lines(_ run: ToolRun) -> [String] {
    func split(_ text: String) -> [String] {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      if lines.last == "" { lines.removeLast() }
      return lines.map { $0.split(separator: folder.path, omittingEmptySubsequences: false) }
        .map { $0.joined(separator: "~") }
    }
    return split(run.output) + split(run.errors).map { $0.isEmpty ? "!" : "! \($0)" }
      + (run.exitCode == 0 ? [] : ["[\(run.exitCode)]"])
  }
}
