import IncidentCore

/// Numbers how what was said of attacks came about.
struct CourseNumbers {
  /// The texts that the numbers stand for.
  let texts = ByteInterner()
  /// By the bounds of the days to the claim, the days to the change and all else; -1 for none.
  private var known: [SIMD4<Int32>: UInt32] = [:]

  /// The time at which an attack became known, in milliseconds since 1970; ``Int64/max`` where
  /// nothing was said.
  ///
  /// What was published before an attack is not about it.
  static func opening(
    _ facts: LineFacts, _ operation: AttackOperation?, _ occurred: Occurrence
  ) -> Int64 {
    let start =
      occurred.start.map { Instant(startOf: $0).millisecondsSince1970 } ?? .min
    var opening = Int64.max
    for time in facts.said where time >= start { opening = min(opening, time) }
    for statement in facts.attributions { opening = min(opening, statement.stated) }
    if let operation {
      for point in operation.evidence.pointsSaid(recorded: operation.recorded.at)
      where point.millisecondsSince1970 >= start {
        opening = min(opening, point.millisecondsSince1970)
      }
      for statement in operation.evidence.attributions {
        opening = min(opening, statement.stated.upperBound.millisecondsSince1970)
      }
    }
    return opening
  }

  /// Numbers how it came about.
  ///
  /// - Parameters:
  ///   - found: When who did it turned.
  ///   - opening: The time at which the attack became known.
  ///   - facts: What else was found in the line.
  ///   - occurred: When the attack was.
  ///   - isDebated: Whether two actors speak of casualties.
  ///   - isSame: Whether two places of the line hold the same key.
  /// - Returns: The number.
  mutating func number(
    _ found: LeadingCache.Found, from opening: Int64, _ facts: LineFacts, _ occurred: Occurrence,
    isDebated: Bool, isSame: (Range<Int>, Range<Int>) -> Bool
  ) -> UInt32 {
    let claimed = found.claim.map { occurred.days(until: day($0)) }
    let changed = found.change.map { day($0) - day(opening) }
    // What cites a source without a date dates it, and was looked at already.
    let isOpen = facts.undatedSources.contains { source in
      func cites(_ statement: LineFacts.Statement) -> Bool {
        facts.cited[statement.cited].contains { isSame($0, source) }
      }
      return !facts.attributions.contains(where: cites) && !facts.casualties.contains(where: cites)
    }
    var rest: Int32 = (isOpen ? 1 : 0) | (isDebated ? 2 : 0)
    for rank in facts.reliabilities where rank >= 0 { rest |= 4 << Int32(rank) }
    let key = SIMD4(
      Int32(clamping: claimed?.low ?? -1), Int32(clamping: claimed?.high ?? -1),
      Int32(clamping: changed ?? -1), rest)
    if key == SIMD4(-1, -1, -1, 0) { return 0 }
    if let number = known[key] { return number }
    let course = ColumnCourse(
      claimed: claimed, changed: changed,
      reliabilities: Source.Reliability.allCases.filter { rest & 4 << Int32($0.rank) != 0 },
      isOpen: isOpen, isDebated: isDebated)
    let number = texts.number(of: course.packed)
    known[key] = number
    return number
  }

  private func day(_ time: Int64) -> Day { Instant(millisecondsSince1970: time).day }
}
