import IncidentStorage
import TestSupport
import Testing
import TextBasics

extension FuzzTarget {
  private static let tokens = [
    "\"low\":9223372036854775807", "\"high\":0", "\"count\":{}", "\"start\":\"0001-01-01\"",
    "\"end\":\"9999-12-31\"", "\"latitude\":90", "\"longitude\":-180", "\"revision\":1000000000",
    "\"at\":\"9999-12-31T23:59:59.999Z\"", "\"state\":\"merged\"", "\"into\":\"ML-20250701-EVIL\"",
    "\"operation\":\"OP-20250701-EVIL\"", "\"all\"", "\"unknown\"", "null", ",", ":", "[]", "{}",
    "\n",
  ]

  /// Good lines stand whatever lines stand beside them, and every look at the log ends well.
  static let journal = FuzzTarget(
    name: "the journal",
    corpus: [
      HostileLog.incident.replacing("GOOD", with: "EVIL"),
      HostileLog.incident.replacing("ML-20250701-GOOD", with: "ML-20250701-EVIL"),
      HostileLog.incident.replacing("ML-20250701-GOOD", with: "ML-20250701-EV12"),
    ], tokens: tokens, inputs: 15
  ) { bytes in
    let log = try HostileLog()
    let good = HostileLog.incident
    let last = good.replacing("ML-20250701-GOOD", with: "ML-20250701-LAST")
    try log.write(Array("\(good)\n".utf8) + bytes + Array("\n\(last)\n".utf8))
    let contents = try LogContents(log.folder)
    let line = contents.incidents["ML-20250701-GOOD"]?.line.bytes
    #expect(line.map { String(decoding: $0, as: UTF8.self) } == good)
    #expect(contents.incidents["ML-20250701-LAST"] != nil)
    for words in looks {
      let run = log.run(words)
      #expect([0, 1, 3].contains(run.exitCode), "\(words) \(run.errors)")
      #expect(!(run.output + run.errors).contains("\u{1B}"), "\(words)")
    }
  }

  private static let looks = [
    ["list", "--all"], ["summary", "--by", "group"],
    ["summary", "--by", "month", "--across", "kind"],
    ["timeline", "ML-20250701-GOOD"], ["check"], ["duplicates"], ["operations", "list"],
  ]

  /// Whatever the note of a change says, good lines that it does not name are read and kept.
  static let note = FuzzTarget(
    name: "the note of a change",
    corpus: [
      #"{"files":[{"path":"incidents/2025.jsonl","length":10,"tail":"ab","lines":["0123"]}]}"#,
      #"{"files":[{"path":"operations/2025.jsonl","length":0,"tail":"e3b0","lines":[]}]}"#,
    ],
    tokens: [
      "\"length\":9007199254740992", "\"length\":-1", "../", "actors.jsonl",
      "\"path\":\"log.json\"",
    ], inputs: 40
  ) { bytes in
    let log = try HostileLog()
    try log.write(bytes, to: "pending.json")
    #expect([0, 3].contains(log.run(["list"]).exitCode))
    let amend = ["amend", "ML-20250701-GOOD", "--title", "New", "--reason", "test", "--yes"]
    #expect([0, 3, 4].contains(log.run(amend).exitCode))
    let files = log.temporary.allFiles().filter { !$0.hasPrefix("work/log/") }
    #expect(files == [])
    let journal = try log.temporary.text("work/log/incidents/2025.jsonl") ?? ""
    #expect(journal.contains(HostileLog.incident))
  }
}
