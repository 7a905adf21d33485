/// An instant in UTC, counted in milliseconds, in the years 0001 to 9999.
///
/// Leap seconds are not counted, as in POSIX.
public struct Instant: Hashable, Comparable, Sendable {
  /// Milliseconds since 1 January 1970, 00:00 UTC; negative before.
  public let millisecondsSince1970: Int64

  static let millisecondsInDay: Int64 = 86_400_000

  /// Makes an instant from a count, held to the years 0001 to 9999.
  public init(millisecondsSince1970 count: Int64) {
    let first = Int64(Day.earliest.daysSince1970) * Instant.millisecondsInDay
    let last = (Int64(Day.latest.daysSince1970) + 1) * Instant.millisecondsInDay - 1
    millisecondsSince1970 = min(max(count, first), last)
  }

  /// Makes the first millisecond of a day.
  public init(startOf day: Day) {
    self.init(millisecondsSince1970: Int64(day.daysSince1970) * Instant.millisecondsInDay)
  }

  /// Makes the last millisecond of a day.
  public init(endOf day: Day) {
    let next = (Int64(day.daysSince1970) + 1) * Instant.millisecondsInDay
    self.init(millisecondsSince1970: next - 1)
  }

  /// The day in UTC.
  public var day: Day {
    Day(daysSince1970: Int(floorDivision.days))
  }

  /// Milliseconds since the day began.
  public var millisecondOfDay: Int { Int(floorDivision.milliseconds) }

  /// Orders instants in time.
  public static func < (one: Instant, other: Instant) -> Bool {
    one.millisecondsSince1970 < other.millisecondsSince1970
  }

  private var floorDivision: (days: Int64, milliseconds: Int64) {
    let (days, rest) = millisecondsSince1970.quotientAndRemainder(
      dividingBy: Instant.millisecondsInDay)
    return rest < 0 ? (days - 1, rest + Instant.millisecondsInDay) : (days, rest)
  }
}
