extension TownFinder {
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
