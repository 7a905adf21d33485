/// What a word in a date means.
enum DateWord: Hashable, Sendable {
  /// A day so many days after today.
  case day(Int)
  /// `last` -1, `this` 0, `next` 1.
  case relative(Int)
  case unit(CalendarUnit)
  case ago
  /// 1 Monday to 7 Sunday.
  case weekday(Int)
  case month(Int)
  case count(Int)
  /// The Q of `Q3 2025`.
  case quarterSign
  /// The H of `H1 2025`.
  case halfSign
}

/// The words that dates are written in, English and, for the months, French.
enum DateVocabulary {
  /// Words that carry no meaning in a date.
  static let fillers: Set<String> = ["the", "of", "on", "in", "le"]
  /// What may follow the number of a day.
  static let ordinals: Set<String> = ["st", "nd", "rd", "th", "er", "e"]

  /// What each word means, folded.
  static let meanings = Dictionary(all, uniquingKeysWith: { first, _ in first })

  /// All words that can stand in a phrase, in the order they are suggested.
  static let suggestible =
    all.map { $0.0 } + ["since", "until", "before", "after", "from", "to", "unknown"]
    + ["between", "and", "till", "noon", "midnight"]

  /// All words that can stand in a point in time, in the order they are suggested.
  static let suggestibleInPoints =
    suggestible + ["hour", "hours", "minute", "minutes", "at", "utc"]
    + DayAndTime.words.keys.sorted()

  private static let all: [(String, DateWord)] =
    [
      ("today", .day(0)), ("yesterday", .day(-1)), ("tomorrow", .day(1)), ("last", .relative(-1)),
      ("this", .relative(0)), ("next", .relative(1)), ("past", .relative(-1)),
      ("previous", .relative(-1)), ("current", .relative(0)), ("ago", .ago),
      ("q", .quarterSign), ("h", .halfSign),
    ] + units + weekdays + months + counts

  private static let units = CalendarUnit.allCases.flatMap { unit in
    [(unit.rawValue, DateWord.unit(unit)), ("\(unit.rawValue)s", .unit(unit))]
  }

  private static let weekdays = numbered(
    [
      "monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thur thurs", "friday fri",
      "saturday sat", "sunday sun",
    ], DateWord.weekday)

  private static let months = numbered(
    [
      "january jan janvier janv", "february feb fevrier fevr fev", "march mar mars",
      "april apr avril avr", "may mai", "june jun juin", "july jul juillet juil",
      "august aug aout", "september sept sep septembre", "october oct octobre",
      "november nov novembre", "december dec decembre",
    ], DateWord.month)

  private static let counts =
    numbered(
      ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
      DateWord.count) + [("a", DateWord.count(1)), ("an", .count(1))]

  private static func numbered(
    _ lists: [String], _ meaning: (Int) -> DateWord
  ) -> [(String, DateWord)] {
    lists.enumerated().flatMap { index, list in
      list.split(separator: " ").map { (String($0), meaning(index + 1)) }
    }
  }
}
