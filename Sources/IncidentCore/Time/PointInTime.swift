/// A day or an instant by which something had been said or published.
///
/// As a bound a day means its end: what is dated 1 July had been said when that day was over.
public enum PointInTime: Hashable, Sendable {
  case day(Day)
  case instant(Instant)

  /// Reads `2025-07-01` or `2025-07-01T12:00Z`; nil for anything else.
  public init?(iso text: String) {
    if let day = Day(iso: text) {
      self = .day(day)
    } else if let instant = Instant(iso: text) {
      self = .instant(instant)
    } else {
      return nil
    }
  }

  /// The last instant that it can mean; the end of the day where only a day is known.
  public var upperBound: Instant {
    switch self {
    case .day(let day): Instant(endOf: day)
    case .instant(let instant): instant
    }
  }

  /// The day, that of UTC where the instant is known.
  public var day: Day {
    switch self {
    case .day(let day): day
    case .instant(let instant): instant.day
    }
  }

  /// The canonical form: `2025-07-01` or `2025-07-01T12:00:00.000Z`.
  public var iso: String {
    switch self {
    case .day(let day): day.iso
    case .instant(let instant): instant.iso
    }
  }

  /// The point as people write it: `1 Jul 2025` or `1 Jul 2025, 12:00 UTC`.
  public var text: String {
    switch self {
    case .day(let day): day.text
    case .instant(let instant): instant.text
    }
  }
}

extension PointInTime: Comparable, CustomStringConvertible {
  /// Orders by ``upperBound``; a day follows the last instant in it.
  public static func < (one: PointInTime, other: PointInTime) -> Bool {
    let (first, second) = (one.upperBound, other.upperBound)
    guard first == second else { return first < second }
    guard case (.instant, .day) = (one, other) else { return false }
    return true
  }

  /// The same as ``iso``.
  public var description: String { iso }
}
