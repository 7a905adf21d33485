extension TownFinder {
  /// Towns with their ids and regions; those of which others read alike with cercle and point too.
  ///
  /// - Parameters:
  ///   - towns: The towns.
  ///   - all: All that they are to be told from, themselves included.
  ///   - day: The day of the map.
  /// - Returns: A text a town.
  func labels(of towns: some Sequence<Town>, among all: [Town], on day: Day?) -> [String] {
    let counts = Dictionary(all.map { (description(of: $0, on: day), 1) }, uniquingKeysWith: +)
    return towns.map { town in
      let text = description(of: town, on: day)
      return counts[text, default: 0] > 1 ? distinction(of: town, on: day) : "`\(town.id)` \(text)"
    }
  }

  /// Says which of the towns of a name were taken, why, what the others are and how to name one.
  func note(
    on name: String, takenAs taken: [Town], of all: [Town], reasons: [String], on day: Day?
  ) -> NameNote {
    let meant = labels(of: taken, among: all, on: day).joined(separator: " and ")
    let others = all.filter { other in !taken.contains { $0.id == other.id } }
    let start =
      all.count > 1
      ? "`\(name)` could be any of \(all.count) places; taken as" : "`\(name)` is taken as"
    let text = "\(start) \(([meant] + reasons).joined(separator: ", "))"
    guard !others.isEmpty else { return NameNote(text) }
    // One more is as short as to say that there is one more.
    let shown = others.count <= 4 ? others : Array(others.prefix(3))
    let told = labels(of: shown, among: all, on: day).joined(separator: "; ")
    let more =
      others.count > shown.count
      ? " and \(others.count - shown.count) more, which \(TownFinder.listing(name)) shows" : ""
    return NameNote(text, hints: ["an id names another of them: \(told)\(more)"])
  }

  /// The command that lists the towns of a name.
  static func listing(_ name: String) -> String {
    let isOneWord = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
    return "`incidentlog towns list \(isOneWord ? name : "\"\(name)\"")`"
  }

  /// The town with all that tells it from others of its name: id, regions, last cercle and point.
  package func distinction(of town: Town, on day: Day?) -> String {
    let cercle = regions.cercle(of: town, on: day)
    let former = cercle.flatMap { $0.until == nil ? nil : ", in \($0.text)" } ?? ""
    return "`\(town.id)` \(description(of: town, on: day))\(former), at \(town.coordinates.text)"
  }

  /// Where towns of a name lie that a region does not hold on a day, but holds at another time.
  ///
  /// `Boni (Douentza, Mali) lay in Mopti until 12 Mar 2023`.
  package func otherTimes(of name: String, in region: RegionName, on day: Day?) -> [String] {
    bearers(of: name).compactMap { town in
      let held = town.parents.first { membership in
        let edge = membership.validity.lastDay ?? membership.validity.firstDay
        guard let edge else { return false }
        return region.holds(regions.placement(of: town, on: edge), on: edge)
      }
      guard let held else { return nil }
      let time = held.validity.text
      let called = region.candidates.first?.name ?? ""
      return "`\(town.id)` \(description(of: town, on: day)) lay in \(called) \(time)"
    }
  }
}

extension RegionMap {
  /// Countries, by code, in words: `Mali`, `Burkina Faso and Mali`, `the log's countries`.
  func names(ofCountries codes: Set<String>) -> String {
    let names = codes.map { self[$0.lowercased()]?.name ?? $0 }.sorted()
    return names.count > 2 ? "the log's countries" : names.joined(separator: " and ")
  }

  /// A division of the second level that holds a town, or held it until a time.
  package struct Cercle: Sendable, Hashable {
    /// The division's name.
    package var name: String
    /// Until when it held the town; nil where it holds it on the day.
    package var until: PartialDate?

    /// The name, and until when: `Bafoulabé until 12 Mar 2023`.
    package var text: String { until.map { "\(name) until \($0.text)" } ?? name }
  }

  /// The division of the second level that holds a town on a day, or else the last that did.
  package func cercle(of town: Town, on day: Day?) -> Cercle? {
    if let id = placement(of: town, on: day).region(.adm2) { return Cercle(name: name(of: id)) }
    let past = town.parents.filter {
      self[$0.region]?.kind == .adm2 && $0.validity.lastDay != nil
        && ($0.validity.lastDay ?? .latest) < (day ?? .latest)
    }.max { ($0.validity.lastDay ?? .earliest) < ($1.validity.lastDay ?? .earliest) }
    return past.map { Cercle(name: name(of: $0.region), until: $0.validity.until) }
  }
}
