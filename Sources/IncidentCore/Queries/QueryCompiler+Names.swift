import TextBasics

// Names in questions, and how their meaning is told.

extension QueryCompiler {
  /// Where names are looked up.
  var names: NameResolver {
    NameResolver(actors: context.actors, regions: context.regions, towns: context.towns)
  }

  /// The country with a name and its outer border; nil where it is no country, or its border is
  /// not known.
  func bordered(_ name: String) -> (country: Region, outline: Outline)? {
    guard case .one(let found, _) = context.regions.match("country:\(name)"),
      let country = found.region(on: nil), let outline = country.outline
    else { return nil }
    return (country, outline)
  }

  /// The countries with a border whose names are spelled most like a text.
  func countries(like name: String) -> [String] {
    let countries = context.regions.all.filter { $0.kind == .country && $0.outline != nil }
    return Suggestions.closest(
      to: name, among: countries.flatMap { [$0.name] + $0.aliases }, limit: 1)
  }

  /// The town with a name, or the namesakes where the log has incidents; a note tells of others.
  mutating func towns(_ name: String) throws(Diagnostic) -> [Town] {
    let inUse = context.townsInUse
    let (found, meant): ([Town], [Town])
    switch finder.match(name, home: context.home(), on: context.boundaries) {
    case .several(let namesakes):
      let used = inUse()
      (found, meant) = (namesakes, namesakes.filter { used.contains($0.id) })
    case .one(let town, .some):
      // That one is larger than the others does not make it the one that the log is about.
      let (namesakes, used) = (finder.bearers(of: name), inUse())
      let those = namesakes.filter { used.contains($0.id) }
      (found, meant) = (namesakes, those.map(\.id) == [town.id] ? [] : those)
    case .one, .none: (found, meant) = ([], [])
    }
    if !meant.isEmpty {
      notes.append(
        finder.note(
          on: name, takenAs: meant, of: found, reasons: ["where the log has incidents"],
          on: context.boundaries))
      return meant
    }
    let (town, note) = try names.town(
      name, home: context.home(), on: context.boundaries, canBeNarrowed: false)
    if let note { notes.append(note) }
    return [town]
  }

  /// Towns in words: `Niono (Ségou, Mali), ml-niono`.
  func meaning(of towns: [Town]) -> QueryMeaning {
    let texts = towns.map { "\(finder.description(of: $0, on: context.boundaries)), \($0.id)" }
    return QueryMeaning(texts.joined(separator: "; "), ids: towns.map(\.id))
  }

  private var finder: TownFinder { TownFinder(towns: context.towns, regions: context.regions) }

  /// The values of a term with their positions; the two numbers of a point are one value.
  static func values(of term: Query.Term) -> [(position: Int, value: String)] {
    var values: [(position: Int, value: String)] = []
    for (position, value) in term.values.enumerated() {
      if term.field == "near", let last = values.last, Double(last.value) != nil {
        values[values.count - 1].value += ",\(value)"
      } else {
        values.append((position, value))
      }
    }
    return values
  }
}

extension RegionName {
  /// The regions that the name can mean, each with the time in which it means it.
  ///
  /// On one map for all the name means one region at most.
  func meaning(on boundaries: Day?) -> QueryMeaning {
    if let boundaries {
      guard let region = region(on: boundaries) else {
        return QueryMeaning("no region on the map of \(boundaries.text)")
      }
      return QueryMeaning(
        "\(region.name) (\(region.id), \(region.kind.rawValue))", ids: [region.id])
    }
    // A lower level that bears the name at the same time is never meant.
    let meant = candidates.filter { candidate in
      [candidate.valid.firstDay ?? .earliest, candidate.valid.lastDay ?? .latest].contains {
        region(on: $0)?.id == candidate.id
      }
    }
    let texts = meant.map { region in
      let time = region.valid == .always ? "" : " \(region.valid.text)"
      return "\(region.name) (\(region.id), \(region.kind.rawValue))\(time)"
    }
    return QueryMeaning(texts.joined(separator: "; "), ids: meant.map(\.id))
  }
}

extension ActorRegister {
  /// An actor and its components, each with the time in which it was one.
  func meaning(of actor: ConflictActor) -> QueryMeaning {
    let components = all.filter { umbrellas(of: $0.id, on: nil).contains(actor.id) }.uniqued()
    let ids = [actor.id] + components.map(\.id)
    let texts = components.map { component in
      let times = component.relations.filter {
        $0.relation == .componentOf && ids.contains($0.actor) && $0.validity != .always
      }.map { " \($0.validity.text)" }
      return "\(component.name) (\(component.id))\(times.joined(separator: " and"))"
    }
    return QueryMeaning(
      "\(actor.name) (\(actor.id))"
        + (texts.isEmpty ? "" : "; with its components \(texts.joined(separator: ", "))"),
      ids: ids)
  }
}
