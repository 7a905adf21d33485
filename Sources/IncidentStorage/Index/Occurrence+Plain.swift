import IncidentCore

extension Occurrence {
  /// Reads the days of an attack as the journal's own form writes them.
  ///
  /// Most are written so, and this takes far less than reading any JSON. It is nil for every other
  /// text, which is not wrong for that.
  init?(plain bytes: UnsafeBufferPointer<UInt8>) {
    var reader = PlainReader(bytes: bytes)
    guard reader.skip(#"{"start":""#), let start = reader.day(), reader.skip(#"","end":""#),
      let end = reader.day(), reader.skip(#"","precision":""#),
      let precision = reader.skip(#"day""#) ? .day : reader.word(in: Occurrence.precisions)
    else { return nil }
    var timeOfDay: TimeOfDay?
    if reader.skip(#","timeOfDay":""#) {
      guard let text = reader.word(), let time = TimeOfDay(text: text) else { return nil }
      timeOfDay = time
    }
    guard reader.skip("}"), reader.isAtEnd else { return nil }
    self.init(start: start, end: end, precision: precision, timeOfDay: timeOfDay)
  }

  private static let precisions = PlainWords<DatePrecision>()
}
