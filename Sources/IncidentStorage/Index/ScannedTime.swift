import IncidentCore

/// Reads days and instants from bytes, the canonical spellings without a detour.
enum ScannedTime {
  /// The last millisecond since 1970 that a day or instant can mean; nil where it is neither.
  @inline(__always)
  static func lastMillisecond(of bytes: UnsafeRawBufferPointer, isInstant: Bool) -> Int64? {
    if bytes.count == 10, !isInstant {
      return day(bytes).map { (Int64($0.daysSince1970) + 1) * 86_400_000 - 1 }
    }
    if bytes.count == 24, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), bytes[19] == UInt8(ascii: "."),
      bytes[23] == UInt8(ascii: "Z"), let day = day(bytes), let hour = number(bytes, 11, 2),
      let minute = number(bytes, 14, 2), let second = number(bytes, 17, 2),
      let fraction = number(bytes, 20, 3), hour < 24, minute < 60, second < 60
    {
      let time = ((hour * 60 + minute) * 60 + second) * 1000 + fraction
      return Int64(day.daysSince1970) * 86_400_000 + Int64(time)
    }
    // An odd spelling, which the reader of instants takes or refuses.
    return Instant(utf8: bytes)?.millisecondsSince1970
  }

  /// Whether it is `HH:MM` or a word for a part of the day.
  static func isTimeOfDay(_ bytes: UnsafeRawBufferPointer) -> Bool {
    if bytes.count == 5, bytes[2] == UInt8(ascii: ":"), let hour = number(bytes, 0, 2),
      let minute = number(bytes, 3, 2)
    {
      return hour < 24 && minute < 60
    }
    return TimeOfDay(text: String(decoding: bytes, as: UTF8.self)) != nil
  }

  @inline(__always)
  private static func day(_ bytes: UnsafeRawBufferPointer) -> Day? {
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  @inline(__always)
  private static func number(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ count: Int) -> Int? {
    var value = 0
    for index in start..<start + count {
      let digit = bytes[index] &- 48
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
    }
    return value
  }
}
