import IncidentCore

extension Occurrence {
  /// Reads the days of an attack as the journal's own form writes one that is known to the day.
  ///
  /// Most are written so, and this takes far less than reading any JSON. It is nil for
  /// every other text, which is not wrong for that.
  init?(plain bytes: UnsafeBufferPointer<UInt8>) {
    var rest = bytes[...]
    func skip(_ text: [UInt8]) -> Bool {
      guard rest.starts(with: text) else { return false }
      rest = rest.dropFirst(text.count)
      return true
    }
    func day() -> Day? {
      let text = rest.prefix(10)
      rest = rest.dropFirst(10)
      return Day(utf8: text)
    }
    guard skip(PlainText.start), let start = day(), skip(PlainText.end), let end = day(),
      skip(PlainText.precision)
    else { return nil }
    if rest.elementsEqual(PlainText.close) {
      self.init(start: start, end: end, precision: .day)
      return
    }
    guard skip(PlainText.time), rest.count > PlainText.close.count,
      rest.suffix(PlainText.close.count).elementsEqual(PlainText.close)
    else { return nil }
    let time = rest.dropLast(PlainText.close.count)
    guard !time.contains(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }),
      let timeOfDay = TimeOfDay(text: String(decoding: time, as: UTF8.self))
    else { return nil }
    self.init(start: start, end: end, precision: .day, timeOfDay: timeOfDay)
  }

  private enum PlainText {
    static let start = Array(#"{"start":""#.utf8)
    static let end = Array(#"","end":""#.utf8)
    static let precision = Array(#"","precision":"day"#.utf8)
    static let time = Array(#"","timeOfDay":""#.utf8)
    static let close = Array(#""}"#.utf8)
  }
}
