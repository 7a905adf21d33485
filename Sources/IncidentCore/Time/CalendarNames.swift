/// The names that people read: months and weekdays in English.
package enum CalendarNames {
  /// The months, January first.
  package static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// The days of the week, Monday first.
  package static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// Names a month, 1 to 12, in three letters.
  package static func shortMonth(_ month: Int) -> String { String(months[month - 1].prefix(3)) }

  /// Names a weekday, 1 to 7, in three letters.
  package static func shortWeekday(_ weekday: Int) -> String {
    String(weekdays[weekday - 1].prefix(3))
  }

  /// Writes a year in four digits, as ISO 8601 does.
  package static func year(_ year: Int) -> String { ISOText.padded(year, width: 4) }
}
