import TextBasics

extension SummaryDimension {
  /// Every way to group a summary, in the order of help.
  package static let all: [SummaryDimension] = [
    SummaryDimension(
      name: "group", title: "Group", help: "who leads the attribution, as named", kind: .actors,
      naming: .namesBesideIDs
    ) { attack, context in
      actors(of: attack, context) { $0 }
    },
    SummaryDimension(
      name: "umbrella", title: "Umbrella", help: "groups under what they are components of",
      kind: .umbrellas, naming: .namesBesideIDs
    ) { attack, context in
      actors(of: attack, context) { context.actors.topUmbrella(of: $0, on: attack.day) }
    },
    region("region", "Region", .adm1, help: "the region, province or state"),
    region("country", "Country", .country, help: "the country"),
    region("cercle", "Cercle", .adm2, help: "the cercle, department or prefecture"),
    SummaryDimension(
      name: "zone", title: "Zone", help: "named zones that hold the place", kind: .places,
      naming: .idsBesideNames
    ) { attack, context in
      let zones = attack.placement.zones.map { id in
        SummaryKey.value(id: id, label: context.regions.name(of: id))
      }
      if !zones.isEmpty { return zones }
      let isCoarse = attack.placement.smallest == attack.placement.region(.country)
      return [.bucket(isCoarse ? .notSoFinely : .notKnown("in no zone"))]
    },
    SummaryDimension(
      name: "town", title: "Town", help: "the town", kind: .places, naming: .idsBesideNames,
      qualifier: { id, picture in
        let town = picture.towns.town(id: id)
        let region = town.flatMap { picture.regions.placement(of: $0, on: nil).region(.adm1) }
        return region.map(picture.regions.name)
      },
      keys: { attack, _ in
        guard attack.incident.place.precision.isOfTown else { return [.bucket(.notSoFinely)] }
        guard let id = attack.incident.place.town else { return [notKnown] }
        return [.value(id: id, label: attack.town?.name ?? id)]
      }),
    SummaryDimension(
      name: "kind", title: "Kind", help: "the kind of attack", kind: .other
    ) { attack, _ in
      let kind = attack.incident.attack.kind
      return kind == .unknown ? [notKnown] : [kinds.key(of: kind)]
    },
    SummaryDimension(
      name: "target", title: "Target", help: "who or what was attacked", kind: .other
    ) { attack, _ in
      let known = attack.incident.attack.targets.map(\.category).filter { $0 != .unknown }
      return known.isEmpty ? [notKnown] : known.map(categories.key)
    },
    SummaryDimension(
      name: "status", title: "Status", help: "how sure it is who did it", kind: .other
    ) { attack, _ in
      switch attack.leading {
      case .contested: [.bucket(.contested)]
      case .unattributed: [.bucket(.unattributed)]
      case .led, .parties: [word(attack.leading.status.rawValue)]
      }
    },
    SummaryDimension(
      name: "verification", title: "Verification", help: "how far it was verified", kind: .other
    ) { attack, _ in
      [word((attack.incident.verification ?? .unverified).rawValue)]
    },
    SummaryDimension(
      name: "operation", title: "Operation", help: "the coordinated operation", kind: .other,
      naming: .namesBesideIDs
    ) { attack, _ in
      guard let id = attack.incident.operation else {
        return [.bucket(.notKnown("in no operation"))]
      }
      return [.value(id: id, label: attack.operation?.title ?? id)]
    },
    SummaryDimension(
      name: "source", title: "Source", help: "who published it", kind: .other
    ) { attack, _ in
      let sources =
        (attack.operation?.evidence.sources ?? []) + attack.incident.evidence.sources
      return sources.isEmpty
        ? [.bucket(.notKnown("no source"))]
        : sources.map { .value(id: $0.publisher, label: $0.publisher) }
    },
    time("day", "Day", .day, help: "the day, if it is known") { $0.text },
    time("month", "Month", .month) { day in
      "\(CalendarNames.shortMonth(day.month)) \(CalendarNames.year(day.year))"
    },
    time("week", "Week", .week, help: "the ISO week that holds all its days") { $0.week.text },
    time("quarter", "Quarter", .quarter) { CalendarUnit.quarter.key(of: $0) },
    time("year", "Year", .year) { CalendarNames.year($0.year) },
    SummaryDimension(
      name: "weekday", title: "Weekday", help: "the day of the week, if the day is known",
      kind: .time, naming: .namesBesideIDs, cycle: (1...7).map(weekday),
      keys: { attack, _ in
        guard let days = attack.incident.occurred.days, days.lowerBound == days.upperBound else {
          return [.bucket(.notSoFinely)]
        }
        return [weekday(days.lowerBound.weekday)]
      }),
  ]

  private static func weekday(_ number: Int) -> SummaryKey {
    .value(id: String(number), label: CalendarNames.weekdays[number - 1])
  }

  private static let notKnown = SummaryKey.bucket(.notKnown("not known"))

  private static let kinds = WordKeys<AttackKind>(word)
  private static let categories = WordKeys<Target.Category>(word)

  /// The key of a word of the log's own vocabulary.
  @Sendable
  private static func word(_ word: String) -> SummaryKey {
    .value(id: word, label: word.inWords)
  }
}

/// The keys of the words of a list, made once, not for each attack.
private struct WordKeys<Word: RawRepresentable<String> & CaseIterable & Equatable & Sendable>:
  Sendable
{
  private let words = Array(Word.allCases)
  private let keys: [SummaryKey]
  private let make: @Sendable (String) -> SummaryKey

  init(_ make: @escaping @Sendable (String) -> SummaryKey) {
    self.make = make
    keys = Word.allCases.map { make($0.rawValue) }
  }

  func key(of word: Word) -> SummaryKey {
    words.firstIndex(of: word).map { keys[$0] } ?? make(word.rawValue)
  }
}

// MARK: - Actors

extension SummaryDimension {
  private static func actors(
    of attack: AttackPicture, _ context: SummaryContext, rolledUp: (String) -> String
  ) -> [SummaryKey] {
    let ids: [String]
    switch (context.count, attack.leading) {
    case (.leading, .contested): return [.bucket(.contested)]
    case (.leading, _): ids = attack.leading.actors
    case (.any, _): ids = attack.attribution.named(in: context.actors).map(\.actor)
    }
    let keys = ids.map(rolledUp).uniqued().map { id in
      SummaryKey.value(id: id, label: context.actors.shortName(of: id))
    }
    return keys.isEmpty ? [.bucket(.unattributed)] : keys
  }
}

// MARK: - Time

extension SummaryDimension {
  /// The unit of the calendar that holds all days of an attack.
  private static func time(
    _ name: String, _ title: String, _ unit: CalendarUnit, help: String? = nil,
    label: @escaping @Sendable (Day) -> String
  ) -> SummaryDimension {
    let holding: @Sendable (Day) -> SummaryKey = {
      .value(id: unit.key(of: $0), label: label($0))
    }
    return SummaryDimension(
      name: name, title: title, help: help ?? "the \(name) that holds all its days", kind: .time,
      next: { id in
        // The key of a unit is a phrase for it.
        guard let start = (try? DatePhrase(id, today: .earliest))?.period.start,
          let following = unit.days(around: start, shiftedBy: 1)?.lowerBound
        else { return nil }
        return holding(following)
      }, holding: holding,
      keys: { attack, _ in
        guard let days = attack.incident.occurred.days,
          days.count == 1 || unit.key(of: days.lowerBound) == unit.key(of: days.upperBound)
        else { return [.bucket(.notSoFinely)] }
        return [holding(days.lowerBound)]
      })
  }
}

// MARK: - Regions

extension SummaryDimension {
  /// The region of a level that holds the whole place on the map in use.
  private static func region(
    _ name: String, _ title: String, _ level: Region.Kind, help: String
  ) -> SummaryDimension {
    SummaryDimension(
      name: name, title: title, help: help, kind: .places,
      naming: level == .country ? .namesBesideIDs : .idsBesideNames,
      qualifier: { id, picture in picture.regions.qualifier(of: id) },
      keys: { attack, context in [key(level, of: attack, context)] })
  }

  private static func key(
    _ level: Region.Kind, of attack: AttackPicture, _ context: SummaryContext
  ) -> SummaryKey {
    let place = attack.incident.place
    guard !place.precision.isCoarser(than: level) else { return .bucket(.notSoFinely) }
    if let id = attack.placement.region(level) {
      return .value(id: id, label: context.regions.name(of: id))
    }
    if level == .country, place.country != "XX" {
      return .value(id: place.country, label: place.country)
    }
    guard place.town != nil || place.precision.isFine(as: level) else {
      return .bucket(.notSoFinely)
    }
    let memberships = attack.town?.parents ?? place.region.map { [Membership($0)] } ?? []
    guard let day = context.boundaries ?? attack.day,
      let (region, until) = context.regions.last(level, holding: memberships, before: day)
    else { return notKnown }
    let year = CalendarNames.year(until.year)
    return .bucket(.notKnown("not known (\(region.name) until \(year))"))
  }
}

extension RegionMap {
  /// The region of a level that held something last before a day, and its last day there.
  func last(
    _ level: Region.Kind, holding memberships: [Membership], before day: Day
  ) -> (region: Region, until: Day)? {
    var found: [(region: Region, until: Day)] = []
    var open = memberships.map { (membership: $0, until: Day.latest) }
    var seen: Set<String> = []
    while let (membership, until) = open.popLast() {
      guard let region = self[membership.region], seen.insert(region.id).inserted else { continue }
      let ends = [until, membership.validity.lastDay, region.valid.lastDay].compactMap { $0 }
      let end = ends.min() ?? until
      if region.kind == level, end < day { found.append((region, end)) }
      open += region.parents.map { (membership: $0, until: end) }
    }
    return found.max { $0.until < $1.until }
  }
}

extension IncidentPlace.Precision {
  /// The levels that a place is certain to lie within one region of, by precision.
  private var level: Region.Kind? {
    switch self {
    case .site, .settlement, .nearSettlement, .adm3: .adm3
    case .adm2: .adm2
    case .adm1: .adm1
    case .country: .country
    case .area, .waterOrAir, .unknown: nil
    }
  }

  /// Whether it is a point in or near a town.
  var isOfTown: Bool { self == .site || self == .settlement || self == .nearSettlement }

  /// Whether a place is known to go beyond one region of a level.
  func isCoarser(than level: Region.Kind) -> Bool {
    self.level.map { $0.depth < level.depth } ?? false
  }

  /// Whether a place is known to lie within one region of a level.
  func isFine(as level: Region.Kind) -> Bool { self.level.map { $0.depth >= level.depth } ?? false }
}
