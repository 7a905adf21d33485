extension PointInTime {
  /// Reads a day, an instant with its zone, or a phrase such as `yesterday`, which means its end.
  ///
  /// `2025-07` is the end of July 2025. A time after a day and a blank (`1 July 2025 noon`,
  /// `2025-07-01 12:00`) is in UTC. The form of ISO 8601 says its zone, and is refused without.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - today: The day that `today` means.
  /// - Throws: A problem that says what is wrong and shows the way out.
  package init(phrase text: String, today: Day) throws(DatePhraseProblem) {
    let tidied = DateText.tidied(text)
    if let typed = DayAndTime(tidied) {
      self = .instant(try typed.instant(today: today))
      return
    }
    if DateText.looksLikeInstant(tidied) {
      self = .instant(try PointInTime.instant(tidied))
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
    if let instant = Instant(iso: typed + "Z") {
      if text.dropFirst(10).first == " " { return instant }
      throw .noZone(text, inUTC: typed + "Z")
    }
    throw .noTime(text, day: date)
  }
}
