extension Day: CustomStringConvertible {
  /// Reads `2025-07-01`; nil where it is written otherwise or no day of the calendar.
  public init?(iso text: String) {
    guard let day = text.readBytes({ Day(utf8: $0) }) else { return nil }
    self = day
  }

  /// Reads the bytes of `2025-07-01`; nil where they are anything else.
  package init?(utf8 bytes: some Collection<UInt8>) {
    var reader = ISOReader(bytes)
    guard let day = reader.day(), reader.isAtEnd else { return nil }
    self = day
  }

  /// The day as ISO 8601 writes it, such as `2025-07-01`.
  public var iso: String {
    var text = ""
    append(to: &text)
    return text
  }

  /// The same as ``iso``.
  public var description: String { iso }

  /// The day as people write it, such as `1 Jul 2025`.
  public var text: String {
    let (year, month, day) = parts
    return "\(day) \(CalendarNames.shortMonth(month)) \(CalendarNames.year(year))"
  }

  /// The day as people write it with its weekday, such as `Tue 1 Jul 2025`.
  public var textWithWeekday: String { "\(CalendarNames.shortWeekday(weekday)) \(text)" }

  /// Appends ``iso``.
  package func append(to text: inout String) {
    let (year, month, day) = parts
    ISOText.append(year, width: 4, to: &text)
    text.append("-")
    ISOText.append(month, width: 2, to: &text)
    text.append("-")
    ISOText.append(day, width: 2, to: &text)
  }
}
