extension Instant: CustomStringConvertible {
  /// Reads an instant of ISO 8601: `2025-07-01T12:00Z`, `2025-07-01T12:00:30.5-0330`.
  ///
  /// Seconds may be left out; fractions are cut to milliseconds. The zone may not be left out: it
  /// is `Z`, `+01:00`, `+0100` or `+01`. Nil for anything else.
  public init?(iso text: String) {
    guard let instant = text.readBytes({ Instant(utf8: $0) }) else { return nil }
    self = instant
  }

  /// Reads the bytes of an instant of ISO 8601; nil where they are anything else.
  package init?(utf8 bytes: some Collection<UInt8>) {
    var reader = ISOReader(bytes)
    guard let day = reader.day(), reader.skip("T"), let time = reader.timeInMilliseconds(),
      let offset = reader.offsetInMinutes(), reader.isAtEnd
    else { return nil }
    let local = Instant(startOf: day).millisecondsSince1970 + Int64(time)
    let count = local - Int64(offset) * 60_000
    self.init(millisecondsSince1970: count)
    guard millisecondsSince1970 == count else { return nil }
  }

  /// The instant in its one canonical form, UTC with milliseconds: `2025-07-01T12:00:00.000Z`.
  public var iso: String {
    var text = ""
    append(to: &text)
    return text
  }

  /// The same as ``iso``.
  public var description: String { iso }

  /// The instant as people write it, such as `1 Jul 2025, 12:00 UTC`.
  ///
  /// Seconds and below are left out; ``iso`` has them.
  public var text: String { "\(day.text), \(clockText) UTC" }

  /// The hour and minute in UTC, such as `12:00`.
  public var clockText: String {
    let minutes = millisecondOfDay / 60_000
    return "\(ISOText.padded(minutes / 60, width: 2)):\(ISOText.padded(minutes % 60, width: 2))"
  }

  /// Appends ``iso``.
  package func append(to text: inout String) {
    let time = millisecondOfDay
    day.append(to: &text)
    text.append("T")
    ISOText.append(time / 3_600_000, width: 2, to: &text)
    text.append(":")
    ISOText.append(time / 60_000 % 60, width: 2, to: &text)
    text.append(":")
    ISOText.append(time / 1_000 % 60, width: 2, to: &text)
    text.append(".")
    ISOText.append(time % 1_000, width: 3, to: &text)
    text.append("Z")
  }
}

extension ISOReader {
  /// Reads `12:00`, `12:00:30` or `12:00:30.123456` as milliseconds since midnight.
  mutating func timeInMilliseconds() -> Int? {
    guard let hour = number(digits: 2), hour < 24, skip(":"),
      let minute = number(digits: 2), minute < 60
    else { return nil }
    let whole = (hour * 60 + minute) * 60_000
    guard skip(":") else { return whole }
    guard let second = number(digits: 2), second < 60 else { return nil }
    guard skip(".") || skip(",") else { return whole + second * 1_000 }
    guard let tenth = digit() else { return nil }
    var fraction = tenth * 100
    var unit = 10
    while let next = digit() {
      fraction += next * unit
      unit /= 10
    }
    return whole + second * 1_000 + fraction
  }

  /// Reads `Z`, `+01:00`, `-0330` or `+01` as minutes east of UTC.
  mutating func offsetInMinutes() -> Int? {
    if skip("Z") { return 0 }
    let isWest = skip("-")
    guard isWest || skip("+"), let hours = number(digits: 2), hours < 24 else { return nil }
    var minutes = 0
    if !isAtEnd {
      _ = skip(":")
      guard let rest = number(digits: 2), rest < 60 else { return nil }
      minutes = rest
    }
    return (hours * 60 + minutes) * (isWest ? -1 : 1)
  }
}
