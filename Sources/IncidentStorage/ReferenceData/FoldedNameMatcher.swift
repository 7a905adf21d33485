import TextBasics

/// Compares the bytes of many names with one folded name, leaving each at its first difference.
///
/// ASCII and the letters of two bytes are folded one by one, to what ``NameFolding`` makes of each
/// alone; a name with any other character is decoded and folded as a whole.
struct FoldedNameMatcher {
  let form: TownNameForm
  private let wanted: [UInt8]
  private let isWholeName: Bool
  /// What the scalars below U+0800 fold to, as far as they have been met.
  private var folds = [Fold](repeating: Fold(kind: .notMet), count: 0x800)

  init(_ form: TownNameForm) {
    self.form = form
    isWholeName = if case .folded = form { true } else { false }
    wanted = Array((isWholeName ? form.key : NameFolding.compact(form.key)).utf8)
  }

  /// Whether the name in a range of bytes has the form.
  ///
  /// Only bytes within the range are read.
  mutating func matches(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Bool {
    // Folding never makes a text longer than its UTF-8.
    guard range.count >= wanted.count else { return false }
    switch isWholeName ? isFolded(bytes, range) : mayHold(bytes, range) {
    case .no: return false
    case .yes: return true
    case .decode: return form.isForm(of: String(decoding: bytes[range], as: UTF8.self))
    }
  }

  private enum Answer { case yes, no, decode }

  private mutating func isFolded(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Answer {
    var matched = 0
    var isBlankPending = false
    var offset = range.lowerBound
    while offset < range.upperBound {
      var fold = nextFold(bytes, &offset, range.upperBound)
      switch fold.kind {
      case .notMet: return .decode
      case .nothing: continue
      case .blank: isBlankPending = true
      case .letters:
        if isBlankPending, matched > 0 {
          guard matched < wanted.count, wanted[matched] == UInt8(ascii: " ") else { return .no }
          matched += 1
        }
        isBlankPending = false
        while let letter = fold.popFirst() {
          guard matched < wanted.count, wanted[matched] == letter else { return .no }
          matched += 1
        }
      }
    }
    return matched == wanted.count ? .yes : .no
  }

  /// Leaves aside the names that do not hold the wanted letters in their order.
  ///
  /// The loose form and a part of a name are the folded name less some letters, here without blanks.
  private mutating func mayHold(_ bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> Answer {
    var matched = 0
    var offset = range.lowerBound
    while offset < range.upperBound, matched < wanted.count {
      guard range.upperBound - offset >= wanted.count - matched else { return .no }
      var fold = nextFold(bytes, &offset, range.upperBound)
      if fold.kind == .notMet { return .decode }
      while matched < wanted.count, let letter = fold.popFirst() {
        if wanted[matched] == letter { matched += 1 }
      }
    }
    return matched == wanted.count ? .decode : .no
  }
}

extension FoldedNameMatcher {
  /// What folding makes of one scalar: up to four bytes, a blank, or nothing.
  private struct Fold {
    enum Kind { case notMet, nothing, blank, letters }

    let kind: Kind
    private var letters: UInt32 = 0
    private var count = 0

    init(kind: Kind) { self.kind = kind }

    init?(letters: some Collection<UInt8>) {
      guard letters.count <= 4 else { return nil }
      kind = letters.isEmpty ? .nothing : .letters
      count = letters.count
      for letter in letters.reversed() { self.letters = self.letters << 8 | UInt32(letter) }
    }

    mutating func popFirst() -> UInt8? {
      guard count > 0 else { return nil }
      count -= 1
      defer { letters >>= 8 }
      return UInt8(truncatingIfNeeded: letters)
    }
  }

  /// Folds the scalar at an offset below an end and steps over it; `notMet` where it is not one of
  /// one or two bytes.
  private mutating func nextFold(
    _ bytes: UnsafeRawBufferPointer, _ offset: inout Int, _ end: Int
  ) -> Fold {
    let first = bytes[offset]
    offset += 1
    if first < 0x80 { return fold(of: UInt32(first)) }
    guard (0xC2..<0xE0).contains(first), offset < end, bytes[offset] & 0xC0 == 0x80
    else { return Fold(kind: .notMet) }
    let second = bytes[offset]
    offset += 1
    return fold(of: UInt32(first & 0x1F) << 6 | UInt32(second & 0x3F))
  }

  private mutating func fold(of value: UInt32) -> Fold {
    let known = folds[Int(value)]
    if known.kind != .notMet { return known }
    guard let scalar = Unicode.Scalar(value) else { return known }
    // Between two letters it shows whether a scalar parts words or is dropped.
    let folded = NameFolding.fold("a\(Character(scalar))a").utf8.dropFirst().dropLast()
    let fold =
      folded.elementsEqual(" ".utf8) ? Fold(kind: .blank) : Fold(letters: Array(folded)) ?? known
    folds[Int(value)] = fold
    return fold
  }
}
