/// Gives each row a place in a table of what is known of the different values of a part.
protocol RowPlaces {
  /// The place of a row.
  func place(_ row: Int) -> Int
  /// Calls a closure with the places of a range of rows, the last first.
  func forEachBackwards(_ rows: Range<Int>, _ body: (Int) -> Void)
}

/// Places by the numbers of one column.
struct PlacesByNumber: RowPlaces {
  let numbers: NumberColumn<UInt32>

  @inline(__always)
  func place(_ row: Int) -> Int { Int(numbers[row]) }

  @inline(__always)
  func forEachBackwards(_ rows: Range<Int>, _ body: (Int) -> Void) {
    numbers.forEachBackwards(rows) { body(Int($0)) }
  }
}

/// Places by the numbers of a column in a part of time.
struct PlacesInTime: RowPlaces {
  let numbers: NumberColumn<UInt32>
  let occurrences: NumberColumn<UInt32>
  let epochs: EpochsOfOccurrences

  @inline(__always)
  func place(_ row: Int) -> Int { epochs.entry(numbers[row], occurrences[row]) }

  @inline(__always)
  func forEachBackwards(_ rows: Range<Int>, _ body: (Int) -> Void) {
    numbers.forEachBackwards(rows, with: occurrences) { body(epochs.entry($0, $1)) }
  }
}
