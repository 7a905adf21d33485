/// A column of numbers of one kind, in memory or in a mapped file.
///
/// Reading is checked against the count; the memory lives as long as its owner, which the column
/// holds.
package struct NumberColumn<Element: BitwiseCopyable & Sendable>: Sendable {
  private let owner: any AnyObject & Sendable
  // Nothing writes to the memory once a column is made of it.
  nonisolated(unsafe) private let elements: UnsafeBufferPointer<Element>

  /// Makes a column of numbers in memory.
  package init(_ elements: [Element]) {
    let memory = ColumnMemory(copying: elements)
    owner = memory
    self.elements = UnsafeBufferPointer(memory.elements)
  }

  /// Makes a column of memory that an owner keeps and nobody changes.
  package init(_ elements: UnsafeBufferPointer<Element>, keptBy owner: any AnyObject & Sendable) {
    self.elements = elements
    self.owner = owner
  }

  /// How many numbers there are.
  package var count: Int { elements.count }

  /// The number at a position.
  @inline(__always)
  package subscript(position: Int) -> Element {
    precondition(position >= 0 && position < elements.count)
    return elements[position]
  }

  /// Calls a closure with the bytes of the column, as they are kept.
  package func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows
    -> Result
  {
    try body(UnsafeRawBufferPointer(elements))
  }
}

private final class ColumnMemory<Element: BitwiseCopyable & Sendable>: Sendable {
  nonisolated(unsafe) let elements: UnsafeMutableBufferPointer<Element>

  init(copying array: [Element]) {
    elements = UnsafeMutableBufferPointer.allocate(capacity: array.count)
    _ = elements.initialize(from: array)
  }

  deinit { elements.deallocate() }
}
