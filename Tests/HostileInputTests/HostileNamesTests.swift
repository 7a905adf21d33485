import IncidentStorage
import TestSupport
import Testing

@Suite("Names in data are never paths of files")
struct HostileNamesTests {
  private static let names = [
    "../../outside", "/tmp/incidentlog-outside", "..", "incidents/../../../outside",
    "../../outside.jsonl", "a/b", "~/outside", "C:\\outside", "incidents",
  ]

  private static func line(_ name: String) -> String {
    let quoted = name.replacing("\\", with: "\\\\")
    return HostileLog.incident.replacing("ML-20250701-GOOD", with: quoted)
      .replacing(#","operation":"OP-20250701-GOOD""#, with: "")
      .replacing("copies/1.html", with: quoted)
  }

  @Test("Ids and copies that are named like paths make and change no file elsewhere")
  func ids() throws {
    let log = try HostileLog()
    try log.temporary.write("outside", to: "outside")
    try log.temporary.write("outside", to: "outside.jsonl")
    try log.write(Self.names.map { Self.line($0) + "\n" }.joined())
    for name in Self.names {
      let changes = ["--reason", "test", "--yes"]
      for words in [
        ["list"], ["show", name], ["timeline", name], ["history", name], ["check", "--sources"],
        ["amend", name, "--title", "New"] + changes, ["retract", name] + changes,
        ["undo", name] + changes,
      ] {
        #expect((0...4).contains(log.run(words).exitCode), "\(words)")
      }
    }
    #expect(
      try LogContents(log.folder).incidents.all.filter { $0.line.revision > 1 }.count > 0)
    try expectNothingOutside(log)
  }

  @Test("A note of a change that names files elsewhere makes and changes none", arguments: names)
  func note(_ name: String) throws {
    let log = try HostileLog()
    try log.temporary.write("outside", to: "outside")
    try log.temporary.write("outside", to: "outside.jsonl")
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    let quoted = name.replacing("\\", with: "\\\\")
    try log.write(
      #"{"files":[{"path":"\#(quoted)","length":0,"tail":"\#(empty)","lines":[]}]}"#,
      to: "pending.json")
    #expect(log.run(["list"]).exitCode == 0)
    let amend = ["amend", "ML-20250701-GOOD", "--title", "New", "--reason", "test", "--yes"]
    #expect(log.run(amend).exitCode == 0)
    try expectNothingOutside(log)
  }

  private func expectNothingOutside(_ log: HostileLog) throws {
    let outside = log.temporary.allFiles().filter { !$0.hasPrefix("work/log/") }
    #expect(outside == ["outside", "outside.jsonl"])
    #expect(try log.temporary.text("outside") == "outside")
    #expect(try log.temporary.text("outside.jsonl") == "outside")
    for file in log.temporary.allFiles() where file.hasPrefix("work/log/") {
      let parts = file.split(separator: "/").dropFirst(2)
      #expect(
        parts.count == 1 || ["incidents", "operations", "recovered"].contains(parts.first ?? ""),
        "\(file)")
    }
  }
}
