/// Where an attack was, as far as it decides with which others it is compared.
struct DuplicatePlace: Sendable {
  let point: Coordinates?
  /// How far from the point the attack may have been, in kilometres.
  let radius: Double
  /// The smallest region that is known, if it is smaller than the country.
  let region: String?
  /// All regions that hold it.
  let regions: Set<String>

  /// A wider circle says too little of the place; a first-level division is held to it.
  static let widestRadius = 60.0

  /// Makes a place of what a record says, and of where that lies.
  init(_ place: IncidentPlace, town: Town?, _ placement: Placement) {
    let reach = DuplicatePlace.radius(of: place)
    point = reach == nil ? nil : place.coordinates ?? town?.coordinates
    radius = reach ?? DuplicatePlace.widestRadius
    region =
      reach == nil
      ? nil : placement.region(.adm3) ?? placement.region(.adm2) ?? placement.region(.adm1)
    regions = placement.all
  }

  /// How far two points are from each other and how far they may be, in kilometres; nil where one
  /// is not known.
  func distance(to other: DuplicatePlace) -> (distance: Double, reach: Double)? {
    guard let point, let theirs = other.point else { return nil }
    return (point.distance(to: theirs), radius + other.radius)
  }

  /// Whether both may be one place, though one is known by its region only.
  func sharesRegion(with other: DuplicatePlace) -> Bool {
    guard let region, let theirs = other.region else { return false }
    return regions.contains(theirs) || other.regions.contains(region)
  }

  /// How far from its point a place reaches, in kilometres; nil where that says nothing.
  private static func radius(of place: IncidentPlace) -> Double? {
    switch place.precision {
    case .site, .settlement: 8
    case .nearSettlement: 20
    case .adm3: 25
    case .adm2, .area: 40
    case .adm1: widestRadius
    case .country, .waterOrAir, .unknown: nil
    }
  }
}

/// Tells which other attacks are close enough to some attacks to be compared with them.
package struct DuplicateSurroundings {
  private let places: [DuplicatePlace]
  private let regions: RegionMap
  private let towns: any TownDirectory
  /// The days within which others are looked for.
  package let days: [ClosedRange<Day>]

  /// Looks around the attacks of a picture.
  package init(of picture: LogPicture) {
    places = picture.attacks.map { DuplicatePlace($0.incident.place, town: $0.town, $0.placement) }
    regions = picture.regions
    towns = picture.towns
    days = picture.attacks.compactMap(\.incident.occurred.days).map { days in
      (days.lowerBound - DuplicateSearch.longestGap)...(days.upperBound + DuplicateSearch.longestGap)
    }
  }

  /// Whether an attack at a place may be one of them; nil where the regions of a day decide.
  package func mayHold(_ place: IncidentPlace) -> Bool? {
    let town = place.town.flatMap { towns.town(id: $0) }
    let other = DuplicatePlace(place, town: town, Placement())
    var mayHold = false
    for mine in places {
      guard let (distance, reach) = mine.distance(to: other) else { return nil }
      if distance <= reach { mayHold = true }
    }
    return mayHold
  }

  /// Whether an attack at a place on a day may be one of them.
  package func mayHold(_ place: IncidentPlace, on day: Day?) -> Bool {
    let town = place.town.flatMap { towns.town(id: $0) }
    let other = DuplicatePlace(place, town: town, regions.placement(of: place, town: town, on: day))
    return places.contains { mine in
      mine.distance(to: other).map { $0.distance <= $0.reach } ?? mine.sharesRegion(with: other)
    }
  }
}
