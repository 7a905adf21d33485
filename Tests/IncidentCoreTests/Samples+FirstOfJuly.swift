import IncidentCore

/// The attacks on seven towns of 1 July 2025, as the tool's own five commands record them.
extension Samples {
  static let sevenTowns = [
    "ml-diboli", "ml-kayes", "ml-sandare", "ml-nioro", "ml-gogui", "ml-molodo", "ml-niono",
  ]

  static let sevenAttacks = sevenTowns.enumerated().map { position, town in
    incident(
      "ML-20250701-000\(position + 1)",
      on: Occurrence(day("2025-07-01"), timeOfDay: .part(.earlyMorning)), town: town,
      operation: "OP-20250701-7M2P")
  }

  static let coordinatedAttacks = AttackOperation(
    id: "OP-20250701-7M2P", recorded: recording,
    title: "Coordinated attacks on seven towns",
    evidence: Evidence(
      attributions: [
        Attribution(
          key: "a1", actors: ["jnim"], status: .suspected, confidence: .moderate,
          by: .kind(.press), basis: [.tactics, .coordination],
          stated: point("2025-07-01T12:00Z"), sources: ["s1"]),
        Attribution(
          key: "a2", actors: [], status: .unclaimed, by: .kind(.press),
          stated: point("2025-07-01T12:00Z"), sources: ["s1"]),
        Attribution(
          key: "a3", actors: ["jnim"], status: .claimed, by: .actor("jnim"), basis: [.claim],
          stated: point("2025-07-01T14:15Z"), sources: ["s2"],
          claim: .init(channel: "Az-Zallaqa")),
      ],
      casualties: [
        CasualtyStatement(
          key: "c1", of: .assailants, outcome: .killed, count: CountInterval(low: 80),
          by: .actor("fama"), stated: point("2025-07-01"), sources: ["s3"])
      ],
      accounts: [
        Account(
          key: "n1", text: "artillery on the base at Molodo", by: .actor("jnim"),
          stated: point("2025-07-01T14:15Z"), sources: ["s2"])
      ],
      sources: [
        Source(key: "s1", publisher: "news report", kind: .media),
        Source(key: "s2", publisher: "AFP", kind: .media),
        Source(key: "s3", publisher: "Sahel Intelligence", kind: .media),
      ]))

  static func firstOfJuly(asOf: String? = nil, boundaries: String? = nil) -> LogPicture {
    picture(
      sevenAttacks, operations: [coordinatedAttacks], asOf: asOf, boundaries: boundaries)
  }
}
