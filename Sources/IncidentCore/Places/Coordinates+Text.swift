package import TextBasics

extension Coordinates {
  /// The point as people write it, in decimal degrees: `14.25,-5.99`.
  package var text: String {
    "\(JSON.number(latitude).text),\(JSON.number(longitude).text)"
  }

  /// Reads a point in decimal degrees, or in degrees, minutes and seconds.
  ///
  /// `14.25,-5.99`, `14.25, -5.99`, `14.25N 5.99W`, `14°15'N 5°59'W`, `14° 15' 10" N, 5° 59' W`.
  package init(typed text: String) throws(Diagnostic) {
    guard let (north, east) = Coordinates.halves(text),
      let latitude = Coordinates.degrees(north, positive: "N", negative: "S"),
      let longitude = Coordinates.degrees(east, positive: "E", negative: "W")
    else {
      throw Diagnostic(
        code: "wrong-coordinates", "`\(text)` is not a point",
        hints: [
          "write degrees north, a comma and degrees east, such as `14.25,-5.99`; or "
            + "`14°15'N 5°59'W`, in quotation marks"
        ])
    }
    self.init(latitude: latitude, longitude: longitude)
    guard isOnEarth else {
      throw Diagnostic(
        code: "wrong-coordinates", "`\(text)` is not on the earth",
        hints: [
          "degrees north go from -90 to 90, degrees east from -180 to 180; north comes first"
        ])
    }
  }

  /// The two numbers: divided by a comma, else behind N or S, else at the only blank.
  private static func halves(_ text: String) -> (Substring, Substring)? {
    var parts = text.split(separator: ",", omittingEmptySubsequences: false)
    if parts.count == 1 {
      if let letter = text.firstIndex(where: { "NSns".contains($0) }) {
        parts = [text[...letter], text[text.index(after: letter)...]]
      } else {
        parts = text.split(whereSeparator: \.isWhitespace)
      }
    }
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// Degrees with what they are divided into, and a sign or the letter of a half of the earth.
  private static func degrees(
    _ text: Substring, positive: Character, negative: Character
  ) -> Double? {
    var rest = text.filter { !$0.isWhitespace }[...]
    var sign = 1.0
    if let first = rest.first, "-−+".contains(first) {
      sign = first == "+" ? 1 : -1
      rest = rest.dropFirst()
    } else if let last = rest.last.map({ Character($0.uppercased()) }),
      last == positive || last == negative
    {
      sign = last == positive ? 1 : -1
      rest = rest.dropLast()
    }
    guard !rest.isEmpty else { return nil }
    var degrees = 0.0
    for (marks, size) in [("°º", 1.0), ("'’′", 60.0), ("\"”″", 3600.0)] {
      guard !rest.isEmpty else { break }
      let end = rest.firstIndex(where: marks.contains)
      // Only degrees can stand without their mark, and then nothing follows.
      guard size == 1 || end != nil else { return nil }
      let digits = rest[..<(end ?? rest.endIndex)]
      guard digits.allSatisfy({ $0 == "." || ("0"..."9").contains($0) }),
        let number = Double(digits), size == 1 || number < 60
      else { return nil }
      degrees += number / size
      rest = end.map { rest[rest.index(after: $0)...] } ?? ""
    }
    return rest.isEmpty ? sign * degrees : nil
  }
}
