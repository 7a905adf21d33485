import TextBasics

/// Looks for words in the bytes of lines without decoding them.
///
/// A line is looked at in the form of ``NameFolding``, but without blanks and with the keys of its
/// JSON left in: a word that stands in one of its texts stands there too.
struct LineWords {
  private let words: [[UInt8]]

  /// Takes folded words, any of which will do; nil where one is too short or not of ASCII.
  init?(_ words: [String]) {
    self.words = words.map { Array($0.utf8) }
    guard self.words.allSatisfy({ $0.count > 1 && $0.allSatisfy { $0 < 0x80 } }) else { return nil }
  }

  /// Whether a line may hold one of the words; false only where it holds none.
  func mayStand(in line: [UInt8]) -> Bool {
    line.withUnsafeBytes { bytes in
      switch LineWords.letters(in: bytes) {
      case .escaped: true
      case .single: words.contains { LineWords.stands($0, in: bytes) }
      case .any: mayStand(inFolded: line)
      }
    }
  }

  private func mayStand(inFolded line: [UInt8]) -> Bool {
    // A character gives at most two bytes for each of its own, but for those that are folded one
    // by one, which stop at the end of the room.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 2 * line.count + 8) { folded in
      guard let count = line.withUnsafeBufferPointer({ LineWords.fold($0, into: folded) })
      else { return true }
      let bytes = UnsafeRawBufferPointer(folded)
      return words.contains { word in
        word.withUnsafeBytes { ByteSearch.offset(of: $0, in: bytes, 0..<count) } != nil
      }
    }
  }

  // MARK: Lines in which every character is one letter or none

  /// What the characters of a line are folded to.
  private enum Letters {
    /// Each to one letter or to none.
    case single
    /// Some to more, or it has to be found out of each.
    case any
    /// Some are escaped by number.
    case escaped
  }

  private static func letters(in line: UnsafeRawBufferPointer) -> Letters {
    let letters = letters
    var found = Letters.single
    let marks = { (block: ByteBlock) in block.characters | block.bits(0x5C) }
    forEach(marks, in: line) { at in
      let next = at + 1 < line.count ? line[at + 1] : 0
      switch line[at] {
      case 0x5C: if next == UInt8(ascii: "u") { found = .escaped }
      case 0xC3: if letters[Int(next & 0x3F) | 0x80] == 0 { found = .any }
      default: if !isWithoutLatin(line[at], next) { found = .any }
      }
      return found == .single
    }
    return found
  }

  /// Whether a word stands in a line of single letters.
  private static func stands(_ word: [UInt8], in line: UnsafeRawBufferPointer) -> Bool {
    let letters = letters
    let first = word[0]
    let isAccented = letters[0x80...].contains(first)
    var stands = false
    let begins = { (block: ByteBlock) in
      block.bits(first | 0x20, ignoring: 0x20) | (isAccented ? block.bits(0xC3) : 0)
    }
    forEach(begins, in: line) { at in
      stands = LineWords.stands(word, in: line, at: at, letters)
      return !stands
    }
    return stands
  }

  /// Whether a word begins at a place, with any marks between its letters.
  private static func stands(
    _ word: [UInt8], in line: UnsafeRawBufferPointer, at start: Int, _ letters: [UInt8]
  ) -> Bool {
    var (at, matched) = (start, 0)
    while at < line.count {
      let byte = line[at]
      var letter: UInt8 = 0
      if byte < 0x80 {
        letter = letters[Int(byte)]
        at += 1
      } else if byte == 0xC3, at + 1 < line.count {
        letter = letters[Int(line[at + 1] & 0x3F) | 0x80]
        at += 2
      } else {
        at += 1
      }
      if letter == 0 { continue }
      if letter != word[matched] { return false }
      matched += 1
      if matched == word.count { return true }
    }
    return false
  }

  /// Calls back with each place of a line whose bit is set, until the closure says no.
  private static func forEach(
    _ bits: (ByteBlock) -> UInt32, in line: UnsafeRawBufferPointer, _ body: (Int) -> Bool
  ) {
    guard let start = line.baseAddress else { return }
    var offset = 0
    while offset < line.count {
      var places: UInt32
      if line.count - offset >= 16 {
        places = bits(ByteBlock(start + offset))
      } else {
        // The end is looked at in memory that has room behind it.
        var end = SIMD16<UInt8>(repeating: 0)
        for index in offset..<line.count { end[index - offset] = line[index] }
        places = withUnsafeBytes(of: end) { end in
          end.baseAddress.map { bits(ByteBlock($0)) } ?? 0
        }
      }
      while places != 0 {
        if !body(offset + places.trailingZeroBitCount) { return }
        places &= places - 1
      }
      offset += 16
    }
  }

  // MARK: Any line

  /// Folds a line; nil where only the decoder can tell what it holds.
  private static func fold(
    _ line: UnsafeBufferPointer<UInt8>, into folded: UnsafeMutableBufferPointer<UInt8>
  ) -> Int? {
    let letters = letters
    var count = 0
    var at = 0
    while at < line.count {
      let byte = line[at]
      if byte < 0x80 {
        // A mark is written over by what comes next.
        folded[count] = letters[Int(byte)]
        count += letters[Int(byte)] == 0 ? 0 : 1
        at += 1
        if byte == UInt8(ascii: "\\"), at < line.count, line[at] == UInt8(ascii: "u") {
          return nil
        }
        continue
      }
      let end = at + (byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4)
      guard end <= line.count else { return nil }
      if byte == 0xC3 {
        let letter = letters[Int(line[at + 1] & 0x3F) | 0x80]
        if letter != 0 {
          folded[count] = letter
          count += 1
          at = end
          continue
        }
      }
      if !isWithoutLatin(byte, line[at + 1]) {
        let character = String(decoding: line[at..<end], as: UTF8.self)
        for letter in NameFolding.fold(character).utf8 {
          guard count < folded.count - 1 else { return nil }
          folded[count] = letter
          count += 1
        }
      }
      at = end
    }
    return count
  }

  /// Whether a character is of no script that is folded to ASCII: Greek to Tibetan, the marks of
  /// general punctuation, and the scripts of East Asia.
  private static func isWithoutLatin(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xCE...0xE0, 0xE3...0xEE: true
    case 0xE2: second == 0x80
    default: false
    }
  }

  /// What a byte of ASCII is folded to, then the characters from U+00C0 on; 0 for what is no
  /// single letter or digit.
  private static let letters: [UInt8] =
    (0..<0x80).map { letter(Unicode.Scalar($0)) } + (0xC0...0xFF).map { letter(Unicode.Scalar($0)) }

  private static func letter(_ scalar: Unicode.Scalar) -> UInt8 {
    let folded = Array(NameFolding.fold(String(Character(scalar))).utf8)
    return folded.count == 1 && folded[0] < 0x80 ? folded[0] : 0
  }
}
