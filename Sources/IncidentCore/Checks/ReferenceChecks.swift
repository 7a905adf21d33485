import TextBasics

extension LogCheck {
  static let townFarFromRegion = LogCheck(
    name: "far-from-region", help: "towns far from their region, among towns of other regions"
  ) { log in
    var towns: [String: [Town]] = [:]
    for town in log.allTowns {
      for region in Set(town.parents.map(\.region)) where log.regions[region]?.kind != .country {
        towns[region, default: []].append(town)
      }
    }
    let grid = TownGrid(log.allTowns)
    return towns.keys.sorted().flatMap { id -> [CheckFinding] in
      let members = towns[id] ?? []
      guard members.count >= 5 else { return [] }
      let centre = Coordinates(
        latitude: median(members.map(\.coordinates.latitude)),
        longitude: median(members.map(\.coordinates.longitude)))
      let distances = members.map { centre.distance(to: $0.coordinates) }
      let usual = distances.sorted()[members.count * 9 / 10]
      return zip(members, distances).compactMap { town, distance in
        guard distance > max(3 * usual, 150) else { return nil }
        // A region may be long, and empty in parts: only what stands among others is odd.
        let near = grid.towns(near: town.coordinates, within: 40).filter { $0.id != town.id }
        guard near.count >= 5, !near.contains(where: { $0.parents.contains { $0.region == id } })
        else { return nil }
        let region = log.regions.name(of: id)
        return CheckFinding(
          .record(.town, town.id), "/latitude",
          "\(town.name) is \(Int(distance.rounded())) km from the middle of \(region), and no town "
            + "around it lies in \(region)",
          hints: ["`incidentlog towns amend \(town.id)` corrects the point or the region"])
      }
    }
  }

  private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  static let regionCycle = LogCheck(
    name: "region-cycle", help: "regions that lie in each other in a circle"
  ) { log in
    let links = Dictionary(
      log.regions.all.map { ($0.id, $0.parents.map(\.region)) }, uniquingKeysWith: { $1 })
    return Cycle.all(in: links).map { cycle in
      CheckFinding(
        .record(.region, cycle[0]), "/parents",
        "the regions lie in each other: \(cycle.joined(separator: " → "))",
        hints: ["`incidentlog regions amend` corrects one of them"])
    }
  }

  static let actorCycle = LogCheck(
    name: "actor-cycle", help: "actors that are components or successors of each other in a circle"
  ) { log in
    let kinds: [ConflictActor.Relation.Kind] = [.componentOf, .successorOf, .mergedInto]
    return kinds.flatMap { kind in
      let links = Dictionary(
        log.actors.all.map { actor in
          (actor.id, actor.relations.filter { $0.relation == kind }.map(\.actor))
        }, uniquingKeysWith: { $1 })
      return Cycle.all(in: links).map { cycle in
        CheckFinding(
          .record(.actor, cycle[0]), "/relations",
          "\(kind.rawValue) leads in a circle: \(cycle.joined(separator: " → "))",
          hints: ["`incidentlog actors amend` corrects one of them"])
      }
    }
  }

  static let aliasCycle = LogCheck(
    name: "alias-cycle", help: "actors or regions that bear each other's names as aliases"
  ) { log in
    func cycles(
      _ kind: RecordKind, _ named: [(id: String, name: String, aliases: [String])]
    ) -> [CheckFinding] {
      let ids = Dictionary(grouping: named) { NameFolding.fold($0.name) }
        .mapValues { $0.map(\.id) }
      let links = Dictionary(
        named.map { record in
          let meant = record.aliases.flatMap { ids[NameFolding.fold($0)] ?? [] }
          return (record.id, meant.filter { $0 != record.id }.uniqued())
        }, uniquingKeysWith: { $1 })
      return Cycle.all(in: links).map { cycle in
        CheckFinding(
          .record(kind, cycle[0]), "/aliases",
          "each is an alias of the next: \(cycle.joined(separator: " → "))",
          hints: ["`incidentlog \(kind.rawValue)s amend ID --remove-alias NAME` takes one out"])
      }
    }
    return cycles(.actor, log.actors.all.map { ($0.id, $0.name, $0.aliases) })
      + cycles(
        .region,
        // Regions of different levels or times share names by right.
        log.regions.all.filter { $0.kind == .zone || $0.kind == .country }.map {
          ($0.id, $0.name, $0.aliases)
        })
  }

  static let reversedValidity = LogCheck(
    name: "reversed-validity",
    help: "actors, regions, relations and memberships that end before they begin"
  ) { log in
    func reversed(
      _ kind: RecordKind, _ id: String, _ spans: [(pointer: String, validity: Validity)]
    ) -> [CheckFinding] {
      spans.filter { $0.validity.period == nil }.map {
        CheckFinding(
          .record(kind, id), $0.pointer, "it ends before it begins: \($0.validity.text)",
          hints: ["`incidentlog \(kind.rawValue)s amend \(id)` corrects the dates"])
      }
    }
    func listed(_ list: String, _ spans: [Validity]) -> [(pointer: String, validity: Validity)] {
      spans.enumerated().map { ("/\(list)/\($0)", $1) }
    }
    return log.actors.all.flatMap { actor in
      reversed(
        .actor, actor.id,
        [("/from", actor.active)] + listed("relations", actor.relations.map(\.validity)))
    }
      + log.regions.all.flatMap { region in
        reversed(
          .region, region.id,
          [("/valid", region.valid)] + listed("parents", region.parents.map(\.validity))
            + listed("codes", region.codes.map(\.validity)))
      }
      + log.allTowns.flatMap { town in
        reversed(.town, town.id, listed("parents", town.parents.map(\.validity)))
      }
  }

  static let unknownMember = LogCheck(
    name: "unknown-member", help: "zones with a member that is no region or town of the log"
  ) { log in
    log.regions.all.flatMap { region in
      region.members.enumerated().compactMap { index, member -> CheckFinding? in
        let isKnown =
          member.hasPrefix("town:")
          ? log.context.towns.town(id: String(member.dropFirst(5))) != nil
          : log.regions[member] != nil
        guard !isKnown else { return nil }
        return CheckFinding(
          .record(.region, region.id), "/members/\(index)",
          "no region or town of the log is called `\(member)`",
          hints: ["regions stand by their id, towns as `town:` and their id"])
      }
    }
  }
}
