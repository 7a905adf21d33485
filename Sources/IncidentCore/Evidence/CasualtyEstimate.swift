/// What one statement says of the casualties that others speak of too.
package struct CasualtyClaim {
  /// How many.
  package var count: CountInterval
  /// The number of who says so; nil where that is not named.
  package var speaker: UInt32?
  /// The last millisecond since 1970 by which it had been said.
  package var stated: Int64
  /// The rank of the most reliable source that it was published in, 0 where that is not told.
  package var reliability: Int

  /// Makes a claim.
  package init(count: CountInterval, speaker: UInt32?, stated: Int64, reliability: Int) {
    self.count = count
    self.speaker = speaker
    self.stated = stated
    self.reliability = reliability
  }
}

/// The estimate of a number of casualties by all that was said of it.
///
/// Of one named speaker the latest statement stands; between speakers the smallest `low`, the
/// largest `high` (none if one has none) and the `best` of the most reliable, then latest source.
/// Statements that a number is not known take no part beside statements that know one; where no
/// bound is common to all that know one, it is 0 or more.
package struct CasualtyEstimate {
  /// How many.
  package var count: CountInterval
  /// The positions of the claims that it rests on.
  package var positions: [Int]

  /// Makes the estimate.
  package init(_ claims: [CasualtyClaim]) {
    let standing = CasualtyEstimate.latestOfNamedSpeakers(claims)
    let known = standing.filter { !claims[$0].count.isUnknown }
    guard !known.isEmpty else {
      count = .unknown
      positions = standing
      return
    }
    let mostTrustedFirst = known.sorted { one, other in
      (claims[one].reliability, claims[one].stated, one)
        > (claims[other].reliability, claims[other].stated, other)
    }
    let lows = known.map { claims[$0].count.low }
    let highs = known.map { claims[$0].count.high }
    count = CountInterval(
      low: lows.contains(nil) ? nil : lows.compactMap { $0 }.min(),
      best: mostTrustedFirst.lazy.compactMap { claims[$0].count.best }.first,
      high: highs.contains(nil) ? nil : highs.compactMap { $0 }.max())
    // One said at least so many and one at most so many: there is a figure, though without bounds.
    if count.isUnknown { count.low = 0 }
    positions = known
  }

  private static func latestOfNamedSpeakers(_ claims: [CasualtyClaim]) -> [Int] {
    claims.indices.filter { position in
      guard let speaker = claims[position].speaker else { return true }
      return !claims.indices.contains { other in
        claims[other].speaker == speaker
          && (claims[other].stated, other) > (claims[position].stated, position)
      }
    }
  }
}
