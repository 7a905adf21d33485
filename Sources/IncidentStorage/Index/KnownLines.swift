/// What is known of lines before they are scanned.
enum KnownLines: String, Comparable {
  /// Nothing: every value has to be checked.
  case unknown
  /// Each is a right record.
  case right
  /// Each is a right record with no escape in a key, and the fields of each object stand in order.
  case ordered

  static func < (one: KnownLines, other: KnownLines) -> Bool {
    one != other && (one == .unknown || other == .ordered)
  }
}
