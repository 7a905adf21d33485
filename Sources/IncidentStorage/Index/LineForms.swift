/// The forms that lines were seen to have, as steps from one value to the next.
///
/// What stands between two values of a record (keys, quotes, commas, brackets, blanks) is the same
/// in many lines. The walk, which understands it, notes it here; a line of a form that is known is
/// then gone through by comparing bytes. What may follow a value depends on where the value stands
/// alone: which objects and lists are open around it, and which fields of each were there. Such a
/// place has a number, and the steps that were seen from it. Places inside a field of the record do
/// not depend on its other fields: a step that leaves the field leads back to the place of the record.
final class LineForms {
  /// One way to go on from a place: the bytes up to the next value, and what is done with that.
  struct Step {
    /// The bytes, zeros behind them.
    var text: (SIMD2<UInt64>, SIMD2<UInt64>)
    /// The next step to try from the same place; -1 where there is none.
    var other: Int32 = -1
    /// The place behind the value, and its first step; -1 where there is none.
    var place: Int32 = 0
    var next: Int32 = -1
    /// The place in the record itself that the step leads to; -1 where it stays inside a field.
    var outer: Int32 = -1
    /// The number of the value's node.
    var node: Int32 = 0
    /// Where its marks begin in ``LineForms/marks``.
    var firstMark: Int32 = 0
    var markCount: UInt8 = 0
    /// Whether nothing is to be done but to compare the bytes and to read the value.
    var isPlain = true
    var length: UInt8 = 0
    var value: Value
    var action = ScanAction.check
  }

  /// What a step leads to.
  enum Value: UInt8 {
    /// More bytes of the same kind, since a step has no more than ``mostBytes``.
    case nothing
    /// Out of a field, to the place in the record itself.
    case leave
    /// The end of the line.
    case end
    /// Any value of a line that is known to be right, which is passed over.
    case passed
    /// A string that is only checked to be one.
    case freeText
    /// A string that belongs to the text of a facet.
    case gathered
    /// A string with which something is done; integers and numbers alike.
    case string, integer, number, boolean
  }

  /// What is done on the way to a value, at some of the bytes of a step.
  struct Mark {
    enum Kind: UInt8 {
      /// An object of a facet begins, or ends; what was kept of it is in canonical order, or not.
      case open, close, closeOutOfOrder
      /// Bytes belong to the text of the facet.
      case keep
    }

    var kind: Kind
    var facet = ScanFacet.none
    /// The first byte, and the one behind the last.
    var start: UInt8
    var end: UInt8
  }

  /// What the walk saw in a line: a value, or what a ``Mark`` tells.
  struct Sight {
    enum Kind {
      case value(Value, node: Int32, ScanAction, Spot)
      case mark(Mark.Kind, ScanFacet)
      /// The end of an object or list that is a field of the record.
      case leave(Spot)
    }

    var kind: Kind
    /// What of the line it is about.
    var bytes: Range<Int>
  }

  /// Where a value stands: in the record itself, and inside one of its fields.
  struct Spot: Equatable {
    var outer: Int32 = 0
    var place: Int32 = 0
  }

  /// How many bytes a step has at most.
  static let mostBytes = 32
  /// How many steps from one place are tried one after the other.
  private static let mostOthers = 16
  private static let mostSteps = 1 << 15
  private static let mostMarks = 1 << 16
  private static let mostLines = 1 << 14

  /// By the number of the place, its first step; -1 where there is none.
  let first = UnsafeMutablePointer<Int32>.allocate(capacity: LineForms.mostSteps)
  let steps = UnsafeMutablePointer<Step>.allocate(capacity: LineForms.mostSteps)
  let marks = UnsafeMutablePointer<Mark>.allocate(capacity: LineForms.mostMarks)
  /// For each number of bytes, which of 32 they are.
  let masks: UnsafePointer<(SIMD2<UInt64>, SIMD2<UInt64>)>
  private var lineCount = 0
  private var stepCount = 0
  private var markCount = 0
  private var placeCount = 1
  private var places: [Place: Int32] = [:]
  /// By the number of the place, the steps that lead to it.
  private var ways: [Int: [Int]] = [:]

  /// What tells places apart: the place of what is around the innermost object or list, and which of
  /// its fields were there.
  private struct Place: Hashable {
    var around: Int32
    var node: Int32
    var seen: UInt64
    var isInOrder: Bool
  }

  init() {
    first[0] = -1
    let masks = UnsafeMutablePointer<(SIMD2<UInt64>, SIMD2<UInt64>)>
      .allocate(capacity: LineForms.mostBytes + 1)
    for count in 0...LineForms.mostBytes {
      func mask(_ word: Int) -> UInt64 { NameFinder.mask(count - 8 * word) }
      masks.advanced(by: count).initialize(
        to: (SIMD2(mask(0), mask(1)), SIMD2(mask(2), mask(3))))
    }
    self.masks = UnsafePointer(masks)
  }

  deinit {
    first.deallocate()
    steps.deallocate()
    marks.deallocate()
    masks.deallocate()
  }

  /// Whether more forms are learnt; where not, lines of other forms are walked.
  ///
  /// Where every line has a form of its own, learning is work for nothing, so that it ends.
  var isOpen: Bool {
    lineCount < LineForms.mostLines && stepCount < LineForms.mostSteps
      && markCount < LineForms.mostMarks
      && placeCount < LineForms.mostSteps
  }

  /// The spot of a value in an object or list of a node.
  ///
  /// - Parameters:
  ///   - around: The spot of the object or list; nil for the record.
  ///   - node: The number of the node.
  ///   - seen: The fields of an object that were there, that of the value included.
  ///   - isInOrder: Whether those of the open facet stood in canonical order so far.
  /// - Returns: The spot, with -1 where there is no room.
  func spot(in around: Spot?, _ node: Int, _ seen: UInt64, isInOrder: Bool) -> Spot {
    guard let around else {
      let place = place(in: -1, node, seen, isInOrder)
      return Spot(outer: place, place: place)
    }
    // Of the record only which field it is matters inside.
    let isField = around.place == around.outer
    return Spot(
      outer: around.outer, place: place(in: isField ? -2 : around.place, node, seen, isInOrder))
  }

  private func place(in around: Int32, _ node: Int, _ seen: UInt64, _ isInOrder: Bool) -> Int32 {
    let place = Place(around: around, node: Int32(node), seen: seen, isInOrder: isInOrder)
    if let known = places[place] { return known }
    let number = newPlace()
    if number >= 0 { places[place] = number }
    return number
  }

  private func newPlace() -> Int32 {
    guard placeCount < LineForms.mostSteps else { return -1 }
    first[placeCount] = -1
    placeCount += 1
    return Int32(placeCount - 1)
  }

  // MARK: Learning

  /// Notes the form of a line that the walk has vouched for.
  ///
  /// - Parameters:
  ///   - line: The line.
  ///   - sights: All that the walk saw in it, in order.
  func learn(_ line: UnsafeRawBufferPointer, _ sights: [Sight]) {
    lineCount += 1
    var (spot, at) = (Spot(), 0)
    var marks: [Sight] = []
    for sight in sights {
      switch sight.kind {
      case .mark(.keep, _) where marks.last?.goesOn(with: sight) == true:
        let start = marks.removeLast().bytes.lowerBound
        marks.append(Sight(kind: sight.kind, bytes: start..<sight.bytes.upperBound))
      case .mark: marks.append(sight)
      case .value(let value, let node, let action, let next):
        guard next.place >= 0, next.outer >= 0 else { return }
        let start = sight.bytes.lowerBound + (value.isString ? 1 : 0)
        var step = Step(text: (.zero, .zero), place: next.place, node: node, value: value)
        step.action = action
        if next.outer != spot.outer { step.outer = next.outer }
        guard add(step, line, at..<start, marks, from: spot.place) else { return }
        (spot, at) = (next, sight.bytes.upperBound)
        marks = []
      case .leave(let next):
        guard next.place >= 0 else { return }
        // Of an empty object or list nothing was seen before.
        let isEmpty = next.outer != spot.outer
        let step = Step(text: (.zero, .zero), outer: isEmpty ? next.outer : -1, value: .leave)
        let end = sight.bytes.upperBound
        guard add(step, line, at..<end, marks, from: spot.place) else { return }
        (spot, at) = (next, end)
        marks = []
      }
    }
    _ = add(
      Step(text: (.zero, .zero), value: .end), line, at..<line.count, marks, from: spot.place)
  }

  /// Adds a step with the bytes of a part of a line, if it is not known; false where there is no
  /// room.
  private func add(
    _ step: Step, _ line: UnsafeRawBufferPointer, _ bytes: Range<Int>, _ marks: [Sight],
    from place: Int32
  ) -> Bool {
    var (place, start) = (place, bytes.lowerBound)
    while bytes.upperBound - start > LineForms.mostBytes {
      let part = start..<start + LineForms.mostBytes
      let onward = Step(text: (.zero, .zero), place: -1, value: .nothing)
      guard let added = addPart(onward, line, part, marks, from: place) else { return false }
      place = steps[added].place
      start = part.upperBound
    }
    return addPart(step, line, start..<bytes.upperBound, marks, from: place) != nil
  }

  /// Adds a step with up to ``mostBytes`` bytes, if it is not known, and gives its number.
  private func addPart(
    _ step: Step, _ line: UnsafeRawBufferPointer, _ bytes: Range<Int>, _ marks: [Sight],
    from place: Int32
  ) -> Int? {
    var step = step
    step.length = UInt8(bytes.count)
    step.text = LineForms.words(line[bytes])
    var (last, others) = (-1, 0)
    var number = Int(first[Int(place)])
    while number >= 0 {
      if steps[number].length == step.length, steps[number].text == step.text,
        steps[number].value == step.value
      {
        return number
      }
      (last, others) = (number, others + 1)
      number = Int(steps[number].other)
    }
    let own = marks.filter { mark in
      mark.bytes.isEmpty
        ? bytes.contains(mark.bytes.lowerBound) : mark.bytes.overlaps(bytes)
    }
    guard others < LineForms.mostOthers, stepCount < LineForms.mostSteps,
      markCount + own.count <= LineForms.mostMarks
    else { return nil }
    if step.place < 0 { step.place = newPlace() }
    guard step.place >= 0 else { return nil }
    step.firstMark = Int32(markCount)
    step.markCount = UInt8(own.count)
    step.isPlain = own.isEmpty && step.outer < 0 && step.value != .end
    for mark in own {
      guard case .mark(let kind, let facet) = mark.kind else { continue }
      let part = mark.bytes.isEmpty ? mark.bytes : mark.bytes.clamped(to: bytes)
      self.marks.advanced(by: markCount).initialize(
        to: Mark(
          kind: kind, facet: facet, start: UInt8(part.lowerBound - bytes.lowerBound),
          end: UInt8(part.upperBound - bytes.lowerBound)))
      markCount += 1
    }
    step.next = first[Int(step.place)]
    ways[Int(step.place), default: []].append(stepCount)
    steps.advanced(by: stepCount).initialize(to: step)
    if last < 0 {
      first[Int(place)] = Int32(stepCount)
      for way in ways[Int(place)] ?? [] { steps[way].next = Int32(stepCount) }
    } else {
      steps[last].other = Int32(stepCount)
    }
    stepCount += 1
    return stepCount - 1
  }

  private static func words(
    _ bytes: Slice<UnsafeRawBufferPointer>
  ) -> (SIMD2<UInt64>, SIMD2<UInt64>) {
    func word(_ number: Int) -> UInt64 { NameFinder.word(bytes.dropFirst(8 * number)) }
    return (SIMD2(word(0), word(1)), SIMD2(word(2), word(3)))
  }
}

extension LineForms.Sight {
  /// Whether both are bytes to be kept, the others right behind these.
  fileprivate func goesOn(with other: Self) -> Bool {
    guard case .mark(.keep, _) = kind, case .mark(.keep, _) = other.kind else { return false }
    return bytes.upperBound == other.bytes.lowerBound
  }
}

extension LineForms.Value {
  /// Whether a value begins with a quote.
  fileprivate var isString: Bool { self == .freeText || self == .gathered || self == .string }
}

extension LineForms.Step {
  /// Whether the bytes of the step stand at an address, from which 32 are readable.
  @inline(__always)
  func stands(
    at address: UnsafeRawPointer, _ masks: UnsafePointer<(SIMD2<UInt64>, SIMD2<UInt64>)>
  ) -> Bool {
    let mask = masks + Int(length)
    let difference = (SIMD2(address.word, (address + 8).word) & mask.pointee.0) ^ text.0
    if difference[0] | difference[1] != 0 { return false }
    if length <= 16 { return true }
    let rest = (SIMD2((address + 16).word, (address + 24).word) & mask.pointee.1) ^ text.1
    return rest[0] | rest[1] == 0
  }
}
