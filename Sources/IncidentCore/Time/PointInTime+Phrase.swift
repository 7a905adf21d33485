extension PointInTime {
  /// Reads a day, an instant, or a phrase such as `yesterday`, which means its end.
  ///
  /// `2025-07` is the end of July 2025. A time without a zone (`2025-07-01T12:00`,
  /// `1 July 2025 noon`) is in UTC, as all times that the log shows are. `2 hours ago` is read
  /// where the time is known.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - today: The day that `today` means.
  ///   - now: The instant that it is; nil where hours and minutes ago mean nothing.
  /// - Throws: A problem that says what is wrong and shows the way out.
  package init(
    phrase text: String, today: Day, now: Instant? = nil
  ) throws(DatePhraseProblem) {
    func read(_ text: String) throws(DatePhraseProblem) -> PointInTime {
      if let instant = now.flatMap({ Instant(ago: text, from: $0) }) { return .instant(instant) }
      return try PointInTime.read(text, today: today)
    }
    do {
      self = try read(text)
    } catch .unreadable(let part, _) {
      let suggestions = DatePhraseSuggestions(words: DateVocabulary.suggestibleInPoints) {
        phrase throws(DatePhraseProblem) in try read(phrase).iso
      }
      throw .unreadable(part, suggestions: suggestions.phrases(for: text))
    }
  }

  private static func read(_ text: String, today: Day) throws(DatePhraseProblem) -> PointInTime {
    let tidied = DateText.tidied(text)
    if DayAndTime.isTime(tidied) {
      throw .noDay(tidied, example: "today \(tidied)")
    }
    if let typed = DayAndTime(tidied) { return .instant(try typed.instant(today: today)) }
    if DateText.looksLikeInstant(tidied) { return .instant(try instant(tidied)) }
    let phrase = try DatePhrase(text, today: today)
    guard phrase.precision != .unknown else { throw .unknownDate(text) }
    guard phrase.precision != .openEnded, let end = phrase.period.end else {
      throw .openEnded(text)
    }
    return .day(end)
  }

  private static func instant(_ text: String) throws(DatePhraseProblem) -> Instant {
    let date = String(text.prefix(10))
    // Refuses 31 June before it looks at the time.
    _ = try DatePhraseReader(today: .earliest).isoForm(date)
    var time = text.dropFirst(11).uppercased()
    time.removeAll { $0 == " " }
    let typed = "\(date)T\(time)"
    guard let instant = Instant(iso: typed) ?? Instant(iso: typed + "Z") else {
      throw .noTime(text, day: date)
    }
    return instant
  }
}
