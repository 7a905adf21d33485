import IncidentCore

/// Reads days and instants from bytes, the canonical spellings without a detour.
///
/// Dates come close together, so it remembers where months begin, each by its 8 bytes `YYYY-MM-`.
final class ScannedTime {
  private struct Month {
    var text: UInt64 = 0
    var daysBefore = 0
    var length = 0
  }

  /// 64 months, each at the place that its text says.
  private let months = UnsafeMutablePointer<Month>.allocate(capacity: 64)

  init() {
    months.initialize(repeating: Month(), count: 64)
  }

  deinit { months.deallocate() }

  /// The last millisecond since 1970 that a day or instant can mean; nil where it is neither.
  @inline(__always)
  func lastMillisecond(of bytes: UnsafeRawBufferPointer, isInstant: Bool) -> Int64? {
    guard let start = bytes.baseAddress else { return nil }
    if bytes.count == 10, !isInstant {
      return day(start).map { ($0 + 1) * 86_400_000 - 1 }
    }
    if bytes.count == 24, let day = day(start), let time = timeOfDay(start + 10) {
      return day * 86_400_000 + time
    }
    // An odd spelling, which the reader of instants takes or refuses.
    return Instant(utf8: bytes)?.millisecondsSince1970
  }

  /// Whether it is `HH:MM`.
  static func isClock(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return false }
    let digits = [bytes[0], bytes[1], bytes[3], bytes[4]].map { $0 &- 48 }
    return digits.allSatisfy { $0 < 10 } && digits[0] * 10 + digits[1] < 24
      && digits[2] * 10 + digits[3] < 60
  }

  /// Whether it is a day `YYYY-MM-DD`.
  func isDay(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count == 10, let start = bytes.baseAddress else { return false }
    return day(start) != nil
  }

  /// The day that 10 bytes name, since 1970.
  @inline(__always)
  private func day(_ start: UnsafeRawPointer) -> Int64? {
    let text = start.loadUnaligned(as: UInt64.self).littleEndian
    let tens = start.load(fromByteOffset: 8, as: UInt8.self) &- 48
    let ones = start.load(fromByteOffset: 9, as: UInt8.self) &- 48
    // The last digits of year and month.
    let place = Int(truncatingIfNeeded: (text >> 24 & 3) << 4 | text >> 48 & 15)
    let month = months + place
    if month.pointee.text != text {
      guard let read = ScannedTime.month(start, text) else { return nil }
      month.pointee = read
    }
    let day = Int(tens) * 10 + Int(ones)
    guard tens < 10, ones < 10, day > 0, day <= month.pointee.length else { return nil }
    return Int64(month.pointee.daysBefore + day)
  }

  /// Reads a month from the 8 bytes `YYYY-MM-`.
  private static func month(_ start: UnsafeRawPointer, _ text: UInt64) -> Month? {
    let bytes = UnsafeRawBufferPointer(start: start, count: 8)
    func number(_ range: Range<Int>) -> Int? {
      bytes[range].allSatisfy { $0 &- 48 < 10 }
        ? bytes[range].reduce(0) { $0 * 10 + Int($1 &- 48) } : nil
    }
    guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = number(0..<4), let month = number(5..<7),
      let first = Day(year: year, month: month, day: 1)
    else { return nil }
    let length = (28...31).last { Day(year: year, month: month, day: $0) != nil }
    return Month(text: text, daysBefore: Int(first.daysSince1970) - 1, length: length ?? 0)
  }

  /// The milliseconds into a day that the 14 bytes `Thh:mm:ss.sssZ` mean.
  @inline(__always)
  private func timeOfDay(_ start: UnsafeRawPointer) -> Int64? {
    // Both words have the second `:` and its next digit: `Thh:mm:s` and `:ss.sssZ`.
    let one = start.loadUnaligned(as: UInt64.self).littleEndian ^ 0x303A_3030_3A30_3054
    let other =
      start.loadUnaligned(fromByteOffset: 6, as: UInt64.self).littleEndian ^ 0x5A30_3030_2E30_303A
    // A digit is now at most 9, a mark 0; what is added carries anything more into the upper half.
    let isWrong =
      (one | (one &+ 0x060F_0606_0F06_060F) | other | (other &+ 0x0F06_0606_0F06_060F))
      & 0xF0F0_F0F0_F0F0_F0F0
    guard isWrong == 0 else { return nil }
    func digit(_ word: UInt64, _ place: UInt64) -> Int64 { Int64(word &>> (8 &* place) & 15) }
    let hour = digit(one, 1) * 10 + digit(one, 2)
    let minute = digit(one, 4) * 10 + digit(one, 5)
    let second = digit(other, 1) * 10 + digit(other, 2)
    let fraction = (digit(other, 4) * 10 + digit(other, 5)) * 10 + digit(other, 6)
    guard hour < 24, minute < 60, second < 60 else { return nil }
    return ((hour * 60 + minute) * 60 + second) * 1000 + fraction
  }
}
