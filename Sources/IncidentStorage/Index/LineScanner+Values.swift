import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

// MARK: - Strings

extension LineScanner {
  func contains(_ character: Unicode.Scalar, _ start: Address, _ end: Address) -> Bool {
    memchr(start, Int32(character.value), end - start) != nil
  }

  /// Walks a string that belongs to the text of a facet, which is checked as a whole.
  @inline(__always)
  mutating func gathered(at start: Address) -> Address? {
    guard let end = start.closingQuote(isFreeText: false) else { return nil }
    keep(start, end + 1)
    return end + 1
  }

  /// Walks a string with which something is done.
  @inline(__always)
  mutating func string(_ node: NodePointer, _ action: ScanAction, at start: Address)
    -> Address?
  {
    let isFreeText =
      node.pointee.kind == .text
      && (action == .check || action == .reason || action == .publisher)
    guard let end = start.closingQuote(isFreeText: isFreeText), text(start, end, node, action)
    else { return nil }
    return end + 1
  }

  /// Checks a string that is not gathered, from quote to quote, and notes what columns need of it.
  private mutating func text(
    _ start: Address, _ end: Address, _ node: NodePointer, _ action: ScanAction
  ) -> Bool {
    let inner = start + 1 - base..<end - base
    let quoted = UnsafeRawBufferPointer(start: start, count: end + 1 - start)
    switch node.pointee.kind {
    case .word:
      guard let word = number(of: start + 1, end, in: node) else { return false }
      note(word, action)
    case .instant, .pointInTime:
      guard
        let time = times.lastMillisecond(
          of: bytes(inner), isInstant: node.pointee.kind == .instant)
      else { return false }
      if action == .recordedAt {
        facts.recordedAt = time
      } else if action != .check {
        facts.note(time)
        if action != .time {
          guard facts.said.append(time) else { return false }
        }
        if action == .stated || action == .published { statement.stated = time }
      }
    case .looked where action == .speaker:
      statement.speaker = number(of: quoted, among: speakers, node)
      if statement.speaker == 0 { return false }
    case .looked where action == .operation:
      facts.operation = number(of: quoted, among: operations, node)
      if facts.operation == 0 { return false }
    case .timeOfDay where ScannedTime.isClock(bytes(inner)): break
    case .day where times.isDay(bytes(inner)): break
    case .looked, .timeOfDay, .day:
      if number(of: quoted, among: looked[Int(node.pointee.first)], node) == 0 { return false }
    default: break
    }
    switch action {
    case .id, .key, .cites:
      // Where the first that is not plain is the quote there is no escape.
      let stops = ByteBlock(start + 1).stops
      guard
        stops != 0 && start + 1 + stops.trailingZeroBitCount == end
          || !contains("\\", start + 1, end)
      else { return false }
      if action == .id {
        facts.id = inner
      } else if action == .key {
        return take(key: inner)
      } else {
        return facts.cited.append(inner)
      }
    case .publisher:
      return facts.publishers.append(inner.lowerBound - 1..<inner.upperBound + 1)
    case .reason: facts.hasReason = !inner.isEmpty
    case .into: facts.hasInto = true
    case .basis: statement.isBased = true
    case .relays: facts.marks.insert(.relays)
    case .replaces: facts.marks.insert(.replaces)
    case .comparedWith: facts.marks.insert(.comparedWith)
    case .scheme: return facts.schemes.append(inner.lowerBound - 1..<inner.upperBound + 1)
    case .externalID: return facts.externalIDs.append(inner.lowerBound - 1..<inner.upperBound + 1)
    default: break
    }
    return true
  }

  private mutating func take(key inner: Range<Int>) -> Bool {
    guard keyCount < ScanMemory.mostKeys else { return false }
    memory.keys[keyCount] = ScanMemory.Key(word: keyWord(inner), place: inner)
    keyCount += 1
    return true
  }

  /// The first 8 bytes of a key; no two keys of up to 8 have the same.
  func keyWord(_ key: Range<Int>) -> UInt64 {
    (base + key.lowerBound).word & NameFinder.mask(key.count)
  }

  func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count
      && memcmp(base + one.lowerBound, base + other.lowerBound, one.count) == 0
  }

  private mutating func note(_ word: Int, _ action: ScanAction) {
    switch action {
    case .state: facts.state = UInt8(word)
    case .verification: facts.verification = UInt8(word + 1)
    case .marking: facts.marking = UInt8(word + 1)
    case .reliability: statement.low = 5 - word
    default: break
    }
  }

  /// The number of a value among those that were looked up and are right; 0 where it is not.
  @inline(__always)
  private mutating func number(
    of quoted: UnsafeRawBufferPointer, among known: ByteInterner, _ node: NodePointer
  ) -> UInt32 {
    let number = known.find(quoted)
    if number > 0 { return number }
    return isRight(quoted, shape: node.pointee.first) ? known.add(quoted) : 0
  }

  /// Whether a value that is looked up is right by its shape.
  ///
  /// It is mutating so that the scanner is not copied for the call.
  private mutating func isRight(_ quoted: UnsafeRawBufferPointer, shape: Int32) -> Bool {
    if areKnown { return true }
    let object = ObjectShape("value", [.required("value", table.looked[Int(shape)], "")])
    guard let json = try? JSONReader.read(Array(quoted)) else { return false }
    return ShapeCheck.problems(of: .object(["value": json]), as: object, references: references)
      .isEmpty
  }
}

// MARK: - Numbers and the rest

extension LineScanner {
  /// Walks a whole number in plain digits; other spellings are for the full decoder.
  mutating func integer(_ node: NodePointer, _ action: ScanAction, at start: Address)
    -> Address?
  {
    var at = start
    var value = 0
    while case let digit = at.byte &- 48, digit < 10, at - start < 17 {
      value = value * 10 + Int(digit)
      at += 1
    }
    let length = at - start
    guard length > 0, length < 17, length == 1 || !start.isAt("0"), !at.isAt("."),
      at.byte | 0x20 != UInt8(ascii: "e"), value >= node.pointee.low, value <= node.pointee.high
    else { return nil }
    switch action {
    case .revision: facts.revision = value
    case .low: statement.low = value
    case .best: statement.best = value
    case .high: statement.high = value
    case .credibility where value == 1: facts.marks.insert(.confirmedSource)
    default: break
    }
    return at
  }

  /// Walks a number that is certain to lie in its range, for it does without its fraction.
  mutating func number(_ node: NodePointer, _ action: ScanAction, at start: Address)
    -> Address?
  {
    guard let (whole, behind) = start.plainNumber,
      whole < (start.isAt("-") ? -node.pointee.low : node.pointee.high)
    else { return nil }
    if action == .latitude { facts.latitude = start - base..<behind - base }
    if action == .longitude { facts.longitude = start - base..<behind - base }
    return behind
  }

  func boolean(at start: Address) -> Address? {
    start.behind("true") ?? start.behind("false")
  }

  /// Walks a value of no known shape; what is nested deeply is for the full decoder.
  mutating func any(at start: Address, depth: Int) -> Address? {
    switch start.byte {
    case UInt8(ascii: "\""): return start.closingQuote(isFreeText: true).map { $0 + 1 }
    case UInt8(ascii: "t"): return start.behind("true")
    case UInt8(ascii: "f"): return start.behind("false")
    case UInt8(ascii: "n"): return start.behind("null")
    case UInt8(ascii: "["):
      guard depth < 32 else { return nil }
      var at = (start + 1).behindBlanks
      if at.isAt("]") { return at + 1 }
      while let behind = any(at: at, depth: depth + 1) {
        at = behind.behindBlanks
        if at.isAt("]") { return at + 1 }
        guard at.isAt(",") else { return nil }
        at = (at + 1).behindBlanks
      }
      return nil
    case UInt8(ascii: "{"):
      guard depth < 32 else { return nil }
      let known = unknownKeys
      unknownKeys = []
      defer { unknownKeys = known }
      return anyObject(at: start, depth: depth)
    default: return start.plainNumber?.behind
    }
  }

  private mutating func anyObject(at start: Address, depth: Int) -> Address? {
    var at = (start + 1).behindBlanks
    if at.isAt("}") { return at + 1 }
    var none = ScanTable.Node(kind: .object)
    while true {
      let (index, colon) = keyInAnyOrder(of: &none, at: at)
      guard index == -1, let behind = any(at: (colon + 1).behindBlanks, depth: depth + 1)
      else { return nil }
      at = behind.behindBlanks
      if at.isAt("}") { return at + 1 }
      guard at.isAt(",") else { return nil }
      at = (at + 1).behindBlanks
    }
  }
}
