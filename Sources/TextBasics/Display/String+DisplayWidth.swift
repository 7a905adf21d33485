extension String {
  /// The number of terminal cells the text takes.
  ///
  /// Control characters take none: make them ``visible`` first.
  package var displayWidth: Int {
    switch plainness {
    case .ascii: utf8.count
    case .plain(let count): count
    case .other: reduce(0) { $0 + $1.displayWidth }
    }
  }

  /// The number of terminal cells the text takes as ``visible`` shows it.
  package var visibleWidth: Int {
    switch plainness {
    case .ascii: utf8.count
    case .plain(let count): count
    case .other: visible.displayWidth
    }
  }

  /// The width of the longest word, words being set apart by blanks.
  package var longestWordWidth: Int {
    if case .other = plainness {
      return split(separator: " ").map { String($0).visible.displayWidth }.max() ?? 0
    }
    var (longest, length) = (0, 0)
    for byte in utf8 where byte & 0xC0 != 0x80 {
      length = byte == UInt8(ascii: " ") ? 0 : length + 1
      longest = max(longest, length)
    }
    return longest
  }
}

extension String {
  /// What a look at the bytes alone tells of how a text is shown.
  enum Plainness {
    /// Printable characters of one byte, each of one cell.
    case ascii
    /// Printable characters below U+0300, dashes and the like, each of one cell, and so many: they
    /// never join others.
    case plain(Int)
    case other
  }

  /// Whether all characters are printable and stand for themselves.
  var plainness: Plainness {
    utf8.withContiguousStorageIfAvailable(String.plainness) ?? .other
  }

  private static func plainness(_ bytes: UnsafeBufferPointer<UInt8>) -> Plainness {
    var (count, position) = (0, 0)
    while position < bytes.count {
      switch bytes[position] {
      case 0x20..<0x7F: position += 1
      // U+00A0 to U+02FF; what continues a character follows in every string.
      case 0xC2 where bytes[position + 1] >= 0xA0, 0xC3..<0xCC: position += 2
      // U+2010 to U+2027: dashes, quotation marks, the ellipsis.
      case 0xE2 where bytes[position + 1] == 0x80 && 0x90..<0xA8 ~= bytes[position + 2]:
        position += 3
      default: return .other
      }
      count += 1
    }
    return count == bytes.count ? .ascii : .plain(count)
  }
}

extension Character {
  /// The number of terminal cells of the cluster: that of its parts together, as terminals count.
  ///
  /// An emoji variation selector makes it two; joined emoji and flags take two altogether.
  package var displayWidth: Int {
    var (sum, widest, isEmoji) = (0, 0, false)
    for scalar in unicodeScalars {
      if scalar == "\u{FE0F}" { return 2 }
      let width = scalar.displayWidth
      sum += width
      widest = max(widest, width)
      if width == 2, scalar.properties.isEmojiPresentation { isEmoji = true }
    }
    return isEmoji ? widest : sum
  }
}

extension Unicode.Scalar {
  /// The cells a code point takes by itself: East Asian Width (UAX #11) and emoji (UTS #51).
  fileprivate var displayWidth: Int {
    switch value {
    case 0x20..<0x7F, 0xA0..<0x300: return 1
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    case 0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
      0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FF,
      0x1D300...0x1D37F, 0x1F200...0x1F265, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      return hasNoWidth ? 0 : 2
    default: return hasNoWidth ? 0 : properties.isEmojiPresentation ? 2 : 1
    }
  }

  private var hasNoWidth: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
      true
    default: false
    }
  }
}
