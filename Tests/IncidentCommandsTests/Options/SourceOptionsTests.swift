import TestSupport
import Testing

@Suite struct SourceOptionsTests {
  private func log() throws -> TeamLog {
    let log = try TeamLog()
    try log.done(
      "add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied", "--source", "ORTM",
      "--source-kind", "official", "--by", "fama", "--killed", "3")
    return log
  }

  @Test func `a publisher of the record is cited, not added again`() throws {
    let log = try log()
    let run = log.run([
      "amend", "0001", "--wounded", "5", "--by", "fama", "--source", "ORTM", "--reason", "x",
    ])
    #expect(
      run.errors == """
        note: `ORTM` is a source of the record already, and cited as `s1`
        hint: a detail such as `--source-title` or `--source-url` makes it another source
        amended ML-20250701-0001: casualties c2; now revision 2
        to take it back: incidentlog undo

        """)
  }

  @Test func `a detail makes another source of the same publisher`() throws {
    let log = try log()
    let run = log.run([
      "amend", "0001", "--wounded", "5", "--source", "ORTM", "--source-title", "JT 20h",
      "--reason", "x",
    ])
    #expect(
      run.errors.hasPrefix("amended ML-20250701-0001: casualties c2, sources s2; now revision 2\n")
    )
  }

  @Test(arguments: [
    ("maliweb.net/1", true), ("https://maliweb.net/1", false), ("doi:10.1/2", false),
  ])
  func `an address without a scheme is warned of`(_ address: String, _ isWarned: Bool) throws {
    let log = try log()
    let run = log.run([
      "amend", "0001", "--source", "Maliweb", "--source-url", address, "--reason", "x",
    ])
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("warning: `\(address)` names no scheme\n") == isWarned)
  }

  @Test(arguments: [
    ("kind", "ngo", "social"), ("title", "A", "B"), ("url", "https://a.net", "https://b.net"),
    ("published", "2025-06-01", "2025-06-02"), ("accessed", "2025-06-01", "2025-06-02"),
    ("language", "fr", "bm"), ("reliability", "A", "B"), ("credibility", "1", "2"),
    ("relays", "AFP", "RFI"), ("file", "a.txt", "b.txt"), ("quote", "one", "two"),
  ])
  func `a detail that one source is given twice is refused`(
    _ detail: String, _ first: String, _ second: String
  ) throws {
    let log = try log()
    for name in ["a.txt", "b.txt"] { try log.temporary.write(name, to: name) }
    let before = try log.bytes()
    let option = "--source-\(detail)"
    let twice = ["--source", "Maliweb", option, first, option, second]
    let commands = [
      ["add", "--date", "2025-07-01", "--town", "Niono", "--kind", "ied"],
      ["amend", "0001", "--reason", "x"],
    ]
    for command in commands {
      let run = log.run(command + twice)
      #expect(run.exitCode == 2)
      #expect(
        run.errors.hasPrefix(
          "error: `\(option)` is given again for `Maliweb`, and one source has one \(detail)\n"))
      #expect(
        run.errors.contains("hint: another `--source PUBLISHER` before it makes it another source"))
    }
    #expect(try log.bytes() == before)
    let each = log.run(
      commands[1] + ["--source", "X", option, first, "--source", "Y", option, second])
    #expect(each.exitCode == 0)
  }

  @Test(arguments: [
    ("copies/a.txt", false), ("./copies/a..txt", false), ("../ABSOLUTE/copies/a.txt", true),
    ("ABSOLUTE/copies/a.txt", true),
  ])
  func `a path that tells of other folders is kept, and warned of`(
    _ path: String, _ isWarned: Bool
  ) throws {
    let log = try log()
    try log.temporary.write("a", to: "copies/a.txt")
    try log.temporary.write("a", to: "copies/a..txt")
    let folder = log.temporary.path
    let path = path.replacing(
      "../ABSOLUTE", with: "../" + (folder.split(separator: "/").last ?? "")
    ).replacing("ABSOLUTE", with: folder)
    let run = log.run([
      "amend", "0001", "--source", "Maliweb", "--source-file", path, "--reason", "x",
    ])
    #expect(run.exitCode == 0)
    #expect(
      run.errors.contains(
        "warning: the path `\(path)` is kept as typed, and goes out with the record\n")
        == isWarned)
    #expect(log.run(["show", "0001", "--json"]).output.contains("\"archived\": \"\(path)\""))
  }
}
