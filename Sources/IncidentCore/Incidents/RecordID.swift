/// Makes the ids of records that are entered by hand.
package enum RecordID {
  /// Crockford's base 32: digits and capitals without I, L, O and U.
  package static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Draws an incident's id, again while it is taken: country, first day and four characters.
  ///
  /// - Parameters:
  ///   - country: ISO 3166-1 alpha-2; `XX` where nil.
  ///   - day: The attack's first day; `00000000` where nil.
  ///   - randomBytes: Draws so many bytes.
  ///   - isTaken: Tells whether a record has the id already.
  /// - Returns: The id, such as `ML-20250701-K7QX`.
  package static func incident(
    country: String?, day: Day?, randomBytes: (Int) -> [UInt8], isTaken: (String) -> Bool
  ) -> String {
    draw(prefix: "\(country ?? "XX")-\(digits(day))-", randomBytes: randomBytes, isTaken: isTaken)
  }

  /// Draws an operation's id, again while it is taken.
  package static func operation(
    day: Day?, randomBytes: (Int) -> [UInt8], isTaken: (String) -> Bool
  ) -> String {
    draw(prefix: "OP-\(digits(day))-", randomBytes: randomBytes, isTaken: isTaken)
  }

  private static func digits(_ day: Day?) -> String {
    day.map { $0.iso.filter { $0 != "-" } } ?? "00000000"
  }

  /// Four characters give a million ids a day and country; a fifth follows if they run out.
  private static func draw(
    prefix: String, randomBytes: (Int) -> [UInt8], isTaken: (String) -> Bool
  ) -> String {
    var length = 4
    while true {
      for _ in 0..<64 {
        let suffix = randomBytes(length).map { alphabet[Int($0) % alphabet.count] }
        let id = prefix + String(suffix)
        if !isTaken(id) { return id }
      }
      length += 1
    }
  }
}
