extension RecordCheck {
  static let zeroCoordinates = RecordCheck(
    name: "zero-coordinates", help: "points at 0 degrees north and east, a default of other tools"
  ) { record, _ in
    guard let point = record.incident?.place.coordinates, point.latitude == 0,
      point.longitude == 0
    else { return [] }
    return [
      RecordOddity(
        pointer: "/place/latitude", summary: "the point is 0, 0, in the Gulf of Guinea",
        hints: ["leave the point out where it is not known"])
    ]
  }

  static let swappedCoordinates = RecordCheck(
    name: "swapped-coordinates", help: "points near their town only with north and east swapped"
  ) { record, context in
    guard let (point, town) = pointAndTown(record, context), isSwapped(point, town)
    else { return [] }
    return [
      RecordOddity(
        pointer: "/place/latitude",
        summary: "the point is far from \(town.name), and near it with north and east swapped",
        hints: ["degrees north come first"])
    ]
  }

  static let farFromTown = RecordCheck(
    name: "far-from-town", help: "points more than 100 km from the town that is named"
  ) { record, context in
    guard let (point, town) = pointAndTown(record, context), !isSwapped(point, town),
      point.latitude != 0 || point.longitude != 0
    else { return [] }
    let distance = point.distance(to: town.coordinates)
    guard distance > 100 else { return [] }
    return [
      RecordOddity(
        pointer: "/place/latitude",
        summary: "the point is \(Int(distance.rounded())) km from \(town.name)",
        hints: ["correct the point, or name another town"])
    ]
  }

  static let outsideRegion = RecordCheck(
    name: "outside-region", help: "towns that did not lie in the region named, on the attack's date"
  ) { record, context in
    guard let incident = record.incident, let named = incident.place.region,
      let town = incident.place.town.flatMap(context.towns.town(id:))
    else { return [] }
    let placement = context.regions.placement(of: town, on: incident.occurred.start)
    guard placement.smallest != nil, !placement.all.contains(named) else { return [] }
    let actual = placement.smallest.map(context.regions.name) ?? ""
    return [
      RecordOddity(
        pointer: "/place/region",
        summary: "\(town.name) lay in \(actual), not in \(context.regions.name(of: named))",
        hints: ["`incidentlog amend \(incident.id) --town \(town.id)` places it anew"])
    ]
  }

  static let outsideCountry = RecordCheck(
    name: "outside-country", help: "towns of another country than the one named"
  ) { record, context in
    guard let place = record.incident?.place,
      let town = place.town.flatMap(context.towns.town(id:)), place.country != town.country
    else { return [] }
    return [
      RecordOddity(
        pointer: "/place/country",
        summary: "\(town.name) lies in \(town.country), not in \(place.country)",
        hints: ["correct the country or the town"])
    ]
  }

  private static func pointAndTown(
    _ record: CheckedRecord, _ context: CheckContext
  ) -> (Coordinates, Town)? {
    guard let point = record.incident?.place.coordinates,
      let town = record.incident?.place.town.flatMap(context.towns.town(id:))
    else { return nil }
    return (point, town)
  }

  private static func isSwapped(_ point: Coordinates, _ town: Town) -> Bool {
    let swapped = Coordinates(latitude: point.longitude, longitude: point.latitude)
    return point.distance(to: town.coordinates) > 200 && swapped.isOnEarth
      && swapped.distance(to: town.coordinates) < 50
  }
}

extension LogCheck {
  static let pointOutsideRegion = LogCheck(
    name: "point-outside-region",
    help: "points with towns around them, none of which lies in the region named"
  ) { log in
    let placed = log.incidents.filter {
      $0.state == .active && $0.place.town == nil && $0.place.region != nil
        && $0.place.coordinates != nil
    }
    let grid = TownGrid(placed.isEmpty ? [] : log.allTowns)
    return placed.compactMap { incident in
      guard let named = incident.place.region, let point = incident.place.coordinates
      else { return nil }
      let near = grid.towns(near: point, within: 60)
      // Without polygons towns are the map; where there are none nothing can be said.
      guard near.contains(where: { point.distance(to: $0.coordinates) < 15 }),
        !near.contains(where: {
          log.regions.placement(of: $0, on: incident.occurred.start).all.contains(named)
        })
      else { return nil }
      return CheckFinding(
        .record(.incident, incident.id), "/place/region",
        "no town of \(log.regions.name(of: named)) is within 60 km of the point",
        hints: ["correct the point or the region"])
    }
  }
}
