/// Finds pairs of records that are likely of the same attack, without comparing all with all.
///
/// Attacks are compared only with those a few days and cells of the map away. A pair is left out
/// where a better one makes it impossible: what two records of one dataset are, a third cannot be
/// both.
package struct DuplicateSearch: Sendable {
  /// Attacks further apart than so many days are not compared.
  package static let longestGap = 2
  /// More attacks than so many are not compared with one; only a log gone wrong has so many near.
  static let mostComparisons = 2000

  /// The pairs from the most likely on.
  package private(set) var pairs: [DuplicatePair] = []
  /// Whether some attacks had so many near them that not all were compared.
  package private(set) var isIncomplete = false

  /// How many attacks were compared with another.
  package private(set) var comparisonCount = 0

  private let traits: [DuplicateTraits]

  /// Searches among the attacks of a picture.
  ///
  /// - Parameters:
  ///   - picture: The attacks.
  ///   - wanted: Only pairs with one of these; nil for all.
  ///   - threshold: The points from which a pair is found.
  /// - Complexity: O(*n* · *m*) for *m* attacks that are near one.
  package init(
    _ picture: LogPicture, with wanted: Set<String>? = nil,
    threshold: Int = DuplicateScore.threshold
  ) {
    var sounds: [String: [String]] = [:]
    let all = picture.attacks.map {
      DuplicateTraits($0, actors: picture.actors, sounds: &sounds)
    }
    traits = all.sorted {
      ($0.days?.lowerBound ?? .max, $0.id) < ($1.days?.lowerBound ?? .max, $1.id)
    }
    var found: [(one: Int, other: Int, total: Int)] = []
    func compare(_ one: Int, _ other: Int) {
      if let wanted, !wanted.contains(traits[one].id), !wanted.contains(traits[other].id) { return }
      guard let comparison = DuplicateComparison(traits[one], traits[other]),
        comparison.total >= threshold
      else { return }
      found.append((min(one, other), max(one, other), comparison.total))
    }
    var blocks = DuplicateBlocks(traits)
    for index in traits.indices {
      let near = blocks.neighbours(of: index, atMost: DuplicateSearch.mostComparisons)
      comparisonCount += near.count
      if near.count == DuplicateSearch.mostComparisons { isIncomplete = true }
      for other in near { compare(index, other) }
    }
    settle(found)
  }

  /// Takes the pairs from the best on, as far as they do not contradict what stands already.
  private mutating func settle(_ found: [(one: Int, other: Int, total: Int)]) {
    var seen: Set<Int> = []
    let sorted = found.sorted {
      ($1.total, traits[$0.one].id, traits[$0.other].id)
        < ($0.total, traits[$1.one].id, traits[$1.other].id)
    }
    var clusters = DuplicateClusters(traits)
    for pair in sorted where seen.insert(pair.one * traits.count + pair.other).inserted {
      guard clusters.join(pair.one, pair.other),
        let comparison = DuplicateComparison(traits[pair.one], traits[pair.other])
      else { continue }
      pairs.append(
        DuplicatePair(
          one: traits[pair.one].id, other: traits[pair.other].id, score: comparison.score))
    }
  }
}

/// Two records that are likely of the same attack.
package struct DuplicatePair: Sendable, Hashable {
  /// The id of the one that is the earlier by date and id.
  package let one: String
  /// The id of the other.
  package let other: String
  /// How likely, and why.
  package let score: DuplicateScore
}
