import TextBasics

// Names in questions, and how their meaning is told.

extension QueryCompiler {
  /// Where names are looked up.
  var names: NameResolver {
    NameResolver(actors: context.actors, regions: context.regions, towns: context.towns)
  }

  /// The town with a name; a note tells where others bear it too.
  mutating func town(_ name: String) throws(Diagnostic) -> Town {
    let (town, note) = try names.town(name, canBeNarrowed: false)
    if let note { notes.append(note) }
    return town
  }

  /// A town in words: `Niono (Ségou, Mali), ml-niono`.
  func meaning(of town: Town) -> QueryMeaning {
    let finder = TownFinder(towns: context.towns, regions: context.regions)
    return QueryMeaning(
      "\(finder.description(of: town, on: context.boundaries)), \(town.id)", ids: [town.id])
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
      return QueryMeaning("\(region.name) (\(region.id), \(region.kind))", ids: [region.id])
    }
    // A lower level that bears the name at the same time is never meant.
    let meant = candidates.filter { candidate in
      [candidate.valid.firstDay ?? .earliest, candidate.valid.lastDay ?? .latest].contains {
        region(on: $0)?.id == candidate.id
      }
    }
    let texts = meant.map { region in
      let time = region.valid == .always ? "" : " \(region.valid.text)"
      return "\(region.name) (\(region.id), \(region.kind))\(time)"
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
