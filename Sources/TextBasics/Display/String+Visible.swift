extension String {
  /// The text as it may be printed: whatever could act on a terminal or mislead a reader is shown.
  ///
  /// Control characters become their pictures (`␛`, `␊`); other controls, marks that reorder text,
  /// characters without width, and code points that mean nothing become `<U+202E>`. So what comes
  /// from a file can never move a cursor, colour the screen, forge a line or hide text.
  package var visible: String { visible { _ in false } }

  /// The same for text that is made of lines and fields, such as CSV: their ends are kept.
  package var visibleLines: String { visible { $0 == "\n" || $0 == "\t" } }

  private func visible(_ isKept: (Unicode.Scalar) -> Bool) -> String {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return self }
    guard unicodeScalars.contains(where: { $0.isUnprintable && !isKept($0) }) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isUnprintable, !isKept(scalar) {
        result.append(contentsOf: scalar.picture.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  fileprivate var isUnprintable: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x300: return false
    case 0..<0x20, 0x7F..<0xA0: return true
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFB, 0xE0000...0xE007F:
      return true
    default:
      switch properties.generalCategory {
      case .unassigned, .privateUse: return true
      default: return false
      }
    }
  }

  fileprivate var picture: String {
    switch value {
    case 0x0A: return "␤"
    case 0..<0x20: return Unicode.Scalar(0x2400 + value).map { String(Character($0)) } ?? ""
    case 0x7F: return "␡"
    default:
      let digits = String(value, radix: 16, uppercase: true)
      return "<U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)>"
    }
  }
}
