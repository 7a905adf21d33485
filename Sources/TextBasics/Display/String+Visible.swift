extension String {
  /// The text as it may be printed: whatever could act on a terminal or mislead a reader is shown.
  ///
  /// Control characters become their pictures (`␛`, `␊`); other controls, marks that reorder text,
  /// characters without width, and code points that mean nothing become `<U+202E>`. So what comes
  /// from a file can never move a cursor, colour the screen, forge a line or hide text.
  package var visible: String {
    switch plainness {
    case .ascii, .plain: self
    case .other: showing(\.isUnprintable)
    }
  }

  /// The text as it may be printed, its line ends kept.
  package var visibleLines: String {
    String(
      unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0).visible }.joined(separator: "\n"))
  }

  /// The text for programs: no control character is left but tabs and line ends, the others are
  /// shown by their pictures.
  ///
  /// What is printed for programs is looked at in terminals too.
  package var withoutControls: String { showing(\.isActingControl) }

  /// The text with the marks that set the direction of writing shown, such as `<U+202E>`.
  package var withoutDirections: String { showing(\.setsDirection) }

  private func showing(_ isShown: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: isShown) else { return self }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if isShown(scalar) {
        result.append(contentsOf: scalar.picture.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// JSON as it may be printed: what ``visible`` would show is escaped, so that it means the same.
  ///
  /// Only text in quotation marks can hold such characters, but for blanks between values: a tab or
  /// a carriage return among them becomes a space.
  package var visibleJSON: String {
    guard unicodeScalars.contains(where: { $0 != "\n" && $0.isUnprintable }) else { return self }
    var result = ""
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x0A: result.unicodeScalars.append(scalar)
      case ..<0x20: result += " "
      default:
        guard scalar.isUnprintable else {
          result.unicodeScalars.append(scalar)
          continue
        }
        for unit in String(Character(scalar)).utf16 {
          let digits = String(unit, radix: 16)
          result += #"\u"# + String(repeating: "0", count: 4 - digits.count) + digits
        }
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var isActingControl: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: false
    }
  }

  /// Whether it is a mark, an embedding, an override or an isolate of the bidirectional algorithm.
  fileprivate var setsDirection: Bool {
    switch value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

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
