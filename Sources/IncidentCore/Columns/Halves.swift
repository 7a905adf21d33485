import Dispatch

/// Work on a range of positions that two threads share.
package enum Halves {
  /// What a closure makes of each half of a range, on a thread each.
  ///
  /// - Parameters:
  ///   - range: The positions.
  ///   - few: Fewer positions are left to one thread: to begin another takes as long as some work.
  ///   - make: Gets one half, and whether it is the first.
  /// - Returns: What it made of the first and of the second half, or of all.
  package static func of<Made>(
    _ range: Range<Int>, few: Int = 0,
    _ make: @Sendable (_ half: Range<Int>, _ isFirst: Bool) -> Made
  ) -> [Made] {
    if range.count < few { return [make(range, true)] }
    let middle = range.lowerBound + range.count / 2
    // Each thread has its own place for what it made.
    nonisolated(unsafe) var made: (Made?, Made?)
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      if half == 0 {
        made.0 = make(range.lowerBound..<middle, true)
      } else {
        made.1 = make(middle..<range.upperBound, false)
      }
    }
    return [made.0, made.1].compactMap(\.self)
  }
}
