/// When on its day an attack happened, in local time: a clock time or a part of the day.
public enum TimeOfDay: Hashable, Sendable, CustomStringConvertible {
  case clock(ClockTime)
  case part(DayPart)

  /// Parts of a day, as reports name them; no hours are implied.
  public enum DayPart: String, Sendable, Hashable, CaseIterable {
    case night
    case earlyMorning = "early-morning"
    case morning
    case midday
    case afternoon
    case evening
  }

  /// An hour and a minute.
  public struct ClockTime: Hashable, Sendable, Comparable {
    /// The hour, 0 to 23.
    public let hour: Int
    /// The minute, 0 to 59.
    public let minute: Int

    /// Makes a clock time; nil where a clock shows no such time.
    public init?(hour: Int, minute: Int) {
      guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
      self.hour = hour
      self.minute = minute
    }

    /// Orders times within a day.
    public static func < (one: ClockTime, other: ClockTime) -> Bool {
      (one.hour, one.minute) < (other.hour, other.minute)
    }
  }

  /// Reads `05:30` or `early-morning`; nil for anything else.
  public init?(text: String) {
    if let part = DayPart(rawValue: text) {
      self = .part(part)
      return
    }
    var reader = ISOReader(text.utf8)
    guard let hour = reader.number(digits: 2), reader.skip(":"),
      let minute = reader.number(digits: 2), reader.isAtEnd,
      let time = ClockTime(hour: hour, minute: minute)
    else { return nil }
    self = .clock(time)
  }

  /// The time as the log writes it: `05:30` or `early-morning`.
  public var text: String {
    switch self {
    case .clock(let time):
      "\(ISOText.padded(time.hour, width: 2)):\(ISOText.padded(time.minute, width: 2))"
    case .part(let part): part.rawValue
    }
  }

  /// The same as ``text``.
  public var description: String { text }
}
