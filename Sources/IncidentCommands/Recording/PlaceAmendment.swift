import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Amends the place of an attack by what was typed: what was not named stays, if it can.
struct PlaceAmendment {
  private let arguments: ParsedArguments
  private let contents: LogContents
  private let incident: Incident
  private let day: Day?
  /// What is worth knowing, also what the place lost.
  private(set) var notes: [Diagnostic] = []

  /// Begins with the place of an incident, on the map of a day.
  init(_ arguments: ParsedArguments, of incident: Incident, on day: Day?, in contents: LogContents)
  {
    self.arguments = arguments
    self.contents = contents
    self.incident = incident
    self.day = day
  }

  /// The place as it is amended; nil where it is not, or cannot be.
  mutating func place(_ problems: inout Problems) -> IncidentPlace? {
    guard PlaceOptions.isGiven(arguments) else { return nil }
    let towns = arguments.values(PlaceOptions.town)
    guard towns.count < 2 else {
      problems.add(
        Diagnostic(
          code: "several-towns", "an incident has one place",
          at: arguments.place(of: "town", occurrence: 1),
          hints: ["`incidentlog add --like \(incident.id)` records another attack"]))
      return nil
    }
    let amended: IncidentPlace?
    if let town = towns.first, town != "none" {
      amended = named(&problems)
    } else {
      amended = kept(withoutTown: !towns.isEmpty, &problems)
    }
    if let amended { noteLosses(of: incident.place, in: amended) }
    return amended
  }

  // MARK: Ways

  /// The place is a town that was named; the point of another town does not go with it.
  private mutating func named(_ problems: inout Problems) -> IncidentPlace? {
    let typed = PlaceOptions.read(arguments, on: day, in: contents, &problems, &notes)
    guard var place = typed.first else { return nil }
    if place.town != nil, place.town == incident.place.town, !arguments.isTyped(PlaceOptions.point)
    {
      place.coordinates = incident.place.coordinates
    }
    return place
  }

  /// The place stays, but for a region, point, country or precision, or without its town.
  private mutating func kept(
    withoutTown: Bool, _ problems: inout Problems
  ) -> IncidentPlace? {
    var place = incident.place
    if withoutTown { place.town = nil }
    if let point = arguments.value(PlaceOptions.point) { place.coordinates = point.coordinates }
    if arguments.isTyped(PlaceOptions.region) {
      guard let region = region(&problems) else { return nil }
      if let id = place.town, !isTown(id, in: region, &problems) { return nil }
      place.region =
        place.town.flatMap(contents.towns.town(id:)).flatMap {
          contents.regions.placement(of: $0, on: day).smallest
        } ?? region.id
      let around = contents.regions.placement(ofRegion: region.id, on: day).region(.country)
      if place.town == nil, let country = around ?? (region.kind == .country ? region.id : nil) {
        place.country = country.uppercased()
      }
    }
    if let country = arguments.value(PlaceOptions.country) { place.country = country.uppercased() }
    place.precision = arguments.value(PlaceOptions.precision) ?? precision(of: place)
    return place
  }

  private func region(_ problems: inout Problems) -> Region? {
    let (contents, typed) = (contents, arguments.value(PlaceOptions.region) ?? "")
    let day = day
    return problems.collect(at: arguments.place(of: "region")) { () throws(Diagnostic) in
      guard let region = try contents.names.region(typed).region(on: day) else {
        throw Diagnostic(
          code: "unknown-region", "there was no region `\(typed)` on that date",
          hints: ["`incidentlog regions show \(typed)` says when it existed"])
      }
      return region
    }
  }

  private func isTown(_ id: String, in region: Region, _ problems: inout Problems) -> Bool {
    let town = contents.towns.town(id: id)
    let placement = town.map { contents.regions.placement(of: $0, on: day) }
    if placement?.all.contains(region.id) == true { return true }
    problems.add(
      Diagnostic(
        code: "outside-region",
        "\(town?.name ?? id), the town of `\(incident.id)`, does not lie in \(region.name)"
          + (day.map { " on \($0.text)" } ?? ""),
        at: arguments.place(of: "region"),
        hints: [
          "`--town none` takes the town out"
            + (incident.place.coordinates == nil ? "" : ", `--at none` the point")
            + "; `--town TOWN` names another"
        ]))
    return false
  }

  /// How exactly the place is known once something that said so was put in or taken out.
  private func precision(of place: IncidentPlace) -> IncidentPlace.Precision {
    let old = incident.place
    if place.coordinates != nil { return old.coordinates == nil ? .site : old.precision }
    if place.town != nil { return old.precision == .site ? .settlement : old.precision }
    guard place.town != old.town || place.region != old.region || old.precision == .site
    else { return old.precision }
    let region = place.region.flatMap { contents.regions[$0] }
    return region.map { IncidentPlace.Precision.of($0.kind) } ?? .country
  }

  // MARK: What is lost

  /// Names everything that the place had and has no more.
  private mutating func noteLosses(of old: IncidentPlace, in new: IncidentPlace) {
    var lost: [String] = []
    var hints: [String] = []
    if let town = old.town, new.town == nil {
      lost.append("the town \(contents.towns.town(id: town)?.name ?? town)")
    }
    if let point = old.coordinates, new.coordinates == nil {
      let text = "\(point.latitude),\(point.longitude)"
      lost.append("the point \(text)")
      if !arguments.isTyped(PlaceOptions.point) {
        hints.append("the point was that of the former town; `--at \(text)` puts it in again")
      }
    }
    if let words = old.asWritten, new.asWritten == nil { lost.append("the words `\(words)`") }
    if let region = old.region, new.region == nil {
      lost.append("the region \(contents.regions.name(of: region))")
    }
    guard !lost.isEmpty else { return }
    let list =
      lost.count == 1
      ? lost[0] : "\(lost.dropLast().joined(separator: ", ")) and \(lost[lost.count - 1])"
    notes.append(
      Diagnostic(
        .note, code: "taken-out", "`\(incident.id)` has no longer \(list)", hints: hints))
  }
}
