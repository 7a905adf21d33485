import TestSupport
import Testing

/// Spans of time, one behind the other.
extension SummaryCommandTests {
  @Test("A series shows the spans of time without attacks: 0 attacks, and nothing of the killed")
  func series() {
    add("2025-03-05")
    #expect(
      table("--by", "month", "--columns", "month,attacks,killed,days") == """
        month,attacks,killed,days
        2025-03,1,,2025-03-05
        2025-04,0,,
        2025-05,0,,
        2025-06,4,85+,2025-06-01..2025-06-30
        2025-07,2,,2025-07-01

        """)
    let empty = log.run("summary", "--by", "month").output.split(separator: "\n").first {
      $0.hasPrefix("Apr 2025")
    }
    #expect(empty?.contains("not reported") == false)
    #expect(empty?.contains("–") == true)
    #expect(
      table("--by", "quarter", "date:2025-03,2025-07", "--columns", "quarter,attacks")
        == "quarter,attacks\n2025-Q1,1\n2025-Q2,0\n2025-Q3,2\n")
    #expect(
      table("--across", "quarter", "date:2025-03,2025-07")
        == """
        group,group-name,attacks,2025-Q1,2025-Q2,2025-Q3
        jnim,JNIM,2,0,0,2
        unattributed,unattributed,1,1,0,0

        """)
    #expect(
      table(
        "--across", "quarter", "date:2025-03,2025-07", "--measure", "killed", "--columns",
        "group,attacks,killed,2025-Q1,2025-Q2,2025-Q3")
        == "group,attacks,killed,2025-Q1,2025-Q2,2025-Q3\njnim,2,,,,\nunattributed,1,,,,\n")
  }

  @Test("A series begins and ends with the period that is asked for, as far as it is over")
  func askedSeries() {
    func months(_ words: String...) -> [Substring] {
      let output = log.run(
        ["summary", "--by", "month", "--columns", "month,attacks", "--format", "csv"] + words
      ).output
      return output.split(separator: "\n").dropFirst().map { $0 }
    }
    let both = ["2025-05,0", "2025-06,4", "2025-07,2"]
    #expect(months("date:2025-05..2025-08") == both.map { $0[...] })
    #expect(months("--date", "2025-05..").first == "2025-06,4")
    #expect(months("date:2025-05..2025-08", "--no-index") == both.map { $0[...] })
    #expect(
      months("date:2025-05-20..2025-07", "kind:shelling") == [
        "2025-05,0", "2025-06,0", "2025-07,1",
      ])
    #expect(months("date:2025-05..2025-06-30", "kind:ambush") == ["2025-05,0", "2025-06,3"])
    #expect(
      months("date:2025", "date:2025-04..", "--as-of", "2025-06-25", "kind:ambush")
        == ["2025-04,0", "2025-05,0", "2025-06,1"])
    #expect(months("kind:ambush") == ["2025-06,3"])
    #expect(months("date:2025", "or", "kind:ambush").first == "2025-06,4")
    #expect(months("date:2024") == [])
    let across = table(
      "--by", "kind", "--across", "month", "date:2025-05..2025-06", "kind:ambush", "--columns",
      "kind,2025-05,2025-06")
    #expect(across == "kind,2025-05,2025-06\nambush,0,3\n")
  }

  @Test("Of days of the week all stand, whichever have attacks, and are numbered from Monday on")
  func weekdays() {
    #expect(
      table("--by", "weekday", "date:2025-07-01", "--columns", "weekday,weekday-name,attacks")
        == """
        weekday,weekday-name,attacks
        1,Monday,0
        2,Tuesday,2
        3,Wednesday,0
        4,Thursday,0
        5,Friday,0
        6,Saturday,0
        7,Sunday,0

        """)
    #expect(
      table("--by", "kind", "--across", "weekday", "id:AAAA", "--columns", "kind,1,2,7")
        == "kind,1,2,7\narmed-assault,0,1,0\n")
    #expect(!log.run("summary", "--by", "weekday", "date:1999").output.contains("Monday"))
  }

  @Test("Days, weeks and years are series too")
  func units() {
    add("2025-07-04")
    #expect(
      table("--by", "day", "date:2025-07", "--columns", "day,attacks")
        == "day,attacks\n2025-07-01,2\n2025-07-02,0\n2025-07-03,0\n2025-07-04,1\n")
    add("2023-12-31")
    #expect(
      table("--by", "year", "--columns", "year,attacks")
        == "year,attacks\n2023,1\n2024,0\n2025,7\n")
    #expect(
      table("--by", "week", "date:2023,2025-07-01", "--columns", "week")
        .contains("\n2023-W52\n2024-W01\n2024-W02\n"))
  }

  @Test("A series is a choice of rows no longer where they are sorted or must reach a number")
  func noSeries() {
    add("2025-03-05")
    let months = ["summary", "--by", "month", "--columns", "month", "--format", "csv"]
    #expect(
      log.run(months + ["--sort", "attacks:desc"]).output == "month\n2025-06\n2025-07\n2025-03\n")
    #expect(log.run(months + ["--at-least", "2"]).output == "month\n2025-06\n2025-07\n")
    #expect(
      log.run(months + ["--sort", "name"]).output
        == "month\n2025-03\n2025-04\n2025-05\n2025-06\n2025-07\n")
  }

  @Test("Too many spans without attacks are left out, and it is said")
  func longSeries() {
    add("1991-01-01")
    let days = log.run("summary", "--by", "day", "date:..2025-06-20")
    #expect(days.output.contains("periods without attacks are left out, since they are too many"))
    #expect(!days.output.contains("2 Jan 1991"))
    let months = log.run("summary", "--by", "year")
    #expect(!months.output.contains("too many"))
    #expect(months.output.contains("\n1992 "))
  }
}
