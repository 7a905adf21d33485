/// A column of numbers that are kept with two bytes each where all of them fit.
///
/// It is for columns that questions look at row by row; those that are gone through as a whole have
/// one width, so that no look asks for it.
package struct NarrowColumn: Sendable {
  // One of the two is empty. To look which one it is takes less than to take one out of an enum.
  private let isNarrow: Bool
  private let narrow: NumberColumn<UInt16>
  private let wide: NumberColumn<UInt32>

  /// Takes numbers of four bytes.
  package init(_ numbers: NumberColumn<UInt32>) {
    (isNarrow, narrow, wide) = (false, NumberColumn([]), numbers)
  }

  /// Takes numbers of two bytes.
  package init(_ numbers: NumberColumn<UInt16>) {
    (isNarrow, narrow, wide) = (true, numbers, NumberColumn([]))
  }

  /// How many numbers there are.
  package var count: Int { isNarrow ? narrow.count : wide.count }

  /// The number at a position.
  @inline(__always)
  package subscript(position: Int) -> UInt32 {
    isNarrow ? UInt32(narrow[position]) : wide[position]
  }

  /// The number at a position and the two behind it.
  @inline(__always)
  package func three(at position: Int) -> SIMD3<UInt32> {
    isNarrow
      ? SIMD3(truncatingIfNeeded: narrow.three(at: position)) : wide.three(at: position)
  }

  /// The column with more numbers behind its own.
  package func appending(_ more: [UInt32]) -> NarrowColumn {
    guard isNarrow else { return NarrowColumn(wide.appending(more)) }
    guard let more = NarrowColumn.narrowed(more) else {
      return NarrowColumn(NumberColumn(narrow.all.map(UInt32.init)).appending(more))
    }
    return NarrowColumn(narrow.appending(more))
  }

  /// The column with two bytes a number, if all fit.
  package var narrowest: NarrowColumn {
    guard !isNarrow, let numbers = NarrowColumn.narrowed(wide.all) else { return self }
    return NarrowColumn(NumberColumn(numbers))
  }

  /// How many bytes a number has.
  package var width: Int { isNarrow ? 2 : 4 }

  /// Calls a closure with the bytes of the column, as they are kept: once, or once for each part.
  package func forEachPart(_ body: (UnsafeRawBufferPointer) -> Void) {
    isNarrow ? narrow.forEachPart(body) : wide.forEachPart(body)
  }

  private static func narrowed(_ numbers: [UInt32]) -> [UInt16]? {
    numbers.allSatisfy { $0 <= UInt32(UInt16.max) }
      ? numbers.map(UInt16.init(truncatingIfNeeded:)) : nil
  }
}
