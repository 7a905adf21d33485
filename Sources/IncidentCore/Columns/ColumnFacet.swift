/// The part of an attack that a filter or a dimension looks at.
///
/// This is the one place that says what columns are for: a field or a dimension that is listed here
/// is answered from columns by asking its own closure once for each different value; one that is not
/// listed is asked of decoded incidents.
enum ColumnFacet: Hashable, Sendable {
  case occurred, place, attack, standing, leaders, assurances, operation, sources, recorded, id
  case casualties(SummaryRequest.Measure)

  /// What filters look at.
  static let ofFields: [String: ColumnFacet] = [
    "id": .id, "date": .occurred, "country": .place, "region": .place, "cercle": .place,
    "town": .place, "kind": .attack, "target": .attack, "group": .leaders, "status": .assurances,
    "role": .assurances, "confidence": .assurances, "operation": .operation,
    "killed": .casualties(.killed), "killed-civilians": .casualties(.killedCivilians),
    "killed-assailants": .casualties(.killedAssailants),
    "killed-state-forces": .casualties(.killedStateForces), "wounded": .casualties(.wounded),
    "verification": .standing, "state": .standing, "marking": .standing, "recorded": .recorded,
  ]

  /// What dimensions of a summary look at.
  static let ofDimensions: [String: ColumnFacet] = [
    "group": .leaders, "umbrella": .leaders, "region": .place, "country": .place,
    "cercle": .place, "zone": .place, "town": .place, "kind": .attack, "target": .attack,
    "status": .assurances, "verification": .standing, "operation": .operation, "source": .sources,
    "day": .occurred, "month": .occurred, "week": .occurred, "quarter": .occurred, "year": .occurred,
    "weekday": .occurred,
  ]
}
