import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

extension Town: ReferenceRecord {
  private enum Options {
    static let at = PlaceOptions.at
    static let country = Option.text(
      "country", "CODE", help: "the country, ISO 3166-1; else the log's", section: "Record")
    static let region = Option.text(
      "region", "REGION[@FROM..UNTIL]",
      help: "a region that holds it, with the time if not always; adds to those it has",
      completes: "region", isRepeatable: true, section: "Record")
    static let removeRegion = Option.text(
      "remove-region", "REGION", help: "a region that does not hold it, by name or id",
      completes: "region", isRepeatable: true, section: "Record")
    static let kind = Option.text(
      "kind", "TEXT", help: "what it is, such as town, seat-adm2, well", section: "Record")
    static let population = Option.integer(
      "population", "N", help: "how many people live there", section: "Record")
    static let external = RecordOptions.external
    static let inRegion = Option.text(
      "region", "REGION", help: "only in this region", completes: "region", section: "Filters",
      isCommon: true)
    static let inCountry = Option.text(
      "country", "CODE", help: "only in this country", section: "Filters")
    static let ofKind = Option.text(
      "kind", "TEXT", help: "only of this kind, such as seat-adm1", section: "Filters")
    static let on = LookOptions.boundaries
  }

  static var collection: LogCollection { .towns }
  static var fields: [any ParsableOption] {
    [
      Options.at, Options.country, Options.region, Options.kind, Options.population,
      Options.external,
    ]
  }
  static var amendFields: [any ParsableOption] { [Options.removeRegion] }

  static var filters: [any ParsableOption] {
    [Options.inRegion, Options.inCountry, Options.ofKind, Options.on]
  }
  static func columns(for towns: [Town]) -> [Column] {
    // Where several bear one name, the cercle and the point tell them apart.
    let isTellingApart = Set(towns.map(\.name)).count < towns.count
    return [
      Column("name", "Name", shrinksTo: 10), Column("region", "Region", shrinksTo: 8),
      Column(
        "cercle", "Cercle", priority: 2, shrinksTo: 8, isMachineOnly: !isTellingApart),
      Column("country", "Country", priority: 2), Column("kind", "Kind", priority: 3),
      Column("population", "Population", alignment: .trailing, priority: 1),
      Column("aliases", "Other names", priority: 4, shrinksTo: 12),
      Column(
        "latitude", "Latitude", alignment: .trailing, priority: 1, isMachineOnly: !isTellingApart),
      Column(
        "longitude", "Longitude", alignment: .trailing, priority: 1,
        isMachineOnly: !isTellingApart),
      Column("id", "ID"),
    ]
  }
  static var examples: [String: [CommandExample]] {
    [
      "list": [
        CommandExample("incidentlog towns list nioro", "towns with a name like it"),
        CommandExample("incidentlog towns list --region Kayes", "the towns of a region"),
      ],
      "show": [CommandExample("incidentlog towns show Sandaré", "a town with all its names")],
      "add": [
        CommandExample(
          "incidentlog towns add Talataye --at 16.53,1.52 --region Gao",
          "a place that the gazetteer lacks")
      ],
      "amend": [
        CommandExample(
          "incidentlog towns amend Gogui --alias Gogouy", "a spelling that a report uses")
      ],
    ]
  }

  static var importFormats: [String] { TownImport.Format.allCases.map(\.rawValue) }

  static func imported(
    _ bytes: [UInt8], from format: String, in contents: LogContents
  ) throws(Diagnostic) -> ReferenceImport {
    try TownImport.read(
      bytes, from: TownImport.Format(rawValue: format) ?? .places, regions: contents.regions,
      known: contents.towns.activeTowns)
  }

  static func chosen(_ request: ReferenceRequest) throws -> [Town] {
    let (arguments, contents) = (request.arguments, request.contents)
    var problems = Problems()
    let region = arguments.value(Options.inRegion).flatMap { typed in
      problems.collect(at: arguments.place(of: "region")) { () throws(Diagnostic) in
        try contents.names.region(typed)
      }
    }
    let look = LookOptions.look(arguments, request.today, &problems)
    try problems.throwIfAny()
    let day = look.boundaries ?? request.today
    let (country, kind) = (arguments.value(Options.inCountry), arguments.value(Options.ofKind))
    return candidates(request).filter { town in
      (country.map { $0.uppercased() == town.country } ?? true)
        && (kind.map { $0 == town.kind } ?? true)
        && (region.map { $0.holds(contents.regions.placement(of: town, on: day), on: day) } ?? true)
    }.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
  }

  /// The towns that a list may show: by the name or id that was typed, or all.
  private static func candidates(_ request: ReferenceRequest) -> [Town] {
    let towns = request.contents.towns
    guard let typed = request.arguments.value(ReferenceListCommand<Town>.name)
    else { return towns.activeTowns }
    return towns.activeTowns(namesHold: NameFolding.fold(typed), orID: typed.lowercased())
  }

  static func match(_ name: String, in contents: LogContents) throws(Diagnostic) -> Town {
    try contents.names.town(name, home: contents.home, isAnywhere: true).town
  }

  static func stored(_ id: String, in contents: LogContents) -> StoredRecord<Town>? {
    contents.towns.record(id: id)
  }

  static func made(
    _ request: ReferenceRequest, named name: String
  ) throws(Diagnostics) -> JSON {
    let arguments = request.arguments
    guard let point = arguments.value(Options.at) else {
      throw Diagnostics([
        Diagnostic(
          code: "missing-option", "where the town lies is not given",
          at: Diagnostic.Place(path: "--at"), hints: ["`--at LAT,LON` gives its point"])
      ])
    }
    let parents = try parents(request)
    let around = parents.first.flatMap { membership in
      request.contents.regions.placement(ofRegion: membership.region, on: request.today)
        .region(.country)
    }
    let country =
      arguments.value(Options.country)?.uppercased() ?? around?.uppercased()
      ?? request.contents.description.country ?? "XX"
    let slug = "\(country.lowercased())-\(ReferenceOptions.slug(name))"
    return Town(
      id: arguments.value(ReferenceOptions.id) ?? free(slug, in: request.contents), name: name,
      aliases: arguments.values(ReferenceOptions.alias), country: country, parents: parents,
      coordinates: point, kind: arguments.value(Options.kind),
      population: arguments.value(Options.population),
      external: arguments.values(Options.external)
    ).json
  }

  static func amend(
    _ edit: inout RecordEdit, _ request: ReferenceRequest
  ) throws(Diagnostics) {
    let arguments = request.arguments
    try ReferenceOptions.amendNames(&edit, arguments)
    if let point = arguments.value(Options.at) {
      edit.set("latitude", to: .number(point.latitude))
      edit.set("longitude", to: .number(point.longitude))
    }
    if let country = arguments.value(Options.country) {
      edit.set("country", to: .string(country.uppercased()))
    }
    if let kind = arguments.value(Options.kind) { edit.set("kind", to: .string(kind)) }
    if let population = arguments.value(Options.population) {
      edit.set("population", to: .integer(population))
    }
    try removeRegions(from: &edit, request)
    edit.add(try parents(request).map(\.json), to: "parents")
    edit.add(arguments.values(Options.external).map(\.json), to: "external")
  }

  /// Takes the town out of regions, which are told by their id or by any of their names.
  private static func removeRegions(
    from edit: inout RecordEdit, _ request: ReferenceRequest
  ) throws(Diagnostics) {
    var problems = Problems()
    var parents = edit.json["parents"]?.array ?? []
    for (index, typed) in request.arguments.values(Options.removeRegion).enumerated() {
      let candidates = problems.collect(
        at: request.arguments.place(of: Options.removeRegion.name, occurrence: index)
      ) { () throws(Diagnostic) in
        let ids = try request.contents.names.region(typed).candidates.map(\.id)
        guard parents.contains(where: { $0["region"]?.string.map(ids.contains) ?? false }) else {
          throw Diagnostic(code: "unknown-region", "it does not lie in `\(typed)`")
        }
        return ids
      }
      parents.removeAll { parent in
        parent["region"]?.string.map { candidates?.contains($0) ?? false } ?? false
      }
    }
    try problems.throwIfAny()
    if request.arguments.isTyped(Options.removeRegion) {
      edit.set("parents", to: parents.isEmpty ? nil : .array(parents))
    }
  }

  private static func parents(_ request: ReferenceRequest) throws(Diagnostics) -> [Membership] {
    var problems = Problems()
    let names = request.contents.names
    let parents = request.arguments.values(Options.region).enumerated().compactMap {
      index, typed in
      problems.collect(at: request.arguments.place(of: "region", occurrence: index)) {
        () throws(Diagnostic) -> Membership in
        let (name, validity) = try ReferenceOptions.dated(typed)
        let day = validity.firstDay ?? validity.lastDay ?? request.today
        let found = try names.region(name)
        guard let region = found.region(on: day) ?? found.candidates.first else {
          throw Diagnostic(code: "unknown-region", "no region is called `\(name)`")
        }
        return Membership(region.id, validity: validity)
      }
    }
    try problems.throwIfAny()
    return parents
  }

  /// An id that is not taken: the slug, else with a number.
  private static func free(_ slug: String, in contents: LogContents) -> String {
    var id = slug
    var number = 2
    while contents.towns.town(id: id) != nil {
      id = "\(slug)-\(number)"
      number += 1
    }
    return id
  }

  func cells(in contents: LogContents) -> [Cell] {
    let placement = contents.regions.placement(of: self, on: nil)
    let region = placement.region(.adm1).map(contents.regions.name)
    let cercle = contents.regions.cercle(of: self, on: nil)
    func degrees(_ number: Double) -> Cell {
      Cell(RichText(JSON.number(number).text, .number), value: .number(number))
    }
    return [
      Cell(RichText(name, .place)),
      Cell(RichText(region ?? "–", .place), value: .string(orNull: region)),
      Cell(
        RichText(cercle?.text ?? "–", .place),
        value: .string(orNull: cercle?.until == nil ? cercle?.name : nil)),
      Cell(RichText(country)), Cell(RichText(kind ?? "–"), value: .string(orNull: kind)),
      Cell(
        population.map { RichText($0.grouped, .number) } ?? RichText("–", .muted),
        value: .integer(orNull: population)),
      Cell(
        RichText(aliases.joined(separator: ", ")), value: .string(aliases.joined(separator: ";"))),
      degrees(coordinates.latitude), degrees(coordinates.longitude),
      Cell(RichText(id, .identifier)),
    ]
  }

  func facts(in contents: LogContents) -> [Fact] {
    let latitude = JSON.number(coordinates.latitude).text
    let longitude = JSON.number(coordinates.longitude).text
    var facts = [
      Fact("Other names", RichText(aliases.joined(separator: ", "))),
      Fact("Country", RichText(country)), Fact("Kind", RichText(kind ?? "")),
      Fact("Population", RichText(population?.grouped ?? "not known")),
      Fact("Point", RichText("\(latitude), \(longitude)")),
    ]
    facts += parents.map { Fact("Lies in", $0.text(in: contents.regions)) }
    facts += external.map { Fact("External", RichText("\($0.scheme):\($0.id)")) }
    return facts.filter { !$0.value.isEmpty }
  }
}

extension Membership {
  /// The region with its name, and when.
  func text(in regions: RegionMap) -> RichText {
    let span = validity == Validity() ? "" : ", \(validity.text)"
    return "\(regions.name(of: region), .place) (\(region))\(span)"
  }
}

extension RecordEdit {
  /// Adds elements to a list of the record.
  mutating func add(_ elements: [JSON], to list: String) {
    guard !elements.isEmpty else { return }
    set(list, to: .array((json[list]?.array ?? []) + elements))
  }
}
