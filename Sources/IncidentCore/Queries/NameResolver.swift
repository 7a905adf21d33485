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

  /// Finds an actor by any of its names.
  package func actor(_ name: String) throws(Diagnostic) -> ConflictActor {
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
        ])
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
  /// Only towns in `region` are looked at, if it is given, on the map of `day`; towns of `country`
  /// come first. Where a region cannot be given, `canBeNarrowed` is false and no hint offers it.
  package func town(
    _ name: String, in region: RegionName? = nil, country: String? = nil, on day: Day? = nil,
    canBeNarrowed: Bool = true
  ) throws(Diagnostic) -> (town: Town, note: String?) {
    switch towns.match(name, in: region, country: country, on: day) {
    case .one(let town, let note): return (town, note)
    case .several(let found):
      let shown = found.prefix(8).map { "`\($0.id)` \(towns.description(of: $0, on: day))" }
      let more = found.count > 8 ? " and \(found.count - 8) more" : ""
      throw Diagnostic(
        code: "ambiguous-town", "`\(name)` names \(found.count) towns",
        hints: [
          "use an id\(canBeNarrowed ? ", or narrow it by region" : ""): \(shown.joined(separator: ", "))\(more)"
        ])
    case .none(let suggestions):
      throw Diagnostic(
        code: "unknown-town", "no town named `\(name)` in the gazetteer",
        hints: NameResolver.question(suggestions).map { [$0] } ?? [])
    }
  }

  /// Asks whether one of some names, in backticks already, was meant.
  private static func question(_ names: [String]) -> String? {
    guard let last = names.last else { return nil }
    let others = names.dropLast().joined(separator: ", ")
    return others.isEmpty ? "did you mean \(last)?" : "did you mean \(others) or \(last)?"
  }
}
