/// A folded name as UTF-8; set again and again, it keeps its room.
struct FoldedText {
  /// Whether an apostrophe after a lone `l` or `d` parts words instead of being dropped.
  let splitsElisions: Bool
  private(set) var bytes: [UInt8] = []
  private var isBlankPending = false

  init(_ name: String, splitsElisions: Bool = false) {
    self.splitsElisions = splitsElisions
    bytes.reserveCapacity(name.utf8.count)
    set(name)
  }

  /// Folds another name in place of this one.
  mutating func set(_ name: String) {
    removeAll()
    for byte in name.utf8 {
      guard byte < 0x80 else {
        removeAll()
        for scalar in name.unicodeScalars { append(scalar) }
        return
      }
      append(ascii: byte)
    }
  }

  private mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isBlankPending = false
  }

  private mutating func append(ascii byte: UInt8) {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      append(byte)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): append(byte | 0x20)
    case UInt8(ascii: "'"), UInt8(ascii: "`"): appendApostrophe()
    default: isBlankPending = true
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.value < 0x80 { return append(ascii: UInt8(truncatingIfNeeded: scalar.value)) }
    if let letter = FoldingTable.letter(scalar) { return append(letter) }
    if let text = FoldingTable.text(scalar) { return append(text: text) }
    if FoldingTable.apostrophes.contains(scalar) { return appendApostrophe() }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return
    case .uppercaseLetter, .titlecaseLetter:
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        if lower == scalar { append(text: String(Character(lower))) } else { append(lower) }
      }
    case .lowercaseLetter, .modifierLetter, .otherLetter, .spacingMark, .decimalNumber,
      .letterNumber, .otherNumber:
      append(text: String(Character(scalar)))
    default: isBlankPending = true
    }
  }

  private mutating func append(text: String) {
    for byte in text.utf8 { append(byte) }
  }

  private mutating func append(_ byte: UInt8) {
    if isBlankPending {
      if !bytes.isEmpty { bytes.append(UInt8(ascii: " ")) }
      isBlankPending = false
    }
    bytes.append(byte)
  }

  private mutating func appendApostrophe() {
    guard splitsElisions, !isBlankPending, let last = bytes.last,
      last == UInt8(ascii: "l") || last == UInt8(ascii: "d"),
      bytes.dropLast().last.map({ $0 == UInt8(ascii: " ") }) ?? true
    else { return }
    isBlankPending = true
  }
}
