extension RecordCheck {
  static let baselessAttribution = RecordCheck(
    name: "no-basis", help: "attributions that say not what they rest on"
  ) { record, _ in
    record.evidence.attributions.enumerated().compactMap { index, attribution in
      guard attribution.status.rank != nil, attribution.basis.isEmpty else { return nil }
      return RecordOddity(
        pointer: "/attributions/\(index)", summary: "the attribution says not what it rests on",
        hints: ["`basis` says so, such as `tactics` or `claim`"])
    }
  }

  static let sourceless = RecordCheck(
    name: "no-source", help: "statements that name no source"
  ) { record, _ in
    record.statements.filter { $0.statement.sources.isEmpty }.map {
      RecordOddity(
        pointer: $0.pointer, summary: "the statement `\($0.statement.key)` names no source",
        hints: [
          "record it again with `--source`, then take this one out with `amend ID --remove KEY`"
        ])
    }
  }

  static let uncorroborated = RecordCheck(
    name: "uncorroborated",
    help: "sources of credibility 1 (confirmed by others) without another independent source"
  ) { record, context in
    let own = record.evidence.sources
    let shared =
      record.incident?.operation.flatMap { context.operations[$0] }?.evidence.sources ?? []
    // What repeats another is not independent of it.
    let independent = Set(
      own.map { $0.relays ?? $0.key } + shared.map { "operation \($0.relays ?? $0.key)" })
    return own.enumerated().compactMap { index, source in
      guard source.credibility == 1, independent.count < 2 else { return nil }
      return RecordOddity(
        pointer: "/sources/\(index)/credibility",
        summary: "credibility 1 means confirmed by other independent sources, and there is none",
        hints: ["name the other source, or lower the credibility"])
    }
  }

  static let countOrder = RecordCheck(
    name: "count-order", help: "figures whose low, best and high are out of order, kept as given"
  ) { record, _ in
    record.evidence.casualties.enumerated().compactMap { index, statement in
      guard !statement.count.isOrdered else { return nil }
      return RecordOddity(
        pointer: "/casualties/\(index)/count",
        summary: "`low`, `best` and `high` are not in order",
        hints: ["see what the source says; an import keeps figures as they are given"])
    }
  }

  static let foreignClaim = RecordCheck(
    name: "claim-by-other", help: "claims that somebody else than the actor makes"
  ) { record, context in
    let day = record.incident?.occurred.start
    return record.evidence.attributions.enumerated().compactMap { index, attribution in
      guard attribution.status == .claimed else { return nil }
      if case .actor(let speaker) = attribution.by,
        attribution.actors.contains(where: {
          context.actors.isSameOrComponent($0, of: speaker, on: day)
            || context.actors.isSameOrComponent(speaker, of: $0, on: day)
        })
      {
        return nil
      }
      let actors = attribution.actors.map { "`\($0)`" }.joined(separator: ", ")
      return RecordOddity(
        pointer: "/attributions/\(index)/by",
        summary: "`\(attribution.by.text)` claims for \(actors)",
        hints: [
          "`--by \(attribution.actors.first ?? "ACTOR")` records its own claim, with the press that "
            + "prints it as its source",
          "what another says of an actor is `alleged` or `assessed`, not `claimed`",
        ])
    }
  }

  static let inactiveActor = RecordCheck(
    name: "inactive-actor", help: "attributions to actors that did not exist on the attack's date"
  ) { record, context in
    guard let day = record.incident?.occurred.start else { return [] }
    return record.evidence.attributions.enumerated().flatMap { index, attribution in
      attribution.actors.compactMap { id -> RecordOddity? in
        guard attribution.status.rank != nil, let actor = context.actors[id],
          !actor.active.contains(day)
        else { return nil }
        return RecordOddity(
          pointer: "/attributions/\(index)/actors",
          summary: "\(actor.name) existed \(actor.active.text), and not on \(day.text)",
          hints: ["name the actor that it was then, or correct `actors amend \(id)`"])
      }
    }
  }

  static let relayCycle = RecordCheck(
    name: "relay-cycle", help: "sources that repeat each other in a circle"
  ) { record, _ in
    let sources = record.evidence.sources
    let relays = Dictionary(
      sources.compactMap { source in source.relays.map { (source.key, [$0]) } },
      uniquingKeysWith: { first, _ in first })
    return Cycle.all(in: relays).compactMap { cycle in
      sources.firstIndex { $0.key == cycle.first }.map { index in
        RecordOddity(
          pointer: "/sources/\(index)/relays",
          summary: "the sources repeat each other: \(cycle.joined(separator: " → "))",
          hints: ["one of them was the first; its `relays` is to be left out"])
      }
    }
  }
}
