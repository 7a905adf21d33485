/// The way through lines that are known to be right: only what is asked for is read.
extension LineScanner {
  /// Reads of a line that is known to be right what is asked for.
  ///
  /// - Parameter line: As ``scan(_:)`` takes it.
  /// - Returns: False where the full decoder has to judge.
  mutating func glance(_ line: UnsafeRawBufferPointer) -> Bool {
    guard let start = line.baseAddress else { return false }
    clear(for: start, line.count)
    isLearning = false
    let record = memory.nodes + table.root
    var at = start.behindBlanks
    guard at.isAt("{") else { return false }
    var expected = record.pointee.first
    var wanted = asked
    while wanted != 0 {
      at = (at + 1).behindBlanks
      let (index, colon) = key(of: record, from: expected, at: at)
      guard index >= -1 else { return false }
      let field = memory.fields + Int(max(index, record.pointee.first))
      var isWanted = false
      if index >= 0 {
        expected = index + 1
        // Of lines in order no field comes before one that is there.
        if areKnownOrdered { wanted &= 0 &- field.pointee.bit }
        isWanted = wanted & field.pointee.bit != 0
        wanted &= ~field.pointee.bit
      }
      let value = (colon + 1).behindBlanks
      guard let behind = isWanted ? look(at: value, of: field) : value.behindValue(before: end)
      else { return false }
      // What few records have is walked to only where it may be.
      if areKnownOrdered, wanted == lateField,
        behind.next(ScanTable.lateKey, before: end) == nil
      {
        return settle()
      }
      at = behind.behindBlanks
      guard at.isAt(",") else { return at.isAt("}") && settle() }
    }
    return settle()
  }

  /// Reads a value that is asked for.
  @inline(__always)
  private mutating func look(
    at start: Address, of field: UnsafePointer<ScanTable.Field>
  ) -> Address? {
    let node = memory.nodes + Int(field.pointee.value)
    let facet = node.pointee.facet
    // Attacks differ by texts that are not asked for.
    guard facet == .occurred || facet == .place else {
      return value(node, field.pointee.action, at: start, in: nil, gathers: false)
    }
    // An object that stood in a line before, byte for byte, has the number that it had there.
    guard let behind = start.behindValue(before: end) else { return nil }
    let text = UnsafeRawBufferPointer(start: start, count: behind - start)
    let spans = facet == .place ? placeSpans : occurrenceSpans
    var number = spans.number(of: text)
    if number == 0 {
      guard object(node, at: start, in: nil, gathers: false) == behind, settle() else { return nil }
      number = facet == .place ? facts.place : facts.occurred
      // Where a point stands in the line is not known of another.
      if facts.latitude.isEmpty { spans.add(text, number) }
    } else if facet == .place {
      facts.place = number
    } else {
      facts.occurred = number
    }
    return behind
  }
}

/// Objects of a facet as they stood in lines, and the numbers of their texts.
final class KnownSpans {
  /// How many there are at most.
  private static let most = 1 << 16

  private let texts = ByteInterner()
  private let numbers = GrowingColumn<UInt32>()

  init() { numbers.append(0) }

  /// The number of the text of an object; 0 where it did not stand in a line before.
  @inline(__always)
  func number(of object: UnsafeRawBufferPointer) -> UInt32 { numbers[Int(texts.find(object))] }

  func add(_ object: UnsafeRawBufferPointer, _ number: UInt32) {
    guard texts.count < KnownSpans.most else { return }
    _ = texts.add(object)
    numbers.append(number)
  }
}
