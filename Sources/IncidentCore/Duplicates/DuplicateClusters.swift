/// Records taken for one attack so far, and which of them are known to be different ones.
///
/// Told apart are records of one dataset under different ids, attacks of one operation in different
/// towns, and what somebody compared and found not to be the same.
struct DuplicateClusters {
  private let traits: [DuplicateTraits]
  private var clusterOf: [Int]
  /// Those of more than one record.
  private var clusters: [Int: Cluster] = [:]

  private struct Cluster {
    var members: [Int]
    var ids: Set<String>
    var notDuplicateOf: Set<String>
    var externals: [String: Set<String>]
    var places: [String: Set<String>]

    init(_ index: Int, _ traits: DuplicateTraits) {
      members = [index]
      ids = [traits.id]
      notDuplicateOf = Set(traits.notDuplicateOf)
      externals = traits.externals
      places = [:]
      if let operation = traits.operation, let town = traits.town { places[operation] = [town] }
    }

    func isToldApart(from other: Cluster) -> Bool {
      !notDuplicateOf.isDisjoint(with: other.ids) || !other.notDuplicateOf.isDisjoint(with: ids)
        || Cluster.differ(externals, other.externals) || Cluster.differ(places, other.places)
    }

    private static func differ(
      _ one: [String: Set<String>], _ other: [String: Set<String>]
    ) -> Bool {
      one.contains { key, values in other[key].map(values.isDisjoint) ?? false }
    }

    mutating func take(_ other: Cluster) {
      members += other.members
      ids.formUnion(other.ids)
      notDuplicateOf.formUnion(other.notDuplicateOf)
      externals.merge(other.externals) { $0.union($1) }
      places.merge(other.places) { $0.union($1) }
    }
  }

  init(_ traits: [DuplicateTraits]) {
    self.traits = traits
    clusterOf = Array(traits.indices)
  }

  private func cluster(_ number: Int) -> Cluster {
    clusters[number] ?? Cluster(number, traits[number])
  }

  /// Takes two records for one attack; false where that contradicts what is known.
  mutating func join(_ one: Int, _ other: Int) -> Bool {
    var (kept, gone) = (clusterOf[one], clusterOf[other])
    guard kept != gone else { return true }
    var (larger, smaller) = (cluster(kept), cluster(gone))
    guard !larger.isToldApart(from: smaller) else { return false }
    if larger.members.count < smaller.members.count {
      swap(&kept, &gone)
      swap(&larger, &smaller)
    }
    clusters[gone] = nil
    for member in smaller.members { clusterOf[member] = kept }
    // What is changed in place must stand nowhere else.
    clusters[kept] = nil
    larger.take(smaller)
    clusters[kept] = larger
    return true
  }
}
