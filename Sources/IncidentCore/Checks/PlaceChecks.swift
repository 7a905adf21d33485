extension IncidentCheck {
  static let zeroCoordinates = IncidentCheck(
    name: "zero-coordinates", help: "points at 0 degrees north and east, a default of other tools"
  ) { incident, _ in
    guard let point = incident.place.coordinates, point.latitude == 0, point.longitude == 0
    else { return [] }
    return [
      RecordOddity(
        pointer: "/place/latitude", summary: "the point is 0, 0, in the Gulf of Guinea",
        hints: ["leave the point out where it is not known"])
    ]
  }

  static let swappedCoordinates = IncidentCheck(
    name: "swapped-coordinates", help: "points near their town only with north and east swapped"
  ) { incident, context in
    guard let point = incident.place.coordinates,
      let town = incident.place.town.flatMap(context.towns.town(id:))
    else { return [] }
    let swapped = Coordinates(latitude: point.longitude, longitude: point.latitude)
    guard point.distance(to: town.coordinates) > 200, swapped.isOnEarth,
      swapped.distance(to: town.coordinates) < 50
    else { return [] }
    return [
      RecordOddity(
        pointer: "/place/latitude",
        summary: "the point is far from \(town.name), and near it with north and east swapped",
        hints: ["degrees north come first"])
    ]
  }
}
