import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Options for where an attack happened.
enum PlaceOptions {
  static let town = Option.text(
    "town", "TOWN", help: "the town, by any of its names; several make one attack each",
    completes: "town", isRepeatable: true, section: "Place", isCommon: true)
  static let at = Option<Coordinates>(
    "at", "LAT,LON", help: "a point, such as 14.25,-5.99 or \"14°15'N 5°59'W\"", section: "Place",
    parse: Coordinates.init(typed:))
  /// ``at`` of an attack, whose point can be taken out again.
  static let point = Option<TypedPoint>(
    "at", "LAT,LON|none", help: "a point, such as 14.25,-5.99 or \"14°15'N 5°59'W\"",
    section: "Place", parse: TypedPoint.init(typed:))
  static let region = Option.text(
    "region", "REGION",
    help: "the region, where no town is known or to tell towns of one name apart",
    completes: "region", section: "Place", isCommon: true)
  static let country = Option.text(
    "country", "CODE", help: "the country, ISO 3166-1; else that of the place or of the log",
    section: "Place")
  static let precision = Option.word(
    "place-precision", "PRECISION", IncidentPlace.Precision.self,
    help: "how exactly the place is known", section: "Place")

  static let all: [any ParsableOption] = [town, point, region, country, precision]

  /// Whether any of the options was given.
  static func isGiven(_ arguments: ParsedArguments) -> Bool {
    arguments.isTyped(town) || arguments.isTyped(point) || arguments.isTyped(region)
      || arguments.isTyped(country) || arguments.isTyped(precision)
  }

  /// Reads the options as places, one a town; what names were taken to mean goes into the notes.
  static func read(
    _ arguments: ParsedArguments, on day: Day?, in contents: LogContents,
    _ problems: inout Problems, _ notes: inout [Diagnostic]
  ) -> [IncidentPlace] {
    var reader = PlaceReader(arguments: arguments, day: day, contents: contents)
    let places = reader.places(&problems)
    notes += reader.notes
    return places
  }
}

/// A point as it was typed, or the wish to have none.
enum TypedPoint: Sendable {
  case at(Coordinates)
  case none

  init(typed text: String) throws(Diagnostic) {
    self = text.lowercased() == "none" ? .none : .at(try Coordinates(typed: text))
  }

  /// The point; nil where none is wanted.
  var coordinates: Coordinates? {
    if case .at(let coordinates) = self { coordinates } else { nil }
  }
}

/// Makes places of what was typed.
private struct PlaceReader {
  let arguments: ParsedArguments
  let day: Day?
  let contents: LogContents
  var notes: [Diagnostic] = []

  mutating func places(_ problems: inout Problems) -> [IncidentPlace] {
    let names = contents.names
    let country = country(&problems)
    let region = arguments.value(PlaceOptions.region).flatMap { typed in
      problems.collect(at: arguments.place(of: "region")) { () throws(Diagnostic) in
        try names.region(typed)
      }
    }
    let towns = arguments.values(PlaceOptions.town)
    let point = arguments.value(PlaceOptions.point)?.coordinates
    if towns.count > 1, point != nil {
      problems.add(
        Diagnostic(
          code: "several-towns", "one point cannot be the place of several towns",
          at: arguments.place(of: "at"), hints: ["record each town with its own point"]))
    }
    guard !towns.isEmpty else {
      return [place(asWritten: nil, region: region?.region(on: day), country, point)]
    }
    let home =
      contents.description.home ?? sharedCountry(of: towns, in: region).map { [$0] }
      ?? contents.home
    return towns.enumerated().compactMap { index, typed in
      do throws(Diagnostic) {
        return place(
          in: try town(typed, in: region, country, home: home), asWritten: typed, point)
      } catch {
        let isElsewhere = error.code == "town-elsewhere"
        if isElsewhere && point != nil
          || error.code == "unknown-town" && (point != nil || region != nil)
        {
          return place(asWritten: typed, region: region?.region(on: day), country, point)
        }
        var problem = error
        problem.place = arguments.place(of: "town", occurrence: index)
        if isElsewhere {
          problem.hints.append(
            "`--at LAT,LON` beside the name, or `--region REGION` alone, places what the gazetteer "
              + "lacks")
        } else if error.code == "unknown-town" {
          problem.hints.append(
            "`--at LAT,LON` or `--region REGION` places a town that the gazetteer lacks")
        }
        problems.add(problem)
        return nil
      }
    }
  }

  /// The country of those towns that only one country has; nil where they lie in several.
  private func sharedCountry(of towns: [String], in region: RegionName?) -> String? {
    guard towns.count > 1 else { return nil }
    let countries = Set(
      towns.compactMap { typed in
        try? contents.names.town(typed, in: region, on: day).town.country
      })
    return countries.count == 1 ? countries.first : nil
  }

  /// The town that is meant, within the region and the country that were named.
  ///
  /// A town that was named by its id can lie outside the region, with a warning.
  private mutating func town(
    _ typed: String, in region: RegionName?, _ country: String?, home: Set<String>
  ) throws(Diagnostic) -> Town {
    let (town, note) = try contents.names.town(
      typed, in: region, country: country, home: country.map { [$0] } ?? home, on: day)
    // That others bear the name abroad is no news to who records what happens at home.
    let isOnlyOneAtHome =
      home.contains(town.country)
      && (try? contents.names.town(typed, in: region, country: town.country, on: day))?.note == nil
    if let note, !isOnlyOneAtHome { notes.append(note.diagnostic) }
    if let region, let named = region.region(on: day),
      !region.holds(contents.regions.placement(of: town, on: day), on: day)
    {
      notes.append(
        Diagnostic(
          .warning, code: "outside-region", "\(town.name) does not lie in \(named.name)",
          at: Diagnostic.Place(path: "--region"),
          hints: ["it is recorded as `\(town.id)`, where the gazetteer has it"]))
    }
    return town
  }

  private func country(_ problems: inout Problems) -> String? {
    guard let typed = arguments.value(PlaceOptions.country) else { return nil }
    let code = typed.uppercased()
    if code.utf8.count == 2, code.utf8.allSatisfy({ (65...90).contains($0) }) { return code }
    let found = problems.collect(at: arguments.place(of: "country")) { () throws(Diagnostic) in
      try contents.names.region(typed, as: "country")
    }
    return found?.candidates.first?.id.uppercased()
  }

  /// A place that is a town of the gazetteer.
  private func place(in town: Town, asWritten: String, _ point: Coordinates?) -> IncidentPlace {
    IncidentPlace(
      asWritten: asWritten == town.name || town.isIdentified(by: asWritten) ? nil : asWritten,
      town: town.id,
      region: contents.regions.placement(of: town, on: day).smallest, country: town.country,
      coordinates: point, precision: arguments.value(PlaceOptions.precision) ?? .settlement)
  }

  /// A place that is no town of the gazetteer.
  private mutating func place(
    asWritten: String?, region: Region?, _ country: String?, _ point: Coordinates?
  ) -> IncidentPlace {
    let around = region.flatMap { region -> String? in
      let placement = contents.regions.placement(ofRegion: region.id, on: day)
      return placement.region(.country) ?? (region.kind == .country ? region.id : nil)
    }
    let precision: IncidentPlace.Precision =
      point != nil
      ? .site
      : region.map { IncidentPlace.Precision.of($0.kind) } ?? (country == nil ? .unknown : .country)
    let place = IncidentPlace(
      asWritten: asWritten, region: region?.id,
      country: country ?? around?.uppercased() ?? point.flatMap { abroad($0) }
        ?? contents.description.country ?? "XX",
      coordinates: point, precision: arguments.value(PlaceOptions.precision) ?? precision)
    if region == nil, let point { noteNoRegion(point, of: place) }
    return place
  }

  /// The country whose border holds a point that lies outside the country of the log, with a note.
  private mutating func abroad(_ point: Coordinates) -> String? {
    let home = contents.description.country?.lowercased()
    let around = contents.regions.all.filter { region in
      region.kind == .country && region.id.utf8.count == 2
        && (day.map(region.valid.contains) ?? true) && region.outline?.contains(point) == true
    }
    guard let country = around.first, !around.contains(where: { $0.id == home }) else { return nil }
    notes.append(
      Diagnostic(
        .note, code: "country-of-point", "the point \(point.text) lies in \(country.name)",
        at: arguments.place(of: "at"), hints: ["`--country CODE` records it in another country"]))
    return country.id.uppercased()
  }

  /// Says that a point alone is found under no region, and which town is near.
  private mutating func noteNoRegion(_ point: Coordinates, of place: IncidentPlace) {
    let (regions, id) = (contents.regions, place.country.lowercased())
    let hasRegions = regions.all.contains {
      $0.kind == .adm1 && regions.placement(ofRegion: $0.id, on: day).region(.country) == id
    }
    guard hasRegions else { return }
    var hint = "`--region REGION` names it"
    if let (town, kilometres) = contents.towns.nearest(to: point, in: place.country) {
      let around = regions.placement(of: town, on: day).region(.adm1).map(regions.name)
      hint +=
        "; the nearest town of the gazetteer, \(Int(kilometres.rounded())) km away, is \(town.name)"
        + (around.map { " (\($0))" } ?? "")
      if place.asWritten == nil {
        hint += ", and `--town \(town.id) --place-precision near-settlement` says that it is near"
      }
    }
    notes.append(
      Diagnostic(
        .note, code: "no-region",
        "no region is known of the point \(point.text): `list --region` does not find it",
        at: arguments.place(of: "at"), hints: [hint]))
  }
}

extension IncidentPlace.Precision {
  /// How exactly a place is known of which only the region is known.
  static func of(_ kind: Region.Kind) -> IncidentPlace.Precision {
    switch kind {
    case .adm1: .adm1
    case .adm2: .adm2
    case .adm3: .adm3
    case .zone: .area
    case .country: .country
    }
  }
}

extension TownFile {
  /// The nearest town of a country within 100 km of a point, and how many kilometres away it is.
  ///
  /// Only towns are looked at whose ids begin with the country, as those of the gazetteer do.
  ///
  /// - Complexity: O(*n*), and it decodes every line of the country.
  fileprivate func nearest(
    to point: Coordinates, in country: String
  ) -> (town: Town, kilometres: Double)? {
    var nearest: (town: Town, kilometres: Double)?
    for id in ids where id.hasPrefix("\(country.lowercased())-") {
      guard let town = town(id: id), town.country == country else { continue }
      let kilometres = point.distance(to: town.coordinates)
      if kilometres < nearest?.kilometres ?? 100 { nearest = (town, kilometres) }
    }
    return nearest
  }
}

extension LogContents {
  /// Looks up names in the log.
  var names: NameResolver { NameResolver(actors: actors, regions: regions, towns: towns) }
}
