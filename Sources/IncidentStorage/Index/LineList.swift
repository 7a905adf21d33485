/// What was found of one kind in a line, in memory that serves line after line.
///
/// It holds plain values, as long as the memory is kept, and is shared, not copied.
struct LineList<Element>: RandomAccessCollection {
  private let memory: UnsafeMutableBufferPointer<Element>
  private(set) var count = 0

  /// Makes a list in memory that somebody else keeps.
  init(_ memory: UnsafeMutableBufferPointer<Element>) {
    self.memory = memory
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  @inline(__always)
  subscript(position: Int) -> Element {
    get {
      precondition(position >= 0 && position < count)
      return memory[position]
    }
    nonmutating set {
      precondition(position >= 0 && position < count)
      memory[position] = newValue
    }
  }

  /// Appends what was found; false where there is no room.
  @inline(__always)
  mutating func append(_ element: Element) -> Bool {
    guard count < memory.count else { return false }
    memory.initializeElement(at: count, to: element)
    count += 1
    return true
  }

  @inline(__always)
  mutating func clear() { count = 0 }
}
