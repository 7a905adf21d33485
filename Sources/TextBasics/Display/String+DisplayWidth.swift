extension String {
  /// The number of terminal cells the text takes.
  ///
  /// Control characters take none: make them ``visible`` first.
  package var displayWidth: Int {
    if utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return utf8.count }
    return reduce(0) { $0 + $1.displayWidth }
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
