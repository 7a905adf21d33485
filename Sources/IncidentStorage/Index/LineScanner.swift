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
    base = start
    facts.clear()
    if !unknownKeys.isEmpty { unknownKeys.removeAll() }
    memory.gathered.count = 0
    openParts = 0
    keyCount = 0
    unsettled = 0
    settled = (0, 0)
    guard let end = object(memory.nodes + table.root, at: start.behindBlanks, gathers: false)
    else { return false }
    return end.behindBlanks - start == line.count && settle() && keepsRules()
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
  private mutating func object(_ node: NodePointer, at start: Address, gathers isPart: Bool)
    -> Address?
  {
    guard start.isAt("{") else { return nil }
    let facet = node.pointee.facet
    let gathers = isPart || facet != .none && facet < .source
    let citedBefore = facts.cited.count
    let unknownBefore = unknownKeys.count
    if facet != .none {
      statement = LineFacts.Statement(text: 0, stated: 0, cited: 0..<0)
      kept = (start, start)
      facetStart = memory.gathered.count
    }
    if gathers { keep(start, start + 1) }
    var seen: UInt64 = 0
    var expected = node.pointee.first
    let ownParts = openParts
    var lastKept: Int32 = -1
    var isInOrder = true
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
            if openParts > ownParts { keep(comma, comma + 1) }
            isInOrder = isInOrder && index > lastKept
            lastKept = index
            memory.parts[openParts] = ScanMemory.Part(
              field: index, start: memory.gathered.count + (kept.end - kept.start))
            openParts += 1
            keep(at, at + field.pointee.keyLength - 1)
            keep(colon, colon + 1)
          }
          behind = value(
            memory.nodes + Int(field.pointee.value), field.pointee.action,
            at: (colon + 1).behindBlanks, gathers: isKept)
        } else {
          guard index == -1 else { return nil }
          facts.marks.insert(.unknownKey)
          behind = any(at: (colon + 1).behindBlanks, depth: 2)
        }
        guard let behind else { return nil }
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
      if !isInOrder {
        memory.gathered.append(from: kept.start, to: kept.end)
        kept.start = kept.end
        memory.gathered.putInOrder(
          memory.parts + ownParts, openParts - ownParts, first: node.pointee.first)
      }
      openParts = ownParts
      keep(at, at + 1)
    }
    guard facet == .none || finish(facet, cited: citedBefore) else { return nil }
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
    _ node: NodePointer, _ action: ScanAction, at start: Address, gathers: Bool
  ) -> Address? {
    guard start.isAt("[") else { return nil }
    if gathers { keep(start, start + 1) }
    let element = memory.nodes + Int(node.pointee.first)
    var at = (start + 1).behindBlanks
    if !at.isAt("]") {
      while true {
        guard let behind = value(element, action, at: at, gathers: gathers) else { return nil }
        at = behind.behindBlanks
        if at.isAt("]") { break }
        guard at.isAt(",") else { return nil }
        if gathers { keep(at, at + 1) }
        at = (at + 1).behindBlanks
      }
    }
    if gathers { keep(at, at + 1) }
    return at + 1
  }

  @inline(__always)
  private mutating func value(
    _ node: NodePointer, _ action: ScanAction, at start: Address, gathers: Bool
  ) -> Address? {
    let behind: Address?
    if node.pointee.kind >= .text {
      let isFreeText =
        node.pointee.kind == .text && !gathers
        && (action == .check || action == .reason || action == .publisher)
      guard let end = start.closingQuote(isFreeText: isFreeText) else { return nil }
      // What is gathered is checked as a whole, plain text is right.
      guard
        gathers || node.pointee.kind == .text && action == .check
          || text(start, end, node, action)
      else { return nil }
      behind = end + 1
    } else {
      switch node.pointee.kind {
      case .object: return object(node, at: start, gathers: gathers)
      case .list: return list(node, action, at: start, gathers: gathers)
      case .integer: behind = integer(node, action, at: start)
      case .number: behind = number(node, action, at: start)
      case .boolean: behind = start.behind("true") ?? start.behind("false")
      default: behind = any(at: start, depth: 2)
      }
    }
    if gathers, let behind { keep(start, behind) }
    return behind
  }
}

// MARK: - Strings

extension LineScanner {
  private func contains(_ character: Unicode.Scalar, _ start: Address, _ end: Address) -> Bool {
    memchr(start, Int32(character.value), end - start) != nil
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
    case .looked, .timeOfDay:
      let shape = Int(node.pointee.first)
      if looked[shape].find(quoted) == 0 {
        guard isRight(quoted, shape: node.pointee.first) else { return false }
        _ = looked[shape].add(quoted)
      }
    default: break
    }
    switch action {
    case .id, .key, .cites:
      guard !contains("\\", start + 1, end) else { return false }
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

  /// Ends an object that columns know by its text, which is checked where it is new.
  private mutating func finish(_ facet: ScanFacet, cited: Int) -> Bool {
    guard facet != .account else {
      if facts.cited.count == cited { facts.marks.insert(.sourcelessAccount) }
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
    memory.unsettled[unsettled] = ScanMemory.FacetText(facet: facet, bytes: text)
    unsettled += 1
    switch facet {
    case .attribution, .casualties:
      statement.cited = cited..<facts.cited.count
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
      text.pointee.guess = facetTexts[Int(text.pointee.facet.rawValue)]._withUnsafeGuaranteedRef {
        $0.guess(hash: text.pointee.hash)
      }
    }
    for index in 0..<unsettled {
      let (facet, text) = (memory.unsettled[index].facet, memory.unsettled[index].bytes)
      let place = Int(facet.rawValue)
      var number = facetTexts[place]._withUnsafeGuaranteedRef {
        $0.find(text, hash: memory.unsettled[index].hash)
      }
      if number == 0 {
        guard check(facet, Array(text)) else { return false }
        number = facets[place].add(text)
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
