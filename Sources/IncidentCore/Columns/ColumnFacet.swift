/// The part of an attack that a filter or a dimension looks at.
///
/// This is the one place that says what columns are for: a field or a dimension that is listed here
/// is answered from columns by asking its own closure once for each different value; one that is not
/// listed is asked of decoded incidents.
enum ColumnFacet: Hashable, Sendable {
  case occurred, place, attack, standing, assurances, operation, sources, recorded, id
  /// The kind of attack alone, and the categories of its targets alone.
  case kind, categories
  /// The place with a point of the attack's own.
  case point
  /// How what was said came about.
  case course
  /// Whom leading statements name, on the day of the attack: groups have other components later.
  case leaders
  /// Whom leading statements name, whatever the day.
  case named
  case casualties(SummaryRequest.Measure)

  /// What filters look at.
  static let ofFields: [String: ColumnFacet] = [
    "id": .id, "date": .occurred, "country": .place, "region": .place, "cercle": .place,
    "town": .place, "near": .point, "kind": .kind, "target": .categories, "group": .leaders,
    "status": .assurances, "role": .assurances, "confidence": .assurances, "operation": .operation,
    "killed": .casualties(.killed), "killed-civilians": .casualties(.killedCivilians),
    "killed-assailants": .casualties(.killedAssailants),
    "killed-state-forces": .casualties(.killedStateForces), "wounded": .casualties(.wounded),
    "captured": .casualties(.captured), "abducted": .casualties(.abducted),
    "missing": .casualties(.missing), "claimed": .course, "changed": .course,
    "disputed": .course, "reliability": .course,
    "verification": .standing, "state": .standing, "marking": .standing, "recorded": .recorded,
  ]

  /// Fields of words: what is asked for stands in the record, or in its operation.
  static let fieldsOfWords: Set<String> = ["text", "weapon", "tag", "source", "external"]

  /// Of fields that a facet answers for most records: those that have to be decoded.
  static let exceptions: [String: @Sendable (AttackPicture) -> Bool] = [
    "changed": { $0.course?.isOpen ?? true }, "disputed": { $0.course?.isDebated ?? true },
  ]

  /// What columns of a list look at: in what they are sorted by, and in what programs get of them.
  static let ofListColumns: [String: ColumnFacet] = [
    "date": .occurred, "end": .occurred, "precision": .occurred, "town": .place,
    "town-id": .place, "region": .place, "region-id": .place, "cercle": .place,
    "cercle-id": .place, "country": .place, "latitude": .point, "longitude": .point,
    "kind": .attack, "target": .attack, "group": .named, "status": .assurances,
    "killed": .casualties(.killed), "killed-operation": .operation, "operation": .operation,
    "killed-civilians": .casualties(.killedCivilians),
    "killed-assailants": .casualties(.killedAssailants),
    "killed-state-forces": .casualties(.killedStateForces), "wounded": .casualties(.wounded),
    "verification": .standing, "state": .standing, "id": .id,
  ]

  /// Of columns of a list that a facet answers for most records: those that have to be decoded.
  static let listExceptions: [String: @Sendable (AttackPicture) -> Bool] = [
    // A place that is no town of the gazetteer is shown as it was written.
    "town": { $0.town == nil }
  ]

  /// What dimensions of a summary look at.
  static let ofDimensions: [String: ColumnFacet] = [
    "group": .named, "umbrella": .leaders, "region": .place, "country": .place,
    "cercle": .place, "zone": .place, "town": .place, "kind": .kind, "target": .categories,
    "status": .assurances, "verification": .standing, "operation": .operation, "source": .sources,
    "day": .occurred, "month": .occurred, "week": .occurred, "quarter": .occurred,
    "year": .occurred, "weekday": .occurred,
  ]
}
