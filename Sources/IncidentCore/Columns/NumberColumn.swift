/// A column of numbers of one kind, in memory or in a mapped file, and those that came later.
///
/// Reading is checked against the count; the memory lives as long as its owners, which the column
/// holds.
package struct NumberColumn<Element: BitwiseCopyable & Sendable>: Sendable {
  private let owner: any AnyObject & Sendable
  // Nothing writes to the memory once a column is made of it.
  nonisolated(unsafe) private let elements: UnsafeBufferPointer<Element>
  private let later: Memory?

  /// Makes a column of numbers in memory.
  package init(_ elements: [Element]) {
    let memory = Memory(copying: elements)
    self.init(UnsafeBufferPointer(memory.elements), keptBy: memory)
  }

  /// Makes a column of memory that an owner keeps and nobody changes.
  package init(_ elements: UnsafeBufferPointer<Element>, keptBy owner: any AnyObject & Sendable) {
    self.elements = elements
    self.owner = owner
    later = nil
  }

  private init(_ column: NumberColumn, later: Memory) {
    elements = column.elements
    owner = column.owner
    self.later = later
  }

  /// The column with more numbers behind its own.
  package func appending(_ more: [Element]) -> NumberColumn {
    if more.isEmpty { return self }
    return NumberColumn(
      self, later: Memory(copying: (later.map { Array($0.elements) } ?? []) + more))
  }

  /// How many numbers there are.
  package var count: Int { elements.count + (later?.elements.count ?? 0) }

  /// The number at a position.
  @inline(__always)
  package subscript(position: Int) -> Element {
    // A position below 0 is beyond all of them.
    if UInt(bitPattern: position) < UInt(bitPattern: elements.count) { return elements[position] }
    return laterElement(position)
  }

  /// What a closure makes of the numbers at some positions, in their order.
  @inline(__always)
  package func map<Made>(
    _ positions: some RandomAccessCollection<Int>, _ make: (Element) -> Made
  ) -> [Made] {
    // Each place of the result is filled once; appending would ask each time whether there is room.
    [Made](unsafeUninitializedCapacity: positions.count) { made, count in
      if let range = positions as? Range<Int>, range.lowerBound >= 0,
        range.upperBound <= elements.count
      {
        for offset in 0..<range.count {
          made.initializeElement(at: offset, to: make(elements[range.lowerBound + offset]))
        }
      } else {
        for (offset, position) in positions.enumerated() {
          made.initializeElement(at: offset, to: make(self[position]))
        }
      }
      count = positions.count
    }
  }

  /// The number at a position and the two behind it.
  @inline(__always)
  package func three(at position: Int) -> SIMD3<Element> where Element: SIMDScalar {
    guard position >= 0, position < elements.count - 2 else {
      return SIMD3(self[position], self[position + 1], self[position + 2])
    }
    return SIMD3(elements[position], elements[position + 1], elements[position + 2])
  }

  /// What a closure makes of the numbers at some positions, and of those of another column there.
  @inline(__always)
  package func map<Other, Made>(
    _ positions: some RandomAccessCollection<Int>, with other: NumberColumn<Other>,
    _ make: (Element, Other) -> Made
  ) -> [Made] {
    [Made](unsafeUninitializedCapacity: positions.count) { made, count in
      // As many as there is room for.
      if let range = positions as? Range<Int>, range.lowerBound >= 0,
        range.upperBound <= min(elements.count, other.elements.count)
      {
        for offset in 0..<range.count {
          let position = range.lowerBound + offset
          made.initializeElement(
            at: offset, to: make(elements[position], other.elements[position]))
        }
      } else {
        for (offset, position) in positions.enumerated() {
          made.initializeElement(at: offset, to: make(self[position], other[position]))
        }
      }
      count = positions.count
    }
  }

  /// Calls a closure with the numbers of a range, the last first.
  @inline(__always)
  package func forEachBackwards(_ positions: Range<Int>, _ body: (Element) -> Void) {
    var position = positions.upperBound
    if positions.lowerBound >= 0, position <= elements.count {
      while position > positions.lowerBound {
        position &-= 1
        body(elements[position])
      }
    } else {
      for position in positions.reversed() { body(self[position]) }
    }
  }

  /// Calls a closure with the numbers of a range and those of another column, the last first.
  @inline(__always)
  package func forEachBackwards<Other>(
    _ positions: Range<Int>, with other: NumberColumn<Other>, _ body: (Element, Other) -> Void
  ) {
    var position = positions.upperBound
    if positions.lowerBound >= 0, position <= min(elements.count, other.elements.count) {
      while position > positions.lowerBound {
        position &-= 1
        body(elements[position], other.elements[position])
      }
    } else {
      for position in positions.reversed() { body(self[position], other[position]) }
    }
  }

  /// How often a number stands in the column.
  package func count(of number: Element) -> Int where Element: Equatable {
    var count = 0
    for element in elements { count &+= element == number ? 1 : 0 }
    for element in later.map({ Array($0.elements) }) ?? [] { count += element == number ? 1 : 0 }
    return count
  }

  // In a place of its own it does not get into the way of those that come first.
  @inline(never)
  private func laterElement(_ position: Int) -> Element {
    let position = position - elements.count
    guard let later, position >= 0, position < later.elements.count else {
      preconditionFailure("a position behind the end of a column")
    }
    return later.elements[position]
  }

  /// All numbers.
  package var all: [Element] { Array(elements) + (later.map { Array($0.elements) } ?? []) }

  /// The positions of numbers that are wanted, in order.
  package func positions(where isWanted: (Element) -> Bool) -> [Int] {
    var found: [Int] = []
    for position in elements.indices where isWanted(elements[position]) { found.append(position) }
    if let later {
      for position in later.elements.indices where isWanted(later.elements[position]) {
        found.append(elements.count + position)
      }
    }
    return found
  }

  /// The positions of numbers that are wanted, as a list tells of each, in order.
  ///
  /// A closure of another module would be called for each number.
  package func positions(of isWanted: [Bool]) -> [Int] where Element == UInt32 {
    positions { isWanted[Int($0)] }
  }

  /// Whether the numbers of a range were all there first, or all came later.
  package func isInOnePart(_ range: Range<Int>) -> Bool {
    range.upperBound <= elements.count || range.lowerBound >= elements.count
  }

  /// Calls a closure with a part of the numbers, all of which were there first or came later.
  package func withElements<Result>(
    _ range: Range<Int>, _ body: (UnsafeBufferPointer<Element>) throws -> Result
  ) rethrows -> Result {
    if range.upperBound <= elements.count {
      return try body(UnsafeBufferPointer(rebasing: elements[range]))
    }
    let start = range.lowerBound - elements.count
    guard let later, start >= 0, start + range.count <= later.elements.count else {
      preconditionFailure("a range behind the end of a column, or across it")
    }
    return try body(UnsafeBufferPointer(rebasing: later.elements[start..<start + range.count]))
  }

  /// Calls a closure with the bytes of the column, as they are kept: once, or once for each part.
  package func forEachPart(_ body: (UnsafeRawBufferPointer) -> Void) {
    body(UnsafeRawBufferPointer(elements))
    if let later { body(UnsafeRawBufferPointer(later.elements)) }
  }

  private final class Memory: Sendable {
    nonisolated(unsafe) let elements: UnsafeMutableBufferPointer<Element>

    init(copying array: [Element]) {
      elements = UnsafeMutableBufferPointer.allocate(capacity: array.count)
      _ = elements.initialize(from: array)
    }

    deinit { elements.deallocate() }
  }
}

extension NumberColumn<UInt32> {
  /// The largest number; 0 where there is none.
  package var largest: UInt32 {
    var largest: UInt32 = 0
    for number in elements { largest = max(largest, number) }
    for position in elements.count..<count { largest = max(largest, self[position]) }
    return largest
  }
}
