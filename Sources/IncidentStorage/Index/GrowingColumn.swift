import IncidentCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Numbers in memory of their own, behind which more are put: a column in the making.
///
/// An array that grows is copied into memory that is new to the process, page after page; here the
/// system may move the pages. It is shared, not copied: one owner puts numbers into it, and once a
/// column is made of it nobody does. 8 bytes behind the last number are readable.
final class GrowingColumn<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  private static var slack: Int { 8 }

  private var start: UnsafeMutablePointer<Element>
  private(set) var count = 0
  private var capacity: Int

  init() {
    capacity = 64
    start = UnsafeMutablePointer(GrowingColumn.memory(nil, for: 64))
  }

  deinit { free(start) }

  /// All numbers; valid until one is appended.
  var elements: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: start, count: count)
  }

  @inline(__always)
  subscript(position: Int) -> Element {
    get {
      precondition(position >= 0 && position < count)
      return start[position]
    }
    set {
      precondition(position >= 0 && position < count)
      start[position] = newValue
    }
  }

  @inline(__always)
  func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    start[count] = element
    count += 1
  }

  /// Appends numbers, of which it is known how many they are.
  @inline(__always)
  func append(contentsOf more: some Collection<Element>) {
    if capacity - count < more.count { grow(to: count + more.count) }
    // Only as many as there is room for.
    let room = UnsafeMutableBufferPointer(start: start + count, count: capacity - count)
    count += room.update(fromContentsOf: more)
  }

  /// Puts as many zeros into an empty column; one that has numbers is left as it is.
  func fill(to count: Int) where Element: FixedWidthInteger {
    guard self.count == 0, count > 0 else { return }
    // Memory that is asked for in zeros is not touched before it is read.
    let bytes = count * MemoryLayout<Element>.stride + GrowingColumn.slack
    guard let new = calloc(bytes, 1) else {
      fatalError("no memory for \(count) numbers")
    }
    free(start)
    start = new.bindMemory(to: Element.self, capacity: count)
    (self.count, capacity) = (count, count)
  }

  private func grow(to least: Int) {
    capacity = max(least, 2 * capacity)
    start = GrowingColumn.memory(start, for: capacity)
  }

  private static func memory(_ old: UnsafeMutablePointer<Element>?, for capacity: Int)
    -> UnsafeMutablePointer<Element>
  {
    guard let new = realloc(old, capacity * MemoryLayout<Element>.stride + slack) else {
      fatalError("no memory for \(capacity) numbers")
    }
    return new.bindMemory(to: Element.self, capacity: capacity)
  }
}

extension NumberColumn {
  /// Makes a column of one to which nothing more is put.
  init(_ made: GrowingColumn<Element>) {
    self.init(UnsafeBufferPointer(made.elements), keptBy: made)
  }

  /// The column with what was made behind its own numbers.
  func appending(_ made: GrowingColumn<Element>) -> NumberColumn {
    appending(Array(made.elements))
  }
}
