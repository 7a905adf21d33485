import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

/// What hostile input once did, so that it does it no more.
@Suite("Hostile input that was found")
struct HostileRegressionTests {
  @Test("A long text of nothing but escapes is read in one pass")
  func escapes() throws {
    let count = 500_000
    let text = try JSONReader.read("\"" + String(repeating: #"\n"#, count: count) + "\"").string
    #expect(text?.utf8.count == count)
  }

  @Test("Of a query of nothing but mistakes the first twenty are told")
  func query() {
    let query = ParsedQuery(String(repeating: ")", count: 50_000))
    #expect(query.problems.count == 20)
    #expect(query.problems.first?.place?.marked == 0..<1)
  }

  @Test("Of a line of nothing but mistakes the first twenty are told, and the next line is read")
  func line() throws {
    let log = try HostileLog()
    let tags = String(repeating: "1,", count: 300_000) + "1"
    let bad = HostileLog.incident.replacing("GOOD", with: "EVIL")
      .replacing(#""tags":["market"]"#, with: #""tags":[\#(tags)]"#)
    try log.write("\(bad)\n\(HostileLog.incident)\n")
    let contents = try LogContents(log.folder)
    #expect(contents.problems.count == 20)
    #expect(contents.incidents["ML-20250701-GOOD"] != nil)
  }

  @Test("A record that cites many sources it does not have is refused in little room")
  func citations() throws {
    let sources = (0..<2000).map { #"{"key":"s\#($0)"}"# }.joined(separator: ",")
    let cited = (0..<2000).map { #""t\#($0)""# }.joined(separator: ",")
    let json = try JSONReader.read(
      #"{"sources":[\#(sources)],"accounts":[{"key":"n1","sources":[\#(cited)]}]}"#)
    let hints = RecordRules.problems(of: json, strictness: .asGiven)
      .filter { $0.code == "unknown-source" }.flatMap(\.hints)
    #expect(hints.count == 2000)
    #expect(hints.allSatisfy { $0.hasSuffix("`s18`, `s19` and 1980 more") })
  }

  @Test("Counts are added up without overflow: what no count can be is refused")
  func counts() throws {
    let log = try HostileLog()
    func line(_ id: String, _ low: String) -> String {
      HostileLog.incident.replacing("ML-20250701-GOOD", with: "ML-20250701-\(id)")
        .replacing(#","operation":"OP-20250701-GOOD""#, with: "")
        .replacing(#""count":{"low":9}"#, with: #""count":{"low":\#(low)}"#)
    }
    let largest = "10000000000"
    try log.write("\(line("AAAA", largest))\n\(line("BBBB", largest))\n")
    let summary = log.run(["summary", "--by", "kind", "--json"])
    #expect(summary.exitCode == 0)
    #expect(summary.output.contains("20000000000"))
    try log.write("\(line("AAAA", "9223372036854775807"))\n\(line("BBBB", largest))\n")
    let refused = log.run(["summary"])
    #expect(refused.exitCode == 3)
    #expect(refused.errors.contains("`9223372036854775807` is not between 0 and 10000000000"))
  }

  @Test("Of a command line of nothing but mistakes the first hundred are told")
  func commandLine() throws {
    let run = try HostileLog().run(["list"] + (1...1000).map { "--x\($0)" })
    #expect(run.exitCode == 2)
    #expect(run.errors.split(separator: "\n").count { $0.hasPrefix("error: ") } == 100)
    #expect(run.errors.hasSuffix("note: there are 900 more problems\n"))
  }

  @Test("A device or a pipe that a record calls a copy of a source is not read")
  func devices() throws {
    let log = try HostileLog()
    let line = HostileLog.incident.replacing("copies/1.html", with: "/dev/zero")
      .replacing(#","operation":"OP-20250701-GOOD""#, with: "")
    try log.write(line + "\n")
    let run = log.run(["check", "--sources"])
    #expect(run.output.contains("the copy `/dev/zero` is not there"))
  }
}
