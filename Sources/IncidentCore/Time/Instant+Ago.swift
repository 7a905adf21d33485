extension Instant {
  /// Reads how long ago an instant was: `2 hours ago`, `an hour ago`, `10 minutes ago`.
  ///
  /// Days and longer are periods and not read here. `nil` for anything else.
  public init?(ago text: String, from now: Instant) {
    let words = text.lowercased().split(separator: " ")
    guard words.count == 3, words[2] == "ago" else { return nil }
    let count: Int64?
    switch words[0] {
    case "a", "an", "one": count = 1
    default: count = words[0].utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int64(words[0]) : nil
    }
    let unit: Int64
    switch words[1] {
    case "minute", "minutes": unit = 60_000
    case "hour", "hours": unit = 3_600_000
    default: return nil
    }
    // A hundred years of minutes: beyond that a slip is likelier than a question.
    guard let count, count < 60_000_000 else { return nil }
    self.init(millisecondsSince1970: now.millisecondsSince1970 - count * unit)
  }
}
