import TestSupport
import Testing

@Suite("duplicates")
struct DuplicatesCommandTests {
  @Test("add warns of a likely duplicate and says why")
  func warning() throws {
    let log = try TeamLog()
    let first = try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")
    let second = log.run([
      "add", "--date", "2025-07-02", "--town", "Molodo", "--kind", "ied", "--source", "AFP",
    ])
    #expect(second.exitCode == 0)
    #expect(second.errors.contains("may be the same attack as `\(first[0])`: one day apart; "))
    #expect(second.errors.contains("4 km apart, where up to 16 km fit"))
  }

  @Test("A dry run names no id that is drawn anew when it is recorded")
  func dryRun() throws {
    let log = try TeamLog()
    let words = ["add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied"]
    let first = log.run(words).output.dropLast()
    let errors = log.run(words + ["--dry-run"]).errors
    #expect(
      errors.contains("warning: the new attack may be the same attack as `\(first)`: the same"))
    #expect(errors.contains("\nhint: `incidentlog amend ID` adds to one that is there\n"))
    #expect(errors.split(separator: "ML-").count == 2)
    let several = log.run(words + ["--town", "Kayes", "-n"]).errors
    #expect(several.contains("warning: one of the new attacks may be the same attack as"))
  }

  @Test("duplicates lists the pair, --not records on both that it is none, and it is gone")
  func keptApart() throws {
    let log = try TeamLog()
    let one = try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")[0]
    let other = try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")[0]
    let listed = log.run(["duplicates", "--format", "csv"])
    #expect(listed.output.contains("86,\(one),\(other),"))
    #expect(log.run(["check", "--only", "likely-duplicate"]).exitCode == 1)

    try log.done("duplicates", "--not", one, other)
    #expect(log.run(["duplicates", "--exit-status"]).exitCode == 1)
    #expect(log.run(["check"]).output == "")
    let bytes = try log.bytes()
    #expect(bytes.contains(#""notDuplicateOf":["\#(one)"]"#))
    #expect(bytes.contains(#""notDuplicateOf":["\#(other)"]"#))
    #expect(bytes.contains("compared: not the same attack: \(one), \(other)"))
    #expect(log.run(["duplicates", "--not", one, other]).exitCode == 2)
  }

  @Test("The JSON gives each part's points")
  func json() throws {
    let log = try TeamLog()
    for _ in 0..<2 {
      try log.done("add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied")
    }
    let output = log.run(["duplicates", "--json"]).output
    #expect(output.contains(#""schema": "incidentlog.duplicates/1""#))
    #expect(output.contains(#""points": 86"#))
    #expect(output.contains(#""text": "the same town""#))
  }
}
