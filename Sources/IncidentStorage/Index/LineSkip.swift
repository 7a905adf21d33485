/// Steps over values of lines that are known to be right; as those of ``LineScanner`` they stay
/// within the line, whatever stands there.
extension UnsafeRawPointer {
  /// Steps over the value that begins here.
  ///
  /// - Parameter limit: The end of the line, with ``LineScanner/slack`` readable bytes behind it.
  /// - Returns: What stands behind the value; nil where it does not end before the limit.
  func behindValue(before limit: UnsafeRawPointer) -> UnsafeRawPointer? {
    switch byte {
    case UInt8(ascii: "\""): return closingQuote(isFreeText: true).map { $0 + 1 }
    case UInt8(ascii: "{"), UInt8(ascii: "["): return behindContainer(before: limit)
    default:
      var at = self
      while at < limit, !at.isAt(","), !at.isAt("}"), at.byte > 0x20 { at += 1 }
      return at
    }
  }

  /// What stands behind the object or list that begins here, by its brackets outside of strings.
  private func behindContainer(before limit: UnsafeRawPointer) -> UnsafeRawPointer? {
    var at = self
    var depth = 0
    // All ones where the block before ends within a string, and one where with a backslash.
    var (within, escaped): (UInt64, UInt64) = (0, 0)
    while at < limit {
      let block = BracketBlock(at)
      let quotes = block.quotes & ~block.escaped(&escaped)
      let inStrings = quotes.parities ^ within
      within = UInt64(bitPattern: Int64(bitPattern: inStrings) >> 63)
      let (openings, closings) = (block.openings & ~inStrings, block.closings & ~inStrings)
      if depth > closings.nonzeroBitCount {
        depth += openings.nonzeroBitCount - closings.nonzeroBitCount
      } else {
        var brackets = openings | closings
        while brackets != 0 {
          let bit = brackets & (0 &- brackets)
          depth += openings & bit != 0 ? 1 : -1
          let end = at + bit.trailingZeroBitCount
          if depth == 0 { return end < limit ? end + 1 : nil }
          brackets ^= bit
        }
      }
      at += BracketBlock.size
    }
    return nil
  }

  /// Where a text of more than two bytes stands next, all of it before a limit.
  func next(_ text: StaticString, before limit: UnsafeRawPointer) -> UnsafeRawPointer? {
    let (first, third) = (text.utf8Start[0], text.utf8Start[2])
    var at = self
    while at < limit {
      var places = ByteBlock(at).bits(first) & ByteBlock(at + 2).bits(third)
      while places != 0 {
        let place = at + places.trailingZeroBitCount
        if let end = place.behind(text) { return end <= limit ? place : nil }
        places &= places - 1
      }
      at += 16
    }
    return nil
  }
}

/// 64 bytes of JSON; each property has one bit for each of them, the lowest the first.
private struct BracketBlock {
  static let size = 64

  let quotes: UInt64
  let backslashes: UInt64
  let openings: UInt64
  let closings: UInt64

  @inline(__always)
  init(_ start: UnsafeRawPointer) {
    let blocks = (
      ByteBlock(start), ByteBlock(start + 16), ByteBlock(start + 32), ByteBlock(start + 48)
    )
    @inline(__always)
    func joined(_ bits: (ByteBlock) -> UInt32) -> UInt64 {
      UInt64(bits(blocks.0)) | UInt64(bits(blocks.1)) << 16 | UInt64(bits(blocks.2)) << 32
        | UInt64(bits(blocks.3)) << 48
    }
    quotes = joined { $0.bits(0x22) }
    backslashes = joined { $0.bits(0x5C) }
    // Square and curly brackets differ by one bit.
    openings = joined { $0.bits(0x7B, ignoring: 0x20) }
    closings = joined { $0.bits(0x7D, ignoring: 0x20) }
  }

  /// Finds those that a backslash stands before which counts.
  ///
  /// - Parameter carry: 1 where such a backslash ends the block before; then whether one ends this.
  /// - Returns: A bit for each.
  @inline(__always)
  func escaped(_ carry: inout UInt64) -> UInt64 {
    if backslashes | carry == 0 { return 0 }
    var escaped = carry
    var rest = backslashes & ~carry
    carry = 0
    while rest != 0 {
      let bit = rest & (0 &- rest)
      if bit >> 63 == 1 { carry = 1 }
      escaped |= bit << 1
      rest &= ~(bit | bit << 1)
    }
    return escaped
  }
}

extension UInt64 {
  /// For each bit whether an odd number of bits up to it is set.
  fileprivate var parities: UInt64 {
    var bits = self
    bits ^= bits << 1
    bits ^= bits << 2
    bits ^= bits << 4
    bits ^= bits << 8
    bits ^= bits << 16
    return bits ^ bits << 32
  }
}
