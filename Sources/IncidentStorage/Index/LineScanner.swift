import IncidentCore
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads what columns need of a record straight from the bytes of its line, in one pass.
///
/// One algorithm, kept in one file so that it can be followed from the first byte to the last.
///
/// It walks the line by the record's shape and checks every value on the way. ``scan(_:)`` is true
/// only for a line that the full decoder takes too, and what it found is what the decoder gives. A
/// line that it cannot vouch for (an escape in an id, a number in an odd spelling, anything wrong)
/// is for the full decoder to judge.
///
/// Every read is at ``at``, which only moves past bytes that were looked at; the byte behind the
/// line is below 0x20, which no part of the grammar takes, so no walk goes past it. A string is
/// looked at 16 bytes at a time and a key 8: ``slack`` bytes behind the line are readable.
struct LineScanner {
  /// How many bytes behind a line must be readable, the first of them below 0x20.
  static let slack = 64

  /// What was found in the line.
  var facts = LineFacts()
  /// The texts of each facet, by ``ScanFacet``, and which of them are right.
  private(set) var facets = Array(repeating: ByteInterner(), count: 7)
  private var isRight: [[Bool]] = Array(repeating: [true], count: 7)
  /// The ids of operations, with their quotes.
  private(set) var operations = ByteInterner()
  /// Who makes statements, with quotes.
  private(set) var speakers = ByteInterner()
  /// Single values that are looked up, each behind the number of its shape.
  private var looked = ByteInterner()
  private var isFound: [Bool] = [true]

  private let nodes: [ScanTable.Node]
  private let fields: [ScanTable.Field]
  private let table: ScanTable
  private let references: ReferenceLookUp
  private let gathered = GatheredBytes()
  private var base: UnsafeRawPointer
  private var at = 0
  private var count = LineFacts.Statement(text: 0, stated: 0, cited: 0..<0)
  private var places: (latitude: Bool, longitude: Bool) = (false, false)
  private var unknownKeys: [Range<Int>] = []

  /// Prepares to scan records that refer to others.
  init(_ table: ScanTable, references: ReferenceLookUp) {
    self.table = table
    nodes = table.nodes
    fields = table.fields
    self.references = references
    base = UnsafeRawPointer(gathered.start)
  }

  /// Scans a line.
  ///
  /// - Parameter line: A line without its end, at most 1 MiB, with ``slack`` readable bytes behind
  ///   it, the first of them below 0x20.
  /// - Returns: False where the full decoder has to judge.
  mutating func scan(_ line: UnsafeRawBufferPointer) -> Bool {
    guard let start = line.baseAddress else { return false }
    base = start
    at = 0
    facts.clear()
    gathered.count = 0
    places = (false, false)
    skipBlanks()
    guard object(table.root, gathers: false) else { return false }
    skipBlanks()
    return at == line.count && keepsRules()
  }

  /// The bytes of a part of the line.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}

// MARK: - Grammar

extension LineScanner {
  private var next: UInt8 {
    @inline(__always) get { base.load(fromByteOffset: at, as: UInt8.self) }
  }

  @inline(__always)
  private mutating func take(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    at += 1
    return true
  }

  @inline(__always)
  private mutating func skipBlanks() {
    while next <= 0x20 {
      guard next == 0x20 || next == 0x09 || next == 0x0D else { return }
      at += 1
    }
  }

  /// Walks an object of a known shape.
  private mutating func object(_ number: Int, gathers: Bool) -> Bool {
    guard take(UInt8(ascii: "{")) else { return false }
    let node = nodes[number]
    let gathers = gathers || node.facet != .none
    let start = gathered.count
    let citedBefore = facts.cited.count
    let unknownBefore = unknownKeys.count
    if node.facet != .none { count = LineFacts.Statement(text: 0, stated: 0, cited: 0..<0) }
    if gathers { gathered.append(UInt8(ascii: "{")) }
    var seen: UInt64 = 0
    var expected = node.first
    skipBlanks()
    if !take(UInt8(ascii: "}")) {
      while true {
        let index = key(of: node, from: expected)
        if index >= 0 {
          let field = fields[Int(index)]
          expected = index + 1
          let bit: UInt64 = 1 << UInt64(index - node.first)
          guard seen & bit == 0 else { return false }
          seen |= bit
          let isGathered = gathers && field.action == .gather
          if isGathered {
            if gathered.last != UInt8(ascii: "{") { gathered.append(UInt8(ascii: ",")) }
            table.keys.withUnsafeBytes {
              gathered.append($0[Int(field.key)..<Int(field.key + field.keyLength)])
            }
          }
          guard value(Int(field.value), field.action, gathers: isGathered) else { return false }
        } else {
          guard index == -1, any(depth: 2) else { return false }
        }
        skipBlanks()
        if take(UInt8(ascii: "}")) { break }
        guard take(UInt8(ascii: ",")) else { return false }
        skipBlanks()
      }
    }
    guard seen & node.required == node.required else { return false }
    unknownKeys.removeSubrange(unknownBefore...)
    if gathers { gathered.append(UInt8(ascii: "}")) }
    return node.facet == .none || finish(node.facet, from: start, cited: citedBefore)
  }

  /// Reads a key with its colon: the field's index, -1 where it is unknown, -2 where it is wrong.
  @inline(__always)
  private mutating func key(of node: ScanTable.Node, from expected: Int32) -> Int32 {
    let end = node.first + node.count
    let prefix = base.loadUnaligned(fromByteOffset: at, as: UInt64.self).littleEndian
    var index = expected
    while index < end {
      let field = fields[Int(index)]
      if prefix & field.prefixMask == field.prefix, isKey(field) {
        at += Int(field.keyLength)
        skipBlanks()
        return index
      }
      index += 1
    }
    return keyAnywhere(of: node)
  }

  /// Whether the key of a field stands here; its first 8 bytes do.
  @inline(__always)
  private func isKey(_ field: ScanTable.Field) -> Bool {
    let length = Int(field.keyLength)
    guard length > 8 else { return true }
    // No newline is in a key, so the comparison ends at the end of the line at the latest.
    return table.keys.withUnsafeBytes { keys in
      let key = keys[Int(field.key)..<Int(field.key) + length]
      var offset = 8
      while offset < length {
        guard base.load(fromByteOffset: at + offset, as: UInt8.self) == key[Int(field.key) + offset]
        else { return false }
        offset += 1
      }
      return true
    }
  }

  private mutating func keyAnywhere(of node: ScanTable.Node) -> Int32 {
    guard let inner = string(), inner.upperBound - inner.lowerBound < 256,
      !contains(UInt8(ascii: "\\"), inner)
    else { return -2 }
    skipBlanks()
    guard take(UInt8(ascii: ":")) else { return -2 }
    skipBlanks()
    let key = bytes(inner)
    for index in node.first..<node.first + node.count {
      let field = fields[Int(index)]
      let known = table.keys[Int(field.key) + 1..<Int(field.key + field.keyLength) - 2]
      if known.count == key.count, known.elementsEqual(key) { return index }
    }
    // Each unknown key may stand only once; many of them are for the full decoder.
    guard unknownKeys.count < 32, !unknownKeys.contains(where: { bytes($0).elementsEqual(key) })
    else { return -2 }
    unknownKeys.append(inner)
    return -1
  }

  private mutating func list(_ element: Int, _ action: ScanAction, gathers: Bool) -> Bool {
    guard take(UInt8(ascii: "[")) else { return false }
    if gathers { gathered.append(UInt8(ascii: "[")) }
    skipBlanks()
    if !take(UInt8(ascii: "]")) {
      while true {
        guard value(element, action, gathers: gathers) else { return false }
        skipBlanks()
        if take(UInt8(ascii: "]")) { break }
        guard take(UInt8(ascii: ",")) else { return false }
        if gathers { gathered.append(UInt8(ascii: ",")) }
        skipBlanks()
      }
    }
    if gathers { gathered.append(UInt8(ascii: "]")) }
    return true
  }

  private mutating func value(_ index: Int, _ action: ScanAction, gathers: Bool) -> Bool {
    let node = nodes[index]
    switch node.kind {
    case .object: return object(index, gathers: gathers)
    case .list: return list(Int(node.first), action, gathers: gathers)
    case .any: return any(depth: 2)
    case .integer: return integer(node, action)
    case .number: return number(node, action)
    case .boolean: return word("true") || word("false")
    case .text, .word, .looked, .instant, .pointInTime, .timeOfDay:
      let start = at
      guard let inner = string() else { return false }
      if gathers {
        gathered.append(bytes(start..<at))
        return true
      }
      return text(inner, node, action)
    }
  }
}

// MARK: - Strings

extension LineScanner {
  /// Walks a string with its quotes and gives what is inside; nil where it is not one.
  @inline(__always)
  private mutating func string() -> Range<Int>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = at
    while true {
      let step = plainCount
      at += step
      guard step < 16 else { continue }
      let byte = next
      if byte == UInt8(ascii: "\"") {
        at += 1
        return start..<at - 1
      }
      if byte == UInt8(ascii: "\\") {
        guard escape() else { return nil }
      } else {
        guard byte >= 0x80, character() else { return nil }
      }
    }
  }

  /// How many of the next 16 bytes are plain: no quote, backslash, control or part of a character.
  private var plainCount: Int {
    @inline(__always) get {
      let block = base.loadUnaligned(fromByteOffset: at, as: SIMD16<UInt8>.self)
      let quote = SIMD16<UInt8>(repeating: 0x22)
      let backslash = SIMD16<UInt8>(repeating: 0x5C)
      // 0x00 to 0x1F and 0x80 to 0xFF are the bytes below 0x20 as signed numbers.
      let signed = unsafeBitCast(block, to: SIMD16<Int8>.self)
      let space = SIMD16<Int8>(repeating: 0x20)
      let stops = (block .== quote) .| (block .== backslash) .| (signed .< space)
      let halves = unsafeBitCast(stops, to: SIMD2<UInt64>.self)
      if halves[0] != 0 { return halves[0].trailingZeroBitCount / 8 }
      return halves[1] != 0 ? 8 + halves[1].trailingZeroBitCount / 8 : 16
    }
  }

  /// An escape of one letter; the others are for the full decoder.
  private mutating func escape() -> Bool {
    switch base.load(fromByteOffset: at + 1, as: UInt8.self) {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      at += 2
      return true
    default: return false
    }
  }

  /// A character of several bytes, by table 3-7 of the Unicode Standard.
  private mutating func character() -> Bool {
    func byte(_ offset: Int) -> UInt8 { base.load(fromByteOffset: at + offset, as: UInt8.self) }
    func isRest(_ offset: Int) -> Bool { byte(offset) & 0xC0 == 0x80 }
    let first = byte(0)
    let second = byte(1)
    switch first {
    case 0xC2...0xDF where isRest(1): at += 2
    case 0xE0 where second >= 0xA0 && isRest(1) && isRest(2): at += 3
    case 0xED where second < 0xA0 && isRest(1) && isRest(2): at += 3
    case 0xE1...0xEC where isRest(1) && isRest(2): at += 3
    case 0xEE...0xEF where isRest(1) && isRest(2): at += 3
    case 0xF0 where second >= 0x90 && isRest(1) && isRest(2) && isRest(3): at += 4
    case 0xF1...0xF3 where isRest(1) && isRest(2) && isRest(3): at += 4
    case 0xF4 where second < 0x90 && isRest(1) && isRest(2) && isRest(3): at += 4
    default: return false
    }
    return true
  }

  private func contains(_ byte: UInt8, _ range: Range<Int>) -> Bool {
    memchr(base + range.lowerBound, Int32(byte), range.count) != nil
  }

  /// Checks a text that is not gathered, and notes what columns need of it.
  private mutating func text(
    _ inner: Range<Int>, _ node: ScanTable.Node, _ action: ScanAction
  ) -> Bool {
    switch node.kind {
    case .word:
      guard let index = wordIndex(inner, node) else { return false }
      note(index, action)
    case .looked: guard isFound(inner, shape: node.first) else { return false }
    case .instant, .pointInTime:
      guard
        let time = ScannedTime.lastMillisecond(
          of: bytes(inner), isInstant: node.kind == .instant)
      else { return false }
      if action == .recordedAt { facts.recordedAt = time }
      if action == .stated { count.stated = time }
    case .timeOfDay:
      guard ScannedTime.isTimeOfDay(bytes(inner)) else { return false }
    default: break
    }
    switch action {
    case .id, .key, .cites:
      guard !contains(UInt8(ascii: "\\"), inner) else { return false }
      if action == .id {
        facts.id = inner
      } else if action == .key {
        facts.keys.append(inner)
      } else {
        facts.cited.append(inner)
      }
    case .speaker:
      count.speaker =
        speakers.number(of: bytes(inner.lowerBound - 1..<inner.upperBound + 1)).number
    case .publisher: facts.publishers.append(inner.lowerBound - 1..<inner.upperBound + 1)
    case .reason: facts.hasReason = !inner.isEmpty
    case .into: facts.hasInto = true
    case .operation:
      facts.operation =
        operations.number(
          of: bytes(inner.lowerBound - 1..<inner.upperBound + 1)
        ).number
    default: break
    }
    return true
  }

  private func wordIndex(_ inner: Range<Int>, _ node: ScanTable.Node) -> Int? {
    let text = bytes(inner)
    for index in 0..<Int(node.count) {
      let word = table.words[Int(node.first) + index]
      if word.count == text.count, word.withUnsafeBytes({ isSame($0, text) }) { return index }
    }
    return nil
  }

  private func isSame(_ one: UnsafeRawBufferPointer, _ other: UnsafeRawBufferPointer) -> Bool {
    guard let first = one.baseAddress, let second = other.baseAddress, one.count == other.count
    else { return one.isEmpty && other.isEmpty }
    return memcmp(first, second, one.count) == 0
  }

  private mutating func note(_ word: Int, _ action: ScanAction) {
    switch action {
    case .state: facts.state = UInt8(word)
    case .verification: facts.verification = UInt8(word + 1)
    case .marking: facts.marking = UInt8(word + 1)
    case .reliability: count.low = 5 - word
    default: break
    }
  }

  /// Whether a value is right by a shape that asks the log; each spelling is asked once.
  private mutating func isFound(_ inner: Range<Int>, shape: Int32) -> Bool {
    let start = gathered.count
    gathered.append(UInt8(truncatingIfNeeded: shape))
    gathered.append(bytes(inner.lowerBound - 1..<inner.upperBound + 1))
    let (number, isNew) = looked.number(of: gathered.bytes(from: start))
    gathered.count = start
    if isNew {
      let json = try? JSONReader.read(Array(bytes(inner.lowerBound - 1..<inner.upperBound + 1)))
      let object = ObjectShape("value", [.required("value", table.looked[Int(shape)], "")])
      isFound.append(
        json.map {
          ShapeCheck.problems(of: .object(["value": $0]), as: object, references: references)
            .isEmpty
        } ?? false)
    }
    return isFound[Int(number)]
  }
}

// MARK: - Numbers and the rest

extension LineScanner {
  /// A whole number in plain digits; other spellings are for the full decoder.
  private mutating func integer(_ node: ScanTable.Node, _ action: ScanAction) -> Bool {
    let start = at
    var value = 0
    while case let digit = next &- 48, digit < 10, at - start < 17 {
      value = value * 10 + Int(digit)
      at += 1
    }
    let length = at - start
    guard length > 0, length < 17,
      length == 1 || base.load(fromByteOffset: start, as: UInt8.self) != 48,
      next != UInt8(ascii: "."), next | 0x20 != UInt8(ascii: "e"),
      value >= node.low, value <= node.high
    else { return false }
    switch action {
    case .revision: facts.revision = value
    case .low: count.low = value
    case .best: count.best = value
    case .high: count.high = value
    default: break
    }
    return true
  }

  /// A number that is certain to lie in its range, for it does without its fraction.
  private mutating func number(_ node: ScanTable.Node, _ action: ScanAction) -> Bool {
    let isNegative = next == UInt8(ascii: "-")
    guard let whole = plainNumber() else { return false }
    let bound = isNegative ? -node.low : node.high
    guard whole < bound else { return false }
    if action == .latitude { places.latitude = true }
    if action == .longitude { places.longitude = true }
    return true
  }

  /// Walks a number without an exponent and gives its digits before the point.
  private mutating func plainNumber() -> Int? {
    let start = at
    _ = take(UInt8(ascii: "-"))
    let first = at
    var whole = 0
    while case let digit = next &- 48, digit < 10, at - first < 17 {
      whole = whole * 10 + Int(digit)
      at += 1
    }
    guard at > first, at - first < 17,
      at - first == 1 || base.load(fromByteOffset: first, as: UInt8.self) != 48
    else { return nil }
    if take(UInt8(ascii: ".")) {
      let point = at
      while next &- 48 < 10 { at += 1 }
      guard at > point else { return nil }
    }
    guard next | 0x20 != UInt8(ascii: "e"), at - start < 64 else { return nil }
    return whole
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let start = at
    for index in 0..<word.utf8CodeUnitCount {
      guard take(word.utf8Start[index]) else {
        at = start
        return false
      }
    }
    return true
  }

  /// Walks a value of no known shape; what is nested deeply is for the full decoder.
  private mutating func any(depth: Int) -> Bool {
    switch next {
    case UInt8(ascii: "\""): return string() != nil
    case UInt8(ascii: "t"): return word("true")
    case UInt8(ascii: "f"): return word("false")
    case UInt8(ascii: "n"): return word("null")
    case UInt8(ascii: "["):
      guard depth < 32 else { return false }
      at += 1
      skipBlanks()
      if take(UInt8(ascii: "]")) { return true }
      while any(depth: depth + 1) {
        skipBlanks()
        if take(UInt8(ascii: "]")) { return true }
        guard take(UInt8(ascii: ",")) else { return false }
        skipBlanks()
      }
      return false
    case UInt8(ascii: "{"):
      guard depth < 32 else { return false }
      let known = unknownKeys
      unknownKeys = []
      defer { unknownKeys = known }
      return anyObject(depth: depth)
    default: return plainNumber() != nil
    }
  }

  private mutating func anyObject(depth: Int) -> Bool {
    at += 1
    skipBlanks()
    if take(UInt8(ascii: "}")) { return true }
    let none = ScanTable.Node(kind: .object)
    while keyAnywhere(of: none) == -1, any(depth: depth + 1) {
      skipBlanks()
      if take(UInt8(ascii: "}")) { return true }
      guard take(UInt8(ascii: ",")) else { return false }
      skipBlanks()
    }
    return false
  }
}

// MARK: - Facets and rules

extension LineScanner {
  /// Ends an object that columns know by its text, which is checked where it is new.
  private mutating func finish(_ facet: ScanFacet, from start: Int, cited: Int) -> Bool {
    if facet == .source {
      facts.sourceKeys.append(facts.keys[facts.keys.count - 1])
      facts.reliabilities.append(max(0, count.low))
      gathered.count = start
      return true
    }
    let index = Int(facet.rawValue)
    let (number, isNew) = facets[index].number(of: gathered.bytes(from: start))
    gathered.count = start
    if isNew { isRight[index].append(check(facet, Array(facets[index][number]))) }
    guard isRight[index][Int(number)] else { return false }
    switch facet {
    case .occurred: facts.occurred = number
    case .place:
      guard places.latitude == places.longitude else { return false }
      facts.place = number
    case .attack: facts.attack = number
    default:
      count.text = number
      count.cited = cited..<facts.cited.count
      if facet == .attribution {
        facts.attributions.append(count)
      } else {
        facts.casualties.append(count)
      }
    }
    return true
  }

  private func check(_ facet: ScanFacet, _ text: [UInt8]) -> Bool {
    guard let json = try? JSONReader.read(text), let shape = table.shapes[facet],
      ShapeCheck.problems(of: json, as: shape, references: references).isEmpty
    else { return false }
    let record: JSON =
      switch facet {
      case .occurred: .object(["occurred": json])
      case .place: .object(["place": json])
      case .attribution: .object(["attributions": .array([json])])
      default: .object([:])
      }
    return RecordRules.problems(of: record, strictness: .asGiven).isEmpty
  }

  /// The rules that go beyond single values and facets.
  private func keepsRules() -> Bool {
    guard facts.revision == 1 || facts.hasReason, (facts.state == 2) == facts.hasInto,
      facts.keys.count < 256
    else { return false }
    for index in facts.keys.indices.dropFirst() {
      let key = bytes(facts.keys[index])
      for other in facts.keys[..<index] where isSame(bytes(other), key) { return false }
    }
    return facts.cited.allSatisfy { cited in
      facts.sourceKeys.contains { isSame(bytes($0), bytes(cited)) }
    }
  }
}
