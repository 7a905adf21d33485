extension PointInTime {
  /// Reads a day, an instant with its zone, or a phrase such as `yesterday`, which means its end.
  ///
  /// `2025-07` is the end of July 2025. A time after a day in words (`1 July 2025 noon`) is in UTC.
  /// An instant without a zone is refused: it could be any of twenty-four.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - today: The day that `today` means.
  /// - Throws: A problem that says what is wrong and shows the way out.
  package init(phrase text: String, today: Day) throws(DatePhraseProblem) {
    let tidied = DateText.tidied(text)
    if DateText.looksLikeInstant(tidied) {
      self = .instant(try PointInTime.instant(tidied))
      return
    }
    if let typed = DayAndTime(tidied) {
      self = .instant(try typed.instant(today: today))
      return
    }
    let phrase = try DatePhrase(text, today: today)
    guard phrase.precision != .unknown else { throw .unknownDate(text) }
    guard phrase.precision != .openEnded, let end = phrase.period.end else {
      throw .openEnded(text)
    }
    self = .day(end)
  }

  private static func instant(_ text: String) throws(DatePhraseProblem) -> Instant {
    let date = String(text.prefix(10))
    // Refuses 31 June before it looks at the time.
    _ = try DatePhraseReader(today: .earliest).isoForm(date)
    var time = text.dropFirst(11).uppercased()
    time.removeAll { $0 == " " }
    let typed = "\(date)T\(time)"
    if let instant = Instant(iso: typed) { return instant }
    if Instant(iso: typed + "Z") != nil { throw .noZone(typed, inUTC: typed + "Z") }
    throw .noTime(typed, day: date)
  }
}
