extension LogCheck {
  static let unknownRecord = LogCheck(
    name: "unknown-record", help: "merged records and comparisons that name a record not there"
  ) { log in
    let operations = Set(log.operations.map(\.id))
    func missing(
      _ kind: RecordKind, _ id: String, _ pointer: String, _ named: String?,
      _ isKnown: (String) -> Bool
    ) -> [CheckFinding] {
      guard let named, !isKnown(named) else { return [] }
      return [
        CheckFinding(
          .record(kind, id), pointer, "no \(kind.rawValue) has the id `\(named)`",
          hints: ["the record is missing from the log, or its id was edited"])
      ]
    }
    return log.incidents.flatMap { incident in
      missing(.incident, incident.id, "/into", incident.mergedInto, log.hasIncident)
        + incident.notDuplicateOf.enumerated().flatMap {
          missing(.incident, incident.id, "/notDuplicateOf/\($0)", $1, log.hasIncident)
        }
    }
      + log.operations.flatMap {
        missing(.operation, $0.id, "/into", $0.mergedInto, operations.contains)
      }
  }

  static let mergeCycle = LogCheck(
    name: "merge-cycle", help: "records that were merged into each other in a circle"
  ) { log in
    func cycles(_ kind: RecordKind, _ into: [(String, String?)]) -> [CheckFinding] {
      let links = Dictionary(
        into.compactMap { id, into in into.map { (id, [$0]) } },
        uniquingKeysWith: { first, _ in first })
      return Cycle.all(in: links).map { cycle in
        CheckFinding(
          .record(kind, cycle[0]), "/into",
          "the records were merged into each other: \(cycle.joined(separator: " → "))",
          hints: ["none of them counts; `incidentlog retract --restore` makes one active again"])
      }
    }
    return cycles(.incident, log.incidents.map { ($0.id, $0.mergedInto) })
      + cycles(.operation, log.operations.map { ($0.id, $0.mergedInto) })
  }

  static let sharedIdentity = LogCheck(
    name: "shared-identity", help: "attacks with the same id in another dataset"
  ) { log in
    var first: [String: String] = [:]
    return log.incidents.filter { $0.state == .active }.flatMap { incident in
      incident.external.enumerated().compactMap { index, external -> CheckFinding? in
        let key = "\(external.scheme):\(external.id)"
        guard let other = first[key] else {
          first[key] = incident.id
          return nil
        }
        guard other != incident.id else { return nil }
        return CheckFinding(
          .record(.incident, incident.id), "/external/\(index)",
          "`\(key)` is the identity of \(other) too",
          hints: ["`incidentlog merge \(incident.id) --into \(other)` makes one of both"])
      }
    }
  }

  static let likelyDuplicate = LogCheck(
    name: "likely-duplicate", help: "pairs of records that are likely of the same attack",
    isDivided: true
  ) { log in
    DuplicateSearch(log.subjects()).pairs.filter { pair in
      // The check of identities tells those.
      !pair.sharesIdentity
    }.map { pair in
      CheckFinding(likelyDuplicate: pair.other, of: pair.one, points: pair.total)
    }
  }
}
