/// A day in words with a time of it: `yesterday at 14:15`, `noon on 1 July 2025`.
struct DayAndTime {
  /// What stands before the time.
  let day: String
  /// The minutes since the day began, in UTC.
  let minutes: Int

  /// The words for times; midnight is the beginning of its day.
  static let words = ["noon": 720, "midday": 720, "midi": 720, "midnight": 0, "minuit": 0]

  /// Takes a tidied phrase apart; nil where no time stands at an end of it, or nothing beside it.
  init?(_ text: String) {
    var words = text.split(separator: " ").map(String.init)
    func isZone(_ word: String?) -> Bool { ["utc", "z"].contains(word?.lowercased() ?? "") }
    if words.count > 1, isZone(words.last) { words.removeLast() }
    let minutes: Int
    if let last = words.last.flatMap({ DayAndTime.minutes($0.lowercased()) }) {
      minutes = last
      words.removeLast()
      if words.last?.lowercased() == "at" { words.removeLast() }
    } else {
      if words.first?.lowercased() == "at" { words.removeFirst() }
      guard let first = words.first.flatMap({ DayAndTime.minutes($0.lowercased()) }) else {
        return nil
      }
      minutes = first
      words.removeFirst()
      if isZone(words.first) { words.removeFirst() }
      if words.first?.lowercased() == "on" { words.removeFirst() }
    }
    guard !words.isEmpty else { return nil }
    day = words.joined(separator: " ")
    self.minutes = minutes
  }

  /// Whether a tidied text is a time and nothing else.
  static func isTime(_ text: String) -> Bool { minutes(text.lowercased()) != nil }

  /// The instant, if the day is one.
  func instant(today: Day) throws(DatePhraseProblem) -> Instant {
    let period = try DatePhrase(day, today: today).period
    guard let date = period.start, period.end == date else { throw .notOneDay(day) }
    let start = Instant(startOf: date).millisecondsSince1970
    return Instant(millisecondsSince1970: start + Int64(minutes) * 60_000)
  }

  private static func minutes(_ word: String) -> Int? {
    if let known = words[word] { return known }
    let clock = word.hasSuffix("z") ? word.dropLast() : word[...]
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let hour = Int(parts[0]), let minute = Int(parts[1]), hour < 24, minute < 60
    else { return nil }
    return hour * 60 + minute
  }
}
