/// A column of numbers that are kept with two bytes each where all of them fit.
///
/// It is for columns that questions look at row by row; those that are gone through as a whole have
/// one width, so that no look asks for it.
package struct NarrowColumn: Sendable {
  private let kept: Kept

  private enum Kept: Sendable {
    case narrow(NumberColumn<UInt16>)
    case wide(NumberColumn<UInt32>)
  }

  /// Takes numbers of four bytes.
  package init(_ numbers: NumberColumn<UInt32>) { kept = .wide(numbers) }

  /// Takes numbers of two bytes.
  package init(_ numbers: NumberColumn<UInt16>) { kept = .narrow(numbers) }

  /// How many numbers there are.
  package var count: Int {
    switch kept {
    case .narrow(let numbers): numbers.count
    case .wide(let numbers): numbers.count
    }
  }

  /// The number at a position.
  @inline(__always)
  package subscript(position: Int) -> UInt32 {
    switch kept {
    case .narrow(let numbers): UInt32(numbers[position])
    case .wide(let numbers): numbers[position]
    }
  }

  /// The column with more numbers behind its own.
  package func appending(_ more: [UInt32]) -> NarrowColumn {
    switch kept {
    case .narrow(let numbers):
      guard let more = NarrowColumn.narrowed(more) else {
        return NarrowColumn(NumberColumn(numbers.all.map(UInt32.init)).appending(more))
      }
      return NarrowColumn(numbers.appending(more))
    case .wide(let numbers): return NarrowColumn(numbers.appending(more))
    }
  }

  /// The column with two bytes a number, if all fit.
  package var narrowest: NarrowColumn {
    guard case .wide(let numbers) = kept, let narrow = NarrowColumn.narrowed(numbers.all)
    else { return self }
    return NarrowColumn(NumberColumn(narrow))
  }

  /// How many bytes a number has.
  package var width: Int {
    switch kept {
    case .narrow: 2
    case .wide: 4
    }
  }

  /// Calls a closure with the bytes of the column, as they are kept: once, or once for each part.
  package func forEachPart(_ body: (UnsafeRawBufferPointer) -> Void) {
    switch kept {
    case .narrow(let numbers): numbers.forEachPart(body)
    case .wide(let numbers): numbers.forEachPart(body)
    }
  }

  private static func narrowed(_ numbers: [UInt32]) -> [UInt16]? {
    numbers.allSatisfy { $0 <= UInt32(UInt16.max) }
      ? numbers.map(UInt16.init(truncatingIfNeeded:)) : nil
  }
}
