import CommandLineKit
import Documents

extension HelpTopic {
  /// How dates are typed.
  static let dates = HelpTopic(
    name: "dates",
    otherNames: ["date", "time", "times", "periods", "period", "weeks", "week", "calendar"],
    abstract: "how to write days, periods and times",
    document: Document([
      .paragraph(
        "A date is a phrase that means a period, known as finely as it is written. "
          + "\("incidentlog explain date", .code) shows the days that a phrase means."),
      .code(
        """
        incidentlog explain date 2025-W27
        incidentlog explain date last week
        incidentlog list date:2025-06-01..2025-07-15
        """),
      .heading("Days and periods", level: 1),
      .facts([
        Fact("2025-07-01", "a day"),
        Fact("2025-07, july 2025", "a month"),
        Fact("2025-W27", "an ISO week, Monday to Sunday; its year is that of its Thursday"),
        Fact("2025-Q3, 2025Q3", "a quarter"), Fact("H1 2025, 2025 H2", "half a year"),
        Fact("2025", "a year"),
        Fact("2025-06-01..2025-06-15", "a range, with both of its ends"),
        Fact("2025-06.., ..2025-06", "a range without an end, or without a start"),
        Fact("unknown", "no day is known"),
      ]),
      .heading("Seen from today", level: 1),
      .facts([
        Fact("today, yesterday", "that day"),
        Fact("3 days ago, 2 weeks ago", "that day; that whole week"),
        Fact("last week, last month", "the whole week or month before this one"),
        Fact("last 7 days", "seven days, of which today is the last"),
        Fact("year to date", "from its beginning to today; so with quarter, month and week"),
      ]),
      .paragraph(
        "A phrase of several words stands in quotation marks: \("--date \"last week\"", .code), "
          + "\("date:\"last week\"", .code)."),
      .paragraph(
        "\("--now", .code) or \("INCIDENTLOG_NOW", .code) says what the clock says, so that a "
          + "command means the same on any day."),
      .code("incidentlog count date:\"last 7 days\" --now 2025-07-04T12:00Z"),
      .heading("What is refused", level: 1),
      .paragraph(
        "\("03/04/2025", .code) could be two days, and is refused with both of them shown. So "
          + "are days that the calendar does not have."),
      .heading("When a period matches", level: 1),
      .paragraph(
        "An attack that is dated to a month, or to a span of days, is found by every period that "
          + "has a day in common with it; \("certain:date:2025-07", .code) finds only those that "
          + "lie in the period with all of their days. One whose date is unknown is found by no "
          + "period: a note says how many were left out, and \("date:unknown", .code) finds them. In a summary an attack counts in the "
          + "month or week that holds its whole span, else in a row of its own."),
      .heading("Points in time", level: 1),
      .paragraph(
        "\("--as-of", .code) and \("--as-recorded", .code) take a day; a day and a time of "
          + "it, such as \("2025-07-01T12:00", .code), \("2025-07-01 12:00:30", .code) or "
          + "\("noon on 1 July 2025", .code) (\("midnight", .code) is its beginning); or how long "
          + "ago it was, as in \("2 hours ago", .code). So do \("--since", .code) and "
          + "\("--until", .code) of \("history", .code). A time "
          + "is in UTC, as the log shows all times, unless a zone follows it: "
          + "\("2025-07-01T13:00+01:00", .code). A day means its end: what had been said by 1 July "
          + "was said before that day was over."),
      .code("incidentlog list --as-of 2025-07-01T12:00Z"),
    ]))
}
