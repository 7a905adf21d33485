extension LogCheck {
  static let outsideOperationDays = LogCheck(
    name: "outside-operation", help: "attacks more than a day from all others of their operation"
  ) { log in
    log.members.keys.sorted().flatMap { id -> [CheckFinding] in
      let dated = (log.members[id] ?? []).filter { $0.occurred.days != nil }.sorted {
        ($0.occurred.start ?? .earliest, $0.id) < ($1.occurred.start ?? .earliest, $1.id)
      }
      return dated.indices.compactMap { index in
        let others = dated.indices.filter { $0 != index }
        guard let gap = others.map({ gap(dated[index], dated[$0]) }).min(), gap > 1,
          // Of two attacks far from each other the later one is told.
          others.count > 1 || index > 0
        else { return nil }
        return CheckFinding(
          .record(.incident, dated[index].id), "/occurred",
          "\(dated[index].occurred.text) is \(gap) days from the other attacks of \(id)",
          hints: [
            "correct the date, or take it out: "
              + "`incidentlog amend \(dated[index].id) --operation none`"
          ])
      }
    }
  }

  private static func gap(_ one: Incident, _ other: Incident) -> Int {
    guard let mine = one.occurred.days, let theirs = other.occurred.days else { return 0 }
    return max(
      0, max(mine.lowerBound, theirs.lowerBound) - min(mine.upperBound, theirs.upperBound))
  }

  static let inactiveOperation = LogCheck(
    name: "inactive-operation", help: "attacks of an operation that is retracted or merged"
  ) { log in
    log.incidents.compactMap { incident in
      guard incident.state == .active, let id = incident.operation,
        let operation = log.context.operations[id], operation.state != .active
      else { return nil }
      let into = operation.mergedInto.map { " into \($0)" } ?? ""
      return CheckFinding(
        .record(.incident, incident.id), "/operation",
        "\(id) is \(operation.state.rawValue)\(into)",
        hints: ["`incidentlog amend \(incident.id) --operation ID` names another, or `none`"])
    }
  }

  static let emptyOperation = LogCheck(
    name: "empty-operation", help: "operations to which no attack belongs"
  ) { log in
    log.operations.filter { $0.state == .active && log.members[$0.id] == nil }.map { operation in
      CheckFinding(
        .record(.operation, operation.id), "", "no attack belongs to \(operation.id)",
        hints: ["`incidentlog amend ID --operation \(operation.id)` puts an attack into it"])
    }
  }
}
