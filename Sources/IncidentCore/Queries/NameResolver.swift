package import TextBasics

/// Looks up the names that people type, or says what else they could have meant.
package struct NameResolver: Sendable {
  private let actors: ActorRegister
  private let regions: RegionMap
  private let towns: TownFinder

  /// Looks names up in a log's reference data.
  package init(actors: ActorRegister, regions: RegionMap, towns: any TownDirectory) {
    self.actors = actors
    self.regions = regions
    self.towns = TownFinder(towns: towns, regions: regions)
  }

  /// Finds an actor by any of its names; where one could be recorded, a hint says how.
  package func actor(
    _ name: String, canBeAdded: Bool = true
  ) throws(Diagnostic) -> ConflictActor {
    switch actors.match(name) {
    case .one(let actor, _): return actor
    case .several(let found):
      throw Diagnostic(
        code: "ambiguous-group", "`\(name)` names several actors",
        hints: ["use an id: \(found.map { "`\($0.id)` (\($0.name))" }.joined(separator: ", "))"])
    case .none(let suggestions):
      throw Diagnostic(
        code: "unknown-group", "no actor is called `\(name)`",
        hints: [
          NameResolver.question(suggestions)
            ?? "`incidentlog actors list` shows the actors of the log"
        ]
          + (canBeAdded
            ? ["`incidentlog actors add NAME --kind KIND` records one that is not there"] : []))
    }
  }

  /// Finds who makes a statement: a kind of speaker, `dataset:` and a name, or an actor.
  package func speaker(_ name: String) throws(Diagnostic) -> Speaker {
    let folded = NameFolding.fold(name).split(separator: " ").joined(separator: "-")
    if let kind = Speaker.Kind(rawValue: folded) { return .kind(kind) }
    if name.hasPrefix("dataset:") { return Speaker(name) }
    do {
      return .actor(try actor(name).id)
    } catch {
      guard error.code == "unknown-group" else { throw error }
      let kinds = Speaker.Kind.allCases.map(\.rawValue)
      let near = Suggestions.closest(to: name, among: kinds, limit: 2)
      throw Diagnostic(
        code: "unknown-speaker", "nobody is called `\(name)`",
        hints: [
          Suggestions.question(near) ?? error.hints.first.flatMap { $0.hasPrefix("did") ? $0 : nil }
            ?? "a speaker is an actor, `dataset:NAME` or one of "
            + kinds.map { "`\($0)`" }.joined(separator: ", ")
        ])
    }
  }

  /// Finds a region by any of its names, or what is more narrowly called a `country` or `cercle`.
  package func region(_ name: String, as kind: String = "region") throws(Diagnostic) -> RegionName {
    switch regions.match(kind == "region" ? name : "\(kind):\(name)") {
    case .one(let region, _): return region
    case .several(let found):
      let ids = found.compactMap { $0.candidates.first }.map { region in
        let parents = region.parents.map { regions.name(of: $0.region) }
        return "`\(region.id)` (\(([region.name] + parents.prefix(1)).joined(separator: ", ")))"
      }
      throw Diagnostic(
        code: "ambiguous-region", "`\(name)` names several regions",
        hints: ["use an id: \(ids.joined(separator: ", "))"])
    case .none(let suggestions):
      throw Diagnostic(
        code: "unknown-region", "no \(kind) is called `\(name)`",
        hints: [
          NameResolver.question(suggestions)
            ?? "`incidentlog regions list` shows the regions of the log"
        ])
    }
  }

  /// Finds a town by any of its names; the note says so where others bear the name too.
  ///
  /// Only towns in `region` on the map of `day` and of `country` are looked at, if they are given;
  /// towns of the countries of `home` come first, and a hamlet elsewhere is refused where a town there
  /// is but one slip away, unless `isAnywhere` says that any town can be meant. Where a region cannot
  /// be given, `canBeNarrowed` is false and no hint offers it.
  package func town(
    _ name: String, in region: RegionName? = nil, country: String? = nil, home: Set<String> = [],
    on day: Day? = nil, canBeNarrowed: Bool = true, isAnywhere: Bool = false
  ) throws(Diagnostic) -> (town: Town, note: NameNote?) {
    switch towns.match(name, in: region, country: country, home: home, on: day) {
    case .one(let town, let note):
      if region == nil, country == nil, !isAnywhere {
        try refuse(town, called: name, home: home, on: day)
      }
      return (town, note)
    case .several(let found):
      throw severalTowns(
        found, called: name, in: region, home: home, on: day, canBeNarrowed: canBeNarrowed)
    case .none(let suggestions):
      let bounds = bounds(region, country, on: day)
      let elsewhere = bounds == nil ? [] : elsewhere(name, in: region, home: home, on: day)
      throw Diagnostic(
        code: elsewhere.isEmpty ? "unknown-town" : "town-elsewhere",
        "no town named `\(name)` in \(bounds ?? "the gazetteer")",
        hints: elsewhere + (NameResolver.question(suggestions).map { [$0] } ?? []))
    }
  }

  /// Refuses a hamlet outside the home countries where a town there is likelier to be meant.
  private func refuse(
    _ town: Town, called name: String, home: Set<String>, on day: Day?
  ) throws(Diagnostic) {
    guard !home.isEmpty, !home.contains(town.country), town.seatRank == 0,
      !town.isIdentified(by: name)
    else { return }
    let likelier = towns.likelier(than: town, called: name, in: home, on: day).prefix(3)
    guard !likelier.isEmpty else { return }
    let names = likelier.map { near in
      "`\(near.name)`\(towns.description(of: near, on: day).dropFirst(near.name.count))"
    }
    throw Diagnostic(
      code: "town-elsewhere",
      "no town named `\(name)` in \(regions.names(ofCountries: home))",
      hints: [NameResolver.question(names)].compactMap { $0 }
        + ["elsewhere `\(name)` is `\(town.id)` \(towns.description(of: town, on: day))"])
  }

  private func severalTowns(
    _ found: [Town], called name: String, in region: RegionName?, home: Set<String>, on day: Day?,
    canBeNarrowed: Bool
  ) -> Diagnostic {
    // In a region that was named all are shown: nothing else could narrow them.
    let limit = region == nil ? 8 : 24
    let shown = towns.labels(of: found.prefix(limit), among: found, on: day)
    let more = found.count > limit ? " and \(found.count - limit) more" : ""
    let isNarrowable = canBeNarrowed && region == nil
    var hints = [
      "use an id\(isNarrowable ? ", or narrow it by region" : ""): "
        + "\(shown.joined(separator: "; "))\(more)"
    ]
    if !more.isEmpty || isAnyAlike(found, on: day) {
      hints.append("\(TownFinder.listing(name)) shows where each of them lies")
    }
    if !home.isEmpty, !found.contains(where: { home.contains($0.country) }),
      let question = NameResolver.question(towns.suggestions(name, onlyIn: home, on: day))
    {
      hints.insert(
        "none of them is in \(regions.names(ofCountries: home)); \(question)", at: 0)
    }
    let around = bounds(region, nil, on: day).map { " in \($0)" } ?? ""
    return Diagnostic(
      code: "ambiguous-town", "`\(name)` names \(found.count) towns\(around)", hints: hints)
  }

  private func isAnyAlike(_ found: [Town], on day: Day?) -> Bool {
    Set(found.map { towns.description(of: $0, on: day) }).count < found.count
  }

  /// The region and the country that were named, in words; nil where none was.
  private func bounds(_ region: RegionName?, _ country: String?, on day: Day?) -> String? {
    let named = region.flatMap { $0.region(on: day) ?? $0.candidates.first }
    let names = [named?.name, country.map { regions[$0.lowercased()]?.name ?? $0 }]
      .compactMap { $0 }.uniqued()
    return names.isEmpty ? nil : names.joined(separator: ", ")
  }

  /// Says where towns of a name are that lie outside what was named; empty where there are none.
  private func elsewhere(
    _ name: String, in region: RegionName?, home: Set<String>, on day: Day?
  ) -> [String] {
    if let region {
      let times = towns.otherTimes(of: name, in: region, on: day)
      if !times.isEmpty { return times }
    }
    switch towns.match(name, home: home, on: day) {
    case .one(let town, _):
      return ["elsewhere `\(name)` is `\(town.id)` \(towns.description(of: town, on: day))"]
    case .several(let found):
      let shown = towns.labels(of: found.prefix(3), among: found, on: day)
      let more = found.count > 3 ? " and \(found.count - 3) more" : ""
      return ["elsewhere `\(name)` is \(shown.joined(separator: "; "))\(more)"]
    case .none: return []
    }
  }

  /// Asks whether one of some names, in backticks already, was meant.
  private static func question(_ names: [String]) -> String? {
    guard let last = names.last else { return nil }
    let others = names.dropLast().joined(separator: ", ")
    return others.isEmpty ? "did you mean \(last)?" : "did you mean \(others) or \(last)?"
  }
}
