#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The walk of a line by the shape of a record.
extension LineScanner {
  /// Walks an object of a known shape.
  mutating func object(
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
          if index < expected { areOrdered = false }
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
          let start = (colon + 1).behindBlanks
          let spot = isLearning ? spot(in: around, node, seen) : nil
          behind =
            field.pointee.isPassed
            ? pass(field, at: start, in: spot)
            : value(
              memory.nodes + Int(field.pointee.value), field.pointee.action, at: start,
              in: spot, gathers: isKept)
        } else {
          guard index == -1 else { return nil }
          facts.marks.insert(.unknownKey)
          isLearning = false
          behind = any(at: (colon + 1).behindBlanks, depth: 2)
        }
        guard let behind else { return nil }
        if isLearning, around == nil, index >= 0, !memory.fields[Int(index)].isPassed {
          leave(behind, node, seen)
        }
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
  mutating func key(of node: NodePointer, from expected: Int32, at start: Address)
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

  mutating func keyInAnyOrder(of node: NodePointer, at start: Address)
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
  func number(of start: Address, _ end: Address, in node: NodePointer) -> Int? {
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

  mutating func value(
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
    if let behind { see(value, node, action, start, behind, in: spot) }
    return behind
  }

  /// Passes over a value of a line that is known to be right.
  private mutating func pass(
    _ field: UnsafePointer<ScanTable.Field>, at start: Address, in spot: LineForms.Spot?
  ) -> Address? {
    guard let behind = start.behindValue(before: end) else { return nil }
    let action = field.pointee.action
    if action == .sources { facts.sources = start - base }
    see(.passed, memory.nodes + Int(field.pointee.value), action, start, behind, in: spot)
    return behind
  }

  // MARK: What is learnt

  private func spot(in around: LineForms.Spot?, _ node: NodePointer, _ seen: UInt64)
    -> LineForms.Spot
  {
    forms.spot(in: around, node - memory.nodes, seen, isInOrder: isInOrder)
  }

  private mutating func see(
    _ value: LineForms.Value, _ node: NodePointer, _ action: ScanAction, _ start: Address,
    _ end: Address, in spot: LineForms.Spot?
  ) {
    guard isLearning, let spot else { return }
    sights.append(
      LineForms.Sight(
        kind: .value(value, node: Int32(node - memory.nodes), action, spot),
        bytes: start - base..<end - base))
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
