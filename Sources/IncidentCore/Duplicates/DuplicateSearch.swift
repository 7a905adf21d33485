import Dispatch
import Synchronization

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
    self.init([DuplicateSubjects(picture)], with: wanted, threshold: threshold)
  }

  /// Searches among attacks of which is kept only what is compared, on several threads.
  ///
  /// - Parameters:
  ///   - subjects: The attacks, in any number of parts.
  ///   - wanted: Only pairs with one of these; nil for all.
  ///   - threshold: The points from which a pair is found.
  /// - Complexity: O(*n* · *m*) for *m* attacks that are near one.
  package init(
    _ subjects: [DuplicateSubjects], with wanted: Set<String>? = nil,
    threshold: Int = DuplicateScore.threshold
  ) {
    let all = subjects.flatMap(\.traits)
    // Numbers are moved about faster than what they stand for.
    traits = all.indices.sorted {
      (all[$0].days?.lowerBound ?? .max, all[$0].id) < (
        all[$1].days?.lowerBound ?? .max, all[$1].id
      )
    }.map { all[$0] }
    let isWanted = wanted.map { wanted in traits.map { wanted.contains($0.id) } }
    var found: [Found] = []
    var near: [Near] = []
    var blocks = DuplicateBlocks(traits)
    for index in traits.indices {
      let others = blocks.neighbours(of: index, atMost: DuplicateSearch.mostComparisons)
      comparisonCount += others.count
      if others.count == DuplicateSearch.mostComparisons { isIncomplete = true }
      for other in others where isWanted.map({ $0[index] || $0[other] }) ?? true {
        near.append(Near(one: Int32(index), other: Int32(other)))
      }
      guard near.count > DuplicateSearch.batch else { continue }
      found += compared(near, threshold)
      near.removeAll(keepingCapacity: true)
    }
    settle(found + compared(near, threshold))
  }

  /// Two attacks to compare, by their places among the traits.
  private struct Near: Sendable {
    let one: Int32
    let other: Int32
  }

  /// Two attacks that are alike, the earlier one first.
  private struct Found: Sendable {
    let one: Int
    let other: Int
    let total: Int
  }

  /// So many pairs are gathered before they are compared.
  private static let batch = 1 << 18
  /// So many pairs are compared by one thread at a time.
  private static let share = 1 << 13

  /// Those of some pairs that have enough points.
  private func compared(_ near: [Near], _ threshold: Int) -> [Found] {
    let traits = traits
    let found = Mutex<[Found]>([])
    let shares = (near.count + DuplicateSearch.share - 1) / DuplicateSearch.share
    DispatchQueue.concurrentPerform(iterations: shares) { share in
      let start = share * DuplicateSearch.share
      let part = near[start..<min(near.count, start + DuplicateSearch.share)].compactMap {
        pair -> Found? in
        let (one, other) = (Int(pair.one), Int(pair.other))
        guard let comparison = DuplicateComparison(traits[one], traits[other]),
          comparison.total >= threshold
        else { return nil }
        return Found(one: min(one, other), other: max(one, other), total: comparison.total)
      }
      found.withLock { $0 += part }
    }
    return found.withLock { $0 }
  }

  /// When and where the attacks of the pairs were, by id.
  package var places: [String: (occurred: Occurrence, place: String)] {
    let ids = Set(pairs.flatMap { [$0.one, $0.other] })
    return Dictionary(
      traits.lazy.filter { ids.contains($0.id) }.map { ($0.id, ($0.occurred, $0.placeName)) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Takes the pairs from the best on, as far as they do not contradict what stands already.
  private mutating func settle(_ found: [Found]) {
    var seen: Set<Int> = []
    let sorted = found.sorted {
      ($1.total, traits[$0.one].id, traits[$0.other].id)
        < ($0.total, traits[$1.one].id, traits[$1.other].id)
    }
    var clusters = DuplicateClusters(traits)
    for pair in sorted where seen.insert(pair.one * traits.count + pair.other).inserted {
      guard clusters.join(pair.one, pair.other),
        let pair = DuplicatePair(traits[pair.one], traits[pair.other])
      else { continue }
      pairs.append(pair)
    }
  }
}
