/// What is known of lines before they are scanned.
enum KnownLines: String, Comparable {
  /// Nothing: every value has to be checked.
  case unknown
  /// Each is a right record.
  case right
  /// Each is a right record without keys that no field has, and all fields stand in order.
  case plain

  static func < (one: KnownLines, other: KnownLines) -> Bool {
    one != other && (one == .unknown || other == .plain)
  }
}
