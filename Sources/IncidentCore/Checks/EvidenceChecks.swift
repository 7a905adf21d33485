extension IncidentCheck {
  static let baselessAttribution = IncidentCheck(
    name: "no-basis", help: "attributions that say not what they rest on"
  ) { incident, _ in
    incident.evidence.attributions.enumerated().compactMap { index, attribution in
      guard attribution.status.rank != nil, attribution.basis.isEmpty else { return nil }
      return RecordOddity(
        pointer: "/attributions/\(index)", summary: "the attribution says not what it rests on",
        hints: ["`basis` says so, such as `tactics` or `claim`"])
    }
  }

  static let uncorroborated = IncidentCheck(
    name: "uncorroborated",
    help: "sources of credibility 1 (confirmed by others) without another independent source"
  ) { incident, _ in
    let sources = incident.evidence.sources
    // What repeats another is not independent of it.
    let independent = Set(sources.map { $0.relays ?? $0.key })
    return sources.enumerated().compactMap { index, source in
      guard source.credibility == 1, independent.count < 2 else { return nil }
      return RecordOddity(
        pointer: "/sources/\(index)/credibility",
        summary: "credibility 1 means confirmed by other independent sources, and there is none",
        hints: ["name the other source, or lower the credibility"])
    }
  }
}
