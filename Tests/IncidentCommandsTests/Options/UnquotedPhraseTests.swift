import TestSupport
import Testing

@Suite("What a shell took apart, and words without a field")
struct UnquotedPhraseTests {
  private let log: QueryLog

  init() throws { log = try QueryLog() }

  private func errors(_ line: String) -> String {
    log.run(line.split(separator: " ").map(String.init)).errors
  }

  @Test(
    "A date in several words is told to be quoted",
    arguments: [
      ("list date:last week", "`date:\"last week\"`"),
      ("count certain:date:1 July 2025 kind:ied", "`certain:date:\"1 July 2025\"`"),
      ("list --date july 2025", "`--date \"july 2025\"`"),
      ("list --date=3 days ago", "`--date \"3 days ago\"`"),
      ("history --since 1 hour ago", "`--since \"1 hour ago\"`"),
      ("show AAAA --as-of 2 hours ago", "`--as-of \"2 hours ago\"`"),
      ("timeline --as-of 1 July 2025 noon", "`--as-of \"1 July 2025 noon\"`"),
      ("summary --compare last year", "`--compare \"last year\"`"),
    ])
  func dates(line: String, quoted: String) {
    let errors = errors(line)
    #expect(
      errors.contains("hint: a phrase of several words stands in quotation marks: \(quoted)"),
      "\(errors)")
    #expect(errors.split(separator: "\n").count { $0.hasPrefix("error") } == 1, "\(errors)")
  }

  @Test(
    "A word without a field that names something gets the field",
    arguments: [
      ("list Niono", "Niono", "`town:Niono`"),
      ("count Kayes", "Kayes", "`town:Kayes` or `region:Kayes`"),
      ("summary western mali", "western mali", "`region:\"western mali\"`"),
      ("list JNIM", "JNIM", "`group:JNIM`"),
      ("timeline this year", "this year", "`date:\"this year\"`"),
      ("list kind:ambush or yesterday", "yesterday", "`date:yesterday`"),
    ])
  func names(line: String, words: String, condition: String) {
    let errors = errors(line)
    #expect(
      errors.contains(
        "note: `\(words)` without a field is looked for in texts and ids\nhint: \(condition)"),
      "\(errors)")
  }

  @Test("Words that name nothing, and words of a text that is asked for, get none")
  func none() {
    #expect(errors("list artillery") == "")
    #expect(!errors("list text:Niono").contains("without a field"))
    #expect(!errors("list town:Niono").contains("without a field"))
  }

  @Test(
    "A count of one side is told its field",
    arguments: [
      ("killed:civilians:6+", "killed-civilians:6+"),
      ("killed:civilans=6+", "killed-civilians:6+"),
      ("killed:assailants", "killed-assailants:1+"),
    ])
  func sides(typed: String, meant: String) {
    #expect(errors("list \(typed)").contains("hint: write `\(meant)`"))
  }

  @Test("Misspelled words for sides that the log does not use are understood")
  func kindred() {
    let run = log.run(
      "add", "--date", "2025-07-01", "--town", "Kayes", "--kind", "ied", "--killed", "militry=3")
    #expect(run.errors.contains("hint: did you mean `state-forces`?"))
  }

  @Test("A misspelled country is offered before towns")
  func country() throws {
    let log = try ShippedLog()
    #expect(
      log.run(["count", "near:Senegl~50km"]).errors.contains(
        "~~~~~\nhint: did you mean `Senegal`, the country?"))
  }
}
