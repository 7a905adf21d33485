import TestSupport
import Testing

@Suite struct RecordInputTests {
  @Test func `an object that looks like no record is refused with its place`() throws {
    let log = try TeamLog()
    try log.temporary.write(
      "{\"id\":\"$raid\",\"title\":\"Raid\"}\n{\"foo\":1}\n", to: "records.jsonl")
    let run = log.run(["add", "--records", "records.jsonl"])
    #expect(run.exitCode == 3)
    #expect(run.output.isEmpty)
    #expect(
      run.errors == """
        error: this is neither an incident nor an operation
          records.jsonl:2:1
        hint: an incident has `occurred`, `place` and `attack`; an operation has an id such as `$raid`, a `title`, statements or `sources`

        """)
  }

  @Test(arguments: ["1", "{}", "[{\"foo\":1}]", "{\"id\":\"X\",\"summary\":\"x\"}"])
  func `what bears no field of a record is none`(_ text: String) throws {
    let log = try TeamLog()
    try log.temporary.write(text, to: "records.json")
    let run = log.run(["add", "--records", "records.json"])
    #expect(run.exitCode == 3)
    #expect(run.errors.hasPrefix("error: this is neither an incident nor an operation\n"))
  }

  @Test(arguments: ["{\"id\":\"$raid\"}", "{\"title\":\"Raid\"}", "{\"sources\":[]}"])
  func `an operation is known by a local name, a title or what was said`(_ text: String) throws {
    let log = try TeamLog()
    try log.temporary.write(text, to: "records.json")
    let run = log.run(["add", "--records", "records.json"])
    #expect(run.exitCode == 0)
    #expect(run.output == "OP-20250702-0001\n")
  }
}
