import Testing
import TextBasics

@testable import IncidentCore

extension FuzzTarget {
  private static let today = Day(iso: "2025-07-15") ?? .earliest

  /// A query that can be read is the same tree when its text is read; problems lie in the text.
  static let query = text(
    "ParsedQuery",
    corpus: [
      "region:Kayes killed:5+ or not (group:=jnim status:claimed,suspected)",
      "certain:killed:5..10 town:\"Nioro du Sahel\" near:Kayes~50km", "text:\"a \\\"b\\\"\" market",
      "date:2025-06..2025-07 and operation:unknown",
    ],
    tokens: [
      "(", ")", "\"", "\\", ":", ",", "=", " ", " or ", " and ", " not ", "certain:", "region:",
      "=\u{301}", "unknown", "..",
    ]
  ) { text in
    let parsed = ParsedQuery(text)
    for problem in parsed.problems {
      let marked = problem.place?.marked ?? -1..<0
      #expect(marked.lowerBound >= 0 && marked.upperBound <= text.count)
    }
    guard parsed.problems.isEmpty else { return }
    let again = ParsedQuery(parsed.query.text)
    // Its text has brackets where precedence was enough, and may so be nested too deeply.
    guard again.problems.first?.code != "too-deep" else { return }
    #expect(again.problems.map(\.summary) == [], "\(text.debugDescription)")
    #expect(again.query == parsed.query, "\(text.debugDescription)")
  }

  /// The short form of a phrase means the same days.
  static let datePhrase = text("DatePhrase", corpus: dates, tokens: dateTokens) { text in
    do throws(DatePhraseProblem) {
      let phrase = try DatePhrase(text, today: today)
      #expect(!phrase.explanation.isEmpty)
      #expect(try DatePhrase(phrase.key, today: today).period == phrase.period)
    } catch {
      #expect(!error.diagnostic.summary.isEmpty)
    }
  }

  /// The canonical form of a point in time is the same point.
  static let pointInTime = text(
    "PointInTime", corpus: dates + ["2025-07-01T12:00Z", "2025-07-01 12:00:30.5 -03:30"],
    tokens: dateTokens + ["T", "Z", "+01:00", "-2359", "24:00", ":60", ".999999999"]
  ) { text in
    do throws(DatePhraseProblem) {
      let point = try PointInTime(phrase: text, today: today)
      #expect(PointInTime(iso: point.iso) == point)
      #expect(!point.text.isEmpty)
    } catch {
      #expect(!error.diagnostic.summary.isEmpty)
    }
  }

  /// The canonical form of a time of day is the same time.
  static let timeOfDay = text(
    "TimeOfDay", corpus: ["05:30", "early morning", "night", "7:15"],
    tokens: [":", "24", "60", "-", "_", "noon", "evening"]
  ) { text in
    do throws(TimeOfDayProblem) {
      let time = try TimeOfDay(phrase: text)
      #expect(TimeOfDay(text: time.text) == time)
    } catch {
      #expect(!error.diagnostic.summary.isEmpty)
    }
  }

  private static let dates = [
    "2025-07-01", "2025-W27", "2025Q3", "2025-06-01..2025-06-15", "last week", "3 days ago",
    "1 juillet 2025", "since friday", "between 2025-06 and 2025-07", "tue 1 july 2025", "unknown",
    "last 7 days", "week 27 2025", "03/04/2025",
  ]
  private static let dateTokens = [
    "-", "..", "/", ".", "0001", "9999", "0000", "W", "Q", "31", "february", "ago", "last ",
    "next ",
    " days", " years", "999999999", " to ", "until ", "after ", "before ",
  ]
}
