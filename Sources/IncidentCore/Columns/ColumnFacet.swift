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
  /// Whom leading statements name, whatever the day, and how they put it.
  case leading
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

  /// What columns of a list look at: in what they are sorted by, and in what is got of them.
  static let ofListColumns: [String: ListPart] = [
    "date": ListPart(.occurred), "end": ListPart(.occurred), "precision": ListPart(.occurred),
    "time": ListPart(.occurred, .timeOfDay),
    // A place that is no town of the gazetteer is shown as it was written.
    "town": ListPart(.place, .asWritten) { $0.town == nil },
    "town-id": ListPart(.place), "region": ListPart(.place), "region-id": ListPart(.place),
    "cercle": ListPart(.place), "cercle-id": ListPart(.place), "country": ListPart(.place),
    "latitude": ListPart(.point), "longitude": ListPart(.point), "kind": ListPart(.attack),
    "target": ListPart(.attack), "group": ListPart(.named), "status": ListPart(.assurances),
    "killed": ListPart(.casualties(.killed)), "killed-operation": ListPart(.operation),
    "operation": ListPart(.operation),
    "killed-civilians": ListPart(.casualties(.killedCivilians)),
    "killed-assailants": ListPart(.casualties(.killedAssailants)),
    "killed-state-forces": ListPart(.casualties(.killedStateForces)),
    "wounded": ListPart(.casualties(.wounded)), "verification": ListPart(.standing),
    "state": ListPart(.standing), "title": ListPart(.operation, .title), "id": ListPart(.id),
  ]

  /// What cells look at in which people read more than programs get.
  static let ofListCells: [String: ListPart] = [
    // Only who leads can be said to have denied it.
    "group": ListPart(.leading, .denial) { !$0.leading.actors.isEmpty }
  ]

  /// What members of an attack look at in the JSON of a list.
  static let ofListMembers: [String: ListPart] = [
    "id": ListPart(.id), "revision": ListPart(.id), "state": ListPart(.standing),
    "occurred": ListPart(.occurred, .timeOfDay), "town": ListPart(.place),
    "asWritten": ListPart(.place, .asWritten), "region": ListPart(.place),
    "cercle": ListPart(.place), "country": ListPart(.place), "latitude": ListPart(.point),
    "longitude": ListPart(.point), "kind": ListPart(.attack), "targets": ListPart(.attack),
    "operation": ListPart(.operation),
    "leading": ListPart(.leading, .denial) { !$0.leading.actors.isEmpty },
    "killed": ListPart(.casualties(.killed)), "killedInOperation": ListPart(.operation),
    "wounded": ListPart(.casualties(.wounded)), "title": ListPart(.standing, .title),
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
