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
/// Each step takes the address at which it begins and gives the one behind what it walked, nil
/// where the line is not vouched for. An address only moves past bytes that were looked at; the
/// byte behind the line is below 0x20 and no blank, which no part of the grammar takes, so no walk
/// goes past it. Bytes are looked at 8 or 16 at a time from an address on, and the hash of a text
/// takes 8 behind it: ``slack`` bytes behind the line are readable. Positions in the table's memory
/// come from the table, which is laid out once.
struct LineScanner {
  /// How many bytes behind a line must be readable, the first of them a newline.
  static let slack = 64

  /// What was found in the line.
  private(set) var facts: LineFacts
  /// The texts of each facet, by ``ScanFacet``; only right ones have a number.
  let facets = (0..<7).map { _ in ByteInterner() }
  /// The same, which each line looks up without counting who holds them.
  private let facetTexts: [Unmanaged<ByteInterner>]
  /// The ids of operations, with their quotes; only those that exist.
  let operations = ByteInterner()
  /// Who makes statements, with quotes; only those who may.
  let speakers = ByteInterner()
  /// Other values that are looked up, by the number of their shape; only right ones.
  private let looked: [ByteInterner]
  /// Texts of facets whose fields stand in another order than in ``facets``, and the numbers there.
  private let spellings = (0..<7).map { _ in ByteInterner() }
  private let spellingTexts: [Unmanaged<ByteInterner>]
  private var spelledNumbers = Array(repeating: [UInt32](repeating: 0, count: 1), count: 7)
  /// The forms of lines that were walked.
  private let forms = LineForms()
  /// How many lines had to be walked, since their form was not known or they are not right.
  private(set) var walked = 0
  /// What the walk sees, where it is to be learnt from.
  private var sights: [LineForms.Sight] = []
  private var isLearning = false

  private let table: ScanTable
  private let references: ReferenceLookUp
  private let memory: ScanMemory
  private let factsMemory = LineFactsMemory()
  private let times = ScannedTime()
  private var base: UnsafeRawPointer
  /// The statement or source that is being walked.
  private var statement = LineFacts.Statement(text: 0, stated: 0, cited: 0..<0)
  private var unknownKeys: [Range<Int>] = []
  /// What of the line belongs to the facet and is not yet in ``ScanMemory/gathered``.
  private var kept: (start: UnsafeRawPointer, end: UnsafeRawPointer)
  /// Where the text of the facet begins in ``ScanMemory/gathered``.
  private var facetStart = 0
  /// How many texts are in ``ScanMemory/unsettled``, and how many statements have their number.
  private var unsettled = 0
  private var settled = (attributions: 0, casualties: 0)
  /// How many sources were cited before the open facet.
  private var citedBefore = 0
  /// Whether the fields of the open facet stood in canonical order so far.
  private var isInOrder = true
  /// How many parts of open objects are in ``ScanMemory/parts``.
  private var openParts = 0
  /// How many keys of statements and sources are in ``ScanMemory/keys``.
  private var keyCount = 0

  /// Prepares to scan records that refer to others.
  init(_ table: ScanTable, references: ReferenceLookUp) {
    self.table = table
    self.references = references
    memory = ScanMemory(table)
    facts = LineFacts(in: factsMemory)
    looked = table.looked.map { _ in ByteInterner() }
    facetTexts = facets.map(Unmanaged.passUnretained)
    spellingTexts = spellings.map(Unmanaged.passUnretained)
    base = UnsafeRawPointer(memory.gathered.start)
    kept = (base, base)
  }

  /// Scans a line.
  ///
  /// - Parameter line: A line without its end, at most 1 MiB, with ``slack`` readable bytes behind
  ///   it, the first of them a newline.
  /// - Returns: False where the full decoder has to judge.
  mutating func scan(_ line: UnsafeRawBufferPointer) -> Bool {
    guard let start = line.baseAddress else { return false }
    clear(for: start)
    if replay(from: start, to: start + line.count) { return true }
    clear(for: start)
    walked += 1
    isLearning = forms.isOpen
    guard
      let end = object(memory.nodes + table.root, at: start.behindBlanks, in: nil, gathers: false),
      end.behindBlanks - start == line.count, settle(), keepsRules()
    else { return false }
    if isLearning { forms.learn(line, sights) }
    return true
  }

  private mutating func clear(for start: UnsafeRawPointer) {
    base = start
    facts.clear()
    if !unknownKeys.isEmpty { unknownKeys.removeAll() }
    memory.gathered.count = 0
    openParts = 0
    keyCount = 0
    unsettled = 0
    settled = (0, 0)
    isInOrder = true
    sights.removeAll(keepingCapacity: true)
  }

  /// The bytes of a part of the line.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}

// MARK: - Grammar

extension LineScanner {
  private typealias Address = UnsafeRawPointer
  private typealias NodePointer = UnsafePointer<ScanTable.Node>

  /// Walks an object of a known shape.
  private mutating func object(
    _ node: NodePointer, at start: Address, in around: LineForms.Spot?, gathers isPart: Bool
  ) -> Address? {
    guard start.isAt("{") else { return nil }
    let facet = node.pointee.facet
    let gathers = isPart || facet != .none && facet < .source
    let unknownBefore = unknownKeys.count
    if facet != .none {
      open(at: start)
      see(.open, facet, start, start)
    }
    if gathers { keepSeen(start, start + 1) }
    var seen: UInt64 = 0
    var expected = node.pointee.first
    let ownParts = openParts
    var lastKept: Int32 = -1
    var areInOrder = true
    var comma = start
    var at = (start + 1).behindBlanks
    if !at.isAt("}") {
      while true {
        let (index, colon) = key(of: node, from: expected, at: at)
        let behind: Address?
        if index >= 0 {
          expected = index + 1
          let field = memory.fields + Int(index)
          guard seen & field.pointee.bit == 0 else { return nil }
          seen |= field.pointee.bit
          let isKept = gathers && field.pointee.action == .gather
          if isKept {
            if openParts > ownParts { keepSeen(comma, comma + 1) }
            if index < lastKept { (areInOrder, isInOrder) = (false, false) }
            lastKept = index
            memory.parts[openParts] = ScanMemory.Part(
              field: index, start: memory.gathered.count + (kept.end - kept.start))
            openParts += 1
            keepSeen(at, at + field.pointee.keyLength - 1)
            keepSeen(colon, colon + 1)
          }
          behind = value(
            memory.nodes + Int(field.pointee.value), field.pointee.action,
            at: (colon + 1).behindBlanks, in: isLearning ? spot(in: around, node, seen) : nil,
            gathers: isKept)
        } else {
          guard index == -1 else { return nil }
          facts.marks.insert(.unknownKey)
          isLearning = false
          behind = any(at: (colon + 1).behindBlanks, depth: 2)
        }
        guard let behind else { return nil }
        if isLearning, around == nil, index >= 0 { leave(behind, node, seen) }
        at = behind.behindBlanks
        if at.isAt("}") { break }
        guard at.isAt(",") else { return nil }
        comma = at
        at = (at + 1).behindBlanks
      }
    }
    let required = node.pointee.required
    guard seen & required == required else { return nil }
    if unknownKeys.count > unknownBefore { unknownKeys.removeSubrange(unknownBefore...) }
    if gathers {
      if !areInOrder {
        memory.gathered.append(from: kept.start, to: kept.end)
        kept.start = kept.end
        memory.gathered.putInOrder(
          memory.parts + ownParts, openParts - ownParts, first: node.pointee.first)
      }
      openParts = ownParts
      keepSeen(at, at + 1)
    }
    if facet != .none {
      see(isInOrder ? .close : .closeOutOfOrder, facet, at, at)
      // What the walk has gathered is in order now.
      isInOrder = true
      guard close(facet, isInOrder: true) else { return nil }
    }
    return at + 1
  }

  /// Reads a key: the field's index, -1 where it is unknown, -2 where it is wrong; and its colon.
  @inline(__always)
  private mutating func key(of node: NodePointer, from expected: Int32, at start: Address)
    -> (index: Int32, colon: Address)
  {
    // In canonical order it is one of the next fields.
    let word = SIMD2(start.word, (start + 8).word)
    let next = memory.fields + Int(expected)
    for offset in 0..<ScanTable.spareFields {
      let field = next + offset
      let difference = (word & field.pointee.keyMask) ^ field.pointee.key
      if difference[0] | difference[1] == 0 {
        let index = expected + Int32(truncatingIfNeeded: offset)
        return (index, start + field.pointee.keyLength - 1)
      }
    }
    return keyInAnyOrder(of: node, at: start)
  }

  private mutating func keyInAnyOrder(of node: NodePointer, at start: Address)
    -> (index: Int32, colon: Address)
  {
    guard let end = start.closingQuote(isFreeText: false) else { return (-2, start) }
    let colon = (end + 1).behindBlanks
    guard colon.isAt(":") else { return (-2, start) }
    if let number = number(of: start + 1, end, in: node) {
      return (node.pointee.first + Int32(truncatingIfNeeded: number), colon)
    }
    // Each unknown key may stand only once; many or long ones are for the full decoder.
    let inner = start + 1 - base..<end - base
    guard unknownKeys.count < 32, inner.count < 256, !contains("\\", start + 1, end),
      !unknownKeys.contains(where: { isSame($0, inner) })
    else { return (-2, start) }
    unknownKeys.append(inner)
    return (-1, colon)
  }

  /// The number of a key or word among those of a node.
  @inline(__always)
  private func number(of start: Address, _ end: Address, in node: NodePointer) -> Int? {
    let count = end - start
    let mask = NameFinder.mask(count)
    let head = start.word & mask
    let tail = (start + max(0, count - 8)).word & mask
    let finder = node.pointee.finder
    let slot = Int(memory.slots[finder.slots + finder.slot(head, tail)])
    guard slot > 0 else { return nil }
    let name = memory.names + (finder.first + slot - 1)
    guard name.pointee.head == head, name.pointee.tail == tail, name.pointee.count == count,
      count <= 16 || memcmp(start, memory.texts + name.pointee.text, count) == 0
    else { return nil }
    return slot - 1
  }

  private mutating func list(
    _ node: NodePointer, _ action: ScanAction, at start: Address, in around: LineForms.Spot?,
    gathers: Bool
  ) -> Address? {
    guard start.isAt("[") else { return nil }
    if gathers { keepSeen(start, start + 1) }
    let element = memory.nodes + Int(node.pointee.first)
    let spot = isLearning ? spot(in: around, node, 0) : nil
    var at = (start + 1).behindBlanks
    if !at.isAt("]") {
      while true {
        guard let behind = value(element, action, at: at, in: spot, gathers: gathers)
        else { return nil }
        at = behind.behindBlanks
        if at.isAt("]") { break }
        guard at.isAt(",") else { return nil }
        if gathers { keepSeen(at, at + 1) }
        at = (at + 1).behindBlanks
      }
    }
    if gathers { keepSeen(at, at + 1) }
    return at + 1
  }

  private mutating func value(
    _ node: NodePointer, _ action: ScanAction, at start: Address, in spot: LineForms.Spot?,
    gathers: Bool
  ) -> Address? {
    let behind: Address?
    let value: LineForms.Value
    switch node.pointee.kind {
    case .object: return object(node, at: start, in: spot, gathers: gathers)
    case .list: return list(node, action, at: start, in: spot, gathers: gathers)
    case .integer: (behind, value) = (integer(node, action, at: start), .integer)
    case .number: (behind, value) = (number(node, action, at: start), .number)
    case .boolean: (behind, value) = (boolean(at: start), .boolean)
    case .any:
      isLearning = false
      return any(at: start, depth: 2)
    case .text where action == .check && !gathers:
      (behind, value) = (start.closingQuote(isFreeText: true).map { $0 + 1 }, .freeText)
    default:
      value = gathers ? .gathered : .string
      behind = gathers ? gathered(at: start) : string(node, action, at: start)
    }
    if isLearning, let spot, let behind {
      sights.append(
        LineForms.Sight(
          kind: .value(value, node: Int32(node - memory.nodes), action, spot),
          bytes: start - base..<behind - base))
    }
    return behind
  }

  // MARK: What is learnt

  private func spot(in around: LineForms.Spot?, _ node: NodePointer, _ seen: UInt64)
    -> LineForms.Spot
  {
    forms.spot(in: around, node - memory.nodes, seen, isInOrder: isInOrder)
  }

  private mutating func see(
    _ mark: LineForms.Mark.Kind, _ facet: ScanFacet, _ start: Address, _ end: Address
  ) {
    if !isLearning { return }
    sights.append(
      LineForms.Sight(kind: .mark(mark, facet), bytes: start - base..<end - base))
  }

  /// Tells that a field of the record ends, which matters where it is an object or a list.
  private mutating func leave(_ end: Address, _ node: NodePointer, _ seen: UInt64) {
    guard [UInt8(ascii: "}"), UInt8(ascii: "]")].contains((end - 1).byte) else { return }
    sights.append(
      LineForms.Sight(kind: .leave(spot(in: nil, node, seen)), bytes: end - base..<end - base))
  }

  private mutating func keepSeen(_ start: Address, _ end: Address) {
    keep(start, end)
    see(.keep, .none, start, end)
  }
}

// MARK: - Forms that are known

extension LineScanner {
  /// Goes through a line whose form is known; false where it is not, or a value is wrong.
  private mutating func replay(from start: Address, to end: Address) -> Bool {
    let (steps, masks) = (forms.steps, forms.masks)
    var at = start
    var outer: Int32 = 0
    var number = forms.first[0]
    while number >= 0 {
      let step = steps + Int(number)
      guard step.pointee.stands(at: at, masks) else {
        number = step.pointee.other
        continue
      }
      let next = at + Int(step.pointee.length)
      if !step.pointee.isPlain {
        if step.pointee.value == .end, next != end {
          number = step.pointee.other
          continue
        }
        if step.pointee.outer >= 0 { outer = step.pointee.outer }
        guard follow(step, from: at) else { return false }
      }
      let behind: Address?
      switch step.pointee.value {
      case .nothing: behind = next
      case .leave:
        at = next
        number = forms.first[Int(outer)]
        continue
      case .end: return settle() && keepsRules()
      case .freeText: behind = (next - 1).closingQuote(isFreeText: true).map { $0 + 1 }
      case .gathered: behind = gathered(at: next - 1)
      case .string:
        behind = string(memory.nodes + Int(step.pointee.node), step.pointee.action, at: next - 1)
      case .integer:
        behind = integer(memory.nodes + Int(step.pointee.node), step.pointee.action, at: next)
      case .number:
        behind = self.number(memory.nodes + Int(step.pointee.node), step.pointee.action, at: next)
      case .boolean: behind = boolean(at: next)
      }
      guard let behind else { return false }
      at = behind
      number = step.pointee.next
    }
    return false
  }

  /// Does what has to be done on the way to a value.
  @inline(__always)
  private mutating func follow(_ step: UnsafeMutablePointer<LineForms.Step>, from at: Address)
    -> Bool
  {
    let marks = forms.marks + Int(step.pointee.firstMark)
    for number in 0..<Int(step.pointee.markCount) {
      let mark = marks + number
      switch mark.pointee.kind {
      case .keep: keep(at + Int(mark.pointee.start), at + Int(mark.pointee.end))
      case .open: open(at: at + Int(mark.pointee.start))
      case .close, .closeOutOfOrder:
        guard close(mark.pointee.facet, isInOrder: mark.pointee.kind == .close)
        else { return false }
      }
    }
    return true
  }
}

// MARK: - Strings

extension LineScanner {
  private func contains(_ character: Unicode.Scalar, _ start: Address, _ end: Address) -> Bool {
    memchr(start, Int32(character.value), end - start) != nil
  }

  /// Walks a string that belongs to the text of a facet, which is checked as a whole.
  @inline(__always)
  private mutating func gathered(at start: Address) -> Address? {
    guard let end = start.closingQuote(isFreeText: false) else { return nil }
    keep(start, end + 1)
    return end + 1
  }

  /// Walks a string with which something is done.
  @inline(__always)
  private mutating func string(_ node: NodePointer, _ action: ScanAction, at start: Address)
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
      var number = speakers.find(quoted)
      if number == 0 {
        guard isRight(quoted, shape: node.pointee.first) else { return false }
        number = speakers.add(quoted)
      }
      statement.speaker = number
    case .looked where action == .operation:
      var number = operations.find(quoted)
      if number == 0 {
        guard isRight(quoted, shape: node.pointee.first) else { return false }
        number = operations.add(quoted)
      }
      facts.operation = number
    case .timeOfDay where ScannedTime.isClock(bytes(inner)): break
    case .day where times.isDay(bytes(inner)): break
    case .looked, .timeOfDay, .day:
      let shape = Int(node.pointee.first)
      if looked[shape].find(quoted) == 0 {
        guard isRight(quoted, shape: node.pointee.first) else { return false }
        _ = looked[shape].add(quoted)
      }
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
  private func keyWord(_ key: Range<Int>) -> UInt64 {
    (base + key.lowerBound).word & NameFinder.mask(key.count)
  }

  private func isSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
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

  /// Whether a value that is looked up is right by its shape.
  private func isRight(_ quoted: UnsafeRawBufferPointer, shape: Int32) -> Bool {
    let object = ObjectShape("value", [.required("value", table.looked[Int(shape)], "")])
    guard let json = try? JSONReader.read(Array(quoted)) else { return false }
    return ShapeCheck.problems(of: .object(["value": json]), as: object, references: references)
      .isEmpty
  }
}

// MARK: - Numbers and the rest

extension LineScanner {
  /// Walks a whole number in plain digits; other spellings are for the full decoder.
  private mutating func integer(_ node: NodePointer, _ action: ScanAction, at start: Address)
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
  private mutating func number(_ node: NodePointer, _ action: ScanAction, at start: Address)
    -> Address?
  {
    guard let (whole, behind) = start.plainNumber,
      whole < (start.isAt("-") ? -node.pointee.low : node.pointee.high)
    else { return nil }
    if action == .latitude { facts.latitude = start - base..<behind - base }
    if action == .longitude { facts.longitude = start - base..<behind - base }
    return behind
  }

  private func boolean(at start: Address) -> Address? {
    start.behind("true") ?? start.behind("false")
  }

  /// Walks a value of no known shape; what is nested deeply is for the full decoder.
  private mutating func any(at start: Address, depth: Int) -> Address? {
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

// MARK: - Facets and rules

extension LineScanner {
  /// Takes a part of the line into the text of the facet.
  @inline(__always)
  private mutating func keep(_ start: Address, _ end: Address) {
    if start != kept.end {
      memory.gathered.append(from: kept.start, to: kept.end)
      kept.start = start
    }
    kept.end = end
  }

  /// Begins an object of a facet.
  @inline(__always)
  private mutating func open(at start: Address) {
    statement = LineFacts.Statement(text: 0, stated: 0, cited: 0..<0)
    kept = (start, start)
    facetStart = memory.gathered.count
    citedBefore = facts.cited.count
  }

  /// Ends an object that columns know by its text, which is checked where it is new.
  private mutating func close(_ facet: ScanFacet, isInOrder: Bool) -> Bool {
    guard facet != .account else {
      if facts.cited.count == citedBefore { facts.marks.insert(.sourcelessAccount) }
      return true
    }
    guard facet != .source else {
      let key = memory.keys[keyCount - 1].place
      return facts.sourceKeys.append(key) && facts.reliabilities.append(statement.low)
        && (statement.stated != 0 || facts.undatedSources.append(key))
    }
    var text = UnsafeRawBufferPointer(start: kept.start, count: kept.end - kept.start)
    if memory.gathered.count > facetStart {
      memory.gathered.append(from: kept.start, to: kept.end)
      text = memory.gathered.bytes(from: facetStart)
    }
    memory.unsettled[unsettled] = ScanMemory.FacetText(
      facet: facet, bytes: text, isInOrder: isInOrder)
    unsettled += 1
    switch facet {
    case .attribution, .casualties:
      statement.cited = citedBefore..<facts.cited.count
      guard
        facet == .attribution
          ? facts.attributions.append(statement) : facts.casualties.append(statement)
      else { return false }
    case .place where facts.latitude.isEmpty != facts.longitude.isEmpty: return false
    default: break
    }
    return unsettled < ScanMemory.mostUnsettled || settle()
  }

  /// Finds the numbers of facets' texts, one after the other: what each waits for in the memory is
  /// on its way at the same time.
  private mutating func settle() -> Bool {
    for index in 0..<unsettled {
      let text = memory.unsettled + index
      text.pointee.hash = ByteInterner.textHash(text.pointee.bytes)
      text.pointee.guess = texts(of: text.pointee)._withUnsafeGuaranteedRef {
        $0.guess(hash: text.pointee.hash)
      }
    }
    for index in 0..<unsettled {
      let text = memory.unsettled + index
      let facet = text.pointee.facet
      var number = texts(of: text.pointee)._withUnsafeGuaranteedRef {
        $0.find(text.pointee.bytes, hash: text.pointee.hash)
      }
      if number == 0 {
        number = numberOfNew(text.pointee)
        guard number > 0 else { return false }
      } else if !text.pointee.isInOrder {
        number = spelledNumbers[Int(facet.rawValue)][Int(number)]
      }
      switch facet {
      case .occurred: facts.occurred = number
      case .place: facts.place = number
      case .attack: facts.attack = number
      case .attribution:
        facts.attributions[settled.attributions].text = number
        settled.attributions += 1
      default:
        facts.casualties[settled.casualties].text = number
        settled.casualties += 1
      }
    }
    unsettled = 0
    return true
  }

  @inline(__always)
  private func texts(of text: ScanMemory.FacetText) -> Unmanaged<ByteInterner> {
    (text.isInOrder ? facetTexts : spellingTexts)[Int(text.facet.rawValue)]
  }

  /// The number of a text that was not met as it stands; 0 where it is wrong.
  private mutating func numberOfNew(_ text: ScanMemory.FacetText) -> UInt32 {
    let place = Int(text.facet.rawValue)
    if text.isInOrder {
      return isRight(text.facet, text.bytes) ? facets[place].add(text.bytes) : 0
    }
    let begin = memory.gathered.count
    defer { memory.gathered.count = begin }
    guard walk(text.facet, text.bytes, gathers: true) else { return 0 }
    memory.gathered.append(from: kept.start, to: kept.end)
    let canonical = memory.gathered.bytes(from: begin)
    var number = facets[place].find(canonical)
    if number == 0 {
      guard isRight(text.facet, canonical) else { return 0 }
      number = facets[place].add(canonical)
    }
    _ = spellings[place].add(text.bytes)
    spelledNumbers[place].append(number)
    return number
  }

  /// Walks the text of a facet alone, gathers it in canonical order or checks its values.
  private mutating func walk(
    _ facet: ScanFacet, _ text: UnsafeRawBufferPointer, gathers: Bool
  ) -> Bool {
    guard let start = text.baseAddress, let node = table.alone[facet] else { return false }
    let wasLearning = isLearning
    isLearning = false
    defer { isLearning = wasLearning }
    kept = (start, start)
    return object(memory.nodes + node, at: start, in: nil, gathers: gathers) != nil
  }

  /// Whether the text of a facet, an object whose form was walked, is right in all of its values.
  private mutating func isRight(_ facet: ScanFacet, _ text: UnsafeRawBufferPointer) -> Bool {
    guard walk(facet, text, gathers: false) else { return false }
    guard let key = facet.keyOfRules else { return true }
    guard let json = try? JSONReader.read(Array(text)) else { return false }
    let record = JSON.object([key: facet == .attribution ? .array([json]) : json])
    return RecordRules.problems(of: record, strictness: .asGiven).isEmpty
  }

  /// The rules that go beyond single values and facets.
  private func keepsRules() -> Bool {
    guard facts.revision == 1 || facts.hasReason, (facts.state == 2) == facts.hasInto
    else { return false }
    for index in 0..<keyCount {
      let key = memory.keys[index]
      for other in 0..<index where memory.keys[other].word == key.word {
        if isSame(memory.keys[other].place, key.place) { return false }
      }
    }
    for cited in facts.cited {
      let word = keyWord(cited)
      var isThere = false
      for key in facts.sourceKeys where keyWord(key) == word && isSame(key, cited) {
        isThere = true
        break
      }
      guard isThere else { return false }
    }
    return true
  }
}

extension ScanFacet {
  /// Where the text of a facet stands in a record, if there are rules that look at more of it than
  /// single values.
  fileprivate var keyOfRules: String? {
    switch self {
    case .occurred: "occurred"
    case .place: "place"
    case .attribution: "attributions"
    default: nil
    }
  }
}
