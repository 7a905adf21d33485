/// The comparison of two attacks: numbers first, words only where they are asked for.
struct DuplicateComparison {
  private let one: DuplicateTraits
  private let other: DuplicateTraits
  private var points: [(name: DuplicateScore.Name, points: Int)] = []
  private var gap = 0
  private var distance: Double?

  /// Compares two attacks; nil where time or place rule it out.
  init?(_ one: DuplicateTraits, _ other: DuplicateTraits) {
    self.one = one
    self.other = other
    if sharesIdentity { points.append((.identity, 100)) }
    if let time = timePoints(), let place = placePoints() {
      points.append((.time, time))
      points.append((.place, place))
    } else if points.isEmpty {
      return nil
    }
    points.append((.kind, kindPoints))
    points.append((.actors, actorPoints))
    points.append((.toll, tollPoints))
    if DuplicateComparison.meet(one.texts, other.texts) { points.append((.text, 10)) }
    points.append((.sources, sharesSource ? 10 : 0))
  }

  var total: Int { points.reduce(0) { $0 + $1.points } }

  var score: DuplicateScore {
    DuplicateScore(
      parts: points.map {
        DuplicateScore.Part(name: $0.name, points: $0.points, text: text($0.name))
      })
  }

  // MARK: Points

  private var sharesSource: Bool { DuplicateComparison.meet(one.sources, other.sources) }

  /// Whether two short lists have something in common.
  private static func meet(_ one: [Int], _ other: [Int]) -> Bool {
    one.contains(where: other.contains)
  }

  var sharesIdentity: Bool {
    one.externals.contains { scheme, ids in
      other.externals[scheme].map { !ids.isDisjoint(with: $0) } ?? false
    }
  }

  private mutating func timePoints() -> Int? {
    guard let mine = one.days, let theirs = other.days else { return nil }
    gap = Int(max(mine.lowerBound, theirs.lowerBound) - min(mine.upperBound, theirs.upperBound))
    guard gap <= DuplicateSearch.longestGap else { return nil }
    guard gap <= 0 else { return gap == 1 ? 21 : 10 }
    let common = Double(1 - gap)
    let all = Double(
      max(mine.upperBound, theirs.upperBound) - min(mine.lowerBound, theirs.lowerBound) + 1)
    return Int((30 * max(0.4, common / all)).rounded())
  }

  private mutating func placePoints() -> Int? {
    let vagueness = (16 / max(one.place.radius + other.place.radius, 16)).squareRoot()
    if let (distance, reach) = one.place.distance(to: other.place) {
      guard distance <= reach else { return nil }
      self.distance = distance
      let share = distance / reach
      return Int((40 * (1 - share * share) * vagueness).rounded()) + (hasAlikeNames ? 6 : 0)
    }
    guard one.place.sharesRegion(with: other.place) else { return nil }
    return hasAlikeNames ? 30 : Int((40 * vagueness).rounded())
  }

  private var hasAlikeNames: Bool {
    one.placeNames.contains { name in
      other.placeNames.contains { name.hasPrefix($0) || $0.hasPrefix(name) }
    }
  }

  private var kindPoints: Int {
    let vague: Set<AttackKind> = [.unknown, .other]
    if vague.contains(one.kind) || vague.contains(other.kind) { return 5 }
    if one.kind == other.kind { return 10 }
    return one.kind.acled.event == other.kind.acled.event ? 7 : 0
  }

  private var actorPoints: Int {
    if !one.actors.isDisjoint(with: other.actors) { return 10 }
    return one.perpetrators.isEmpty || other.perpetrators.isEmpty ? 0 : -20
  }

  private var tollPoints: Int {
    guard let mine = one.killed?.bounds, let theirs = other.killed?.bounds else { return 0 }
    if mine.high == 0, theirs.high == 0 { return 4 }
    let (larger, smaller) = (max(mine.low, theirs.low), min(mine.high, theirs.high))
    if larger <= smaller { return 10 }
    return Int((10 * (2 * Double(smaller + 1) / Double(larger + 1) - 1)).rounded())
  }

  // MARK: Words

  private func text(_ name: DuplicateScore.Name) -> String {
    switch name {
    case .identity: "both have the same id in another dataset"
    case .time:
      gap <= 0
        ? (one.days == other.days ? "the same time" : "their times overlap")
        : gap == 1 ? "one day apart" : "\(gap) days apart"
    case .place: placeText
    case .kind:
      one.kind == other.kind
        ? "both \(one.kind.rawValue)" : "\(one.kind.rawValue) and \(other.kind.rawValue)"
    case .actors: actorText
    case .toll: tollText
    case .text: "a text in common"
    case .sources:
      sharesSource ? "a source in common" : "no source in common"
    }
  }

  private var placeText: String {
    if let town = one.town, town == other.town { return "the same town" }
    guard let distance else {
      return hasAlikeNames ? "the same region, and names alike" : "the same region"
    }
    let reach = Int((one.place.radius + other.place.radius).rounded())
    return (hasAlikeNames ? "names alike, " : "")
      + "\(Int(distance.rounded())) km apart, where up to \(reach) km fit how exactly they are known"
  }

  private var actorText: String {
    let common = one.actors.intersection(other.actors)
    if !common.isEmpty { return "\(common.sorted().prefix(3).joined(separator: ", ")) in both" }
    return one.perpetrators.isEmpty || other.perpetrators.isEmpty
      ? "not named in both" : "no actor in common"
  }

  private var tollText: String {
    guard let mine = one.killed, let theirs = other.killed, !mine.isUnknown, !theirs.isUnknown
    else { return "not reported in both" }
    return "killed \(mine.text) and \(theirs.text)"
  }
}

extension CountInterval {
  /// The bounds to compare by; nil where nothing is known.
  fileprivate var bounds: (low: Int, high: Int)? {
    guard !isUnknown else { return nil }
    let low = low ?? (high == nil ? best : nil) ?? 0
    return (low, max(low, high ?? (self.low == nil ? best : nil) ?? 1_000_000_000))
  }
}
