import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

extension Region: ReferenceRecord {
  private enum Options {
    static let kind = Option.word(
      "kind", "KIND", Region.Kind.self, help: "its level, or zone", section: "Record",
      isCommon: true)
    static let parent = Option.text(
      "parent", "REGION[@FROM..UNTIL]",
      help: "a region that holds it, with the time if not always; adds to those it has",
      completes: "region", isRepeatable: true, section: "Record", isCommon: true)
    static let member = Option.text(
      "member", "REGION|town:TOWN", help: "what makes up a zone; adds to what it has",
      isRepeatable: true, separator: ",", section: "Record")
    static let code = Option<Region.Code>(
      "code", "SYSTEM:CODE", help: "its code in a system, such as iso-3166-2:ML-1",
      isRepeatable: true, section: "Record", parse: readCode)
    static let ofKind = Option.word(
      "kind", "KIND", Region.Kind.self, help: "only of this level", section: "Filters",
      isCommon: true)
    static let within = Option.text(
      "region", "REGION", help: "only within this region", completes: "region",
      section: "Filters")
    static let on = Option.text(
      "boundaries", "DATE", help: "only those on the map of a day", section: "Filters")

    private static func readCode(_ text: String) throws(Diagnostic) -> Region.Code {
      let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw Diagnostic(
          code: "wrong-code", "`\(text)` names no system and code",
          hints: ["write the system, a colon and the code, such as `iso-3166-2:ML-1`"])
      }
      return Region.Code(system: parts[0], code: parts[1])
    }
  }

  static var collection: LogCollection { .regions }
  static var fields: [any ParsableOption] {
    [
      Options.kind, Options.parent, Options.member, Options.code, ReferenceOptions.from,
      ReferenceOptions.until,
    ]
  }
  static var filters: [any ParsableOption] { [Options.ofKind, Options.within, Options.on] }
  static var columns: [Column] {
    [
      Column("name", "Name", shrinksTo: 10), Column("kind", "Kind"),
      Column("within", "In", priority: 1, shrinksTo: 8), Column("valid", "Existed", priority: 2),
      Column("codes", "Codes", priority: 3, shrinksTo: 8),
      Column("aliases", "Other names", priority: 4, shrinksTo: 12), Column("id", "ID"),
    ]
  }
  static var examples: [String: [CommandExample]] {
    [
      "list": [
        CommandExample(
          "incidentlog regions list --kind adm1 --region Mali --boundaries today",
          "the regions of today"),
        CommandExample(
          "incidentlog regions list --kind zone", "the named zones"),
      ],
      "show": [
        CommandExample("incidentlog regions show Nioro", "a region with its codes and times")
      ],
      "add": [
        CommandExample(
          "incidentlog regions add \"Gold belt\" --kind zone --member ml-kayes",
          "a zone of one's own")
      ],
      "amend": [
        CommandExample("incidentlog regions amend Ségou --alias Segu", "another spelling")
      ],
    ]
  }

  static var importFormats: [String] { RegionImport.Format.allCases.map(\.rawValue) }

  static func imported(
    _ bytes: [UInt8], from format: String, in contents: LogContents
  ) throws(Diagnostic) -> ReferenceImport {
    try RegionImport.read(
      bytes, from: RegionImport.Format(rawValue: format) ?? .table, regions: contents.regions)
  }

  static func chosen(_ request: ReferenceRequest) throws -> [Region] {
    let (arguments, regions) = (request.arguments, request.contents.regions)
    var problems = Problems()
    let day = arguments.value(Options.on).flatMap { typed in
      problems.collect(at: arguments.place(of: "boundaries")) { () throws(Diagnostic) in
        try PointInTime(typed: typed, today: request.today).day
      }
    }
    let around = arguments.value(Options.within).flatMap { typed in
      problems.collect(at: arguments.place(of: "region")) { () throws(Diagnostic) in
        try request.contents.names.region(typed)
      }
    }
    try problems.throwIfAny()
    return regions.all.filter { region in
      (arguments.value(Options.ofKind).map { $0 == region.kind } ?? true)
        && (day.map(region.valid.contains) ?? true)
        && (around.map { isWithin(region, $0, on: day, regions) } ?? true)
    }.sorted { ($0.kind.depth, $0.name, $0.id) < ($1.kind.depth, $1.name, $1.id) }
  }

  private static func isWithin(
    _ region: Region, _ around: RegionName, on day: Day?, _ regions: RegionMap
  ) -> Bool {
    let wanted = Set(around.candidates.map(\.id))
    if wanted.contains(region.id) { return true }
    if let day {
      return regions.holding(region.parents, on: day).contains { wanted.contains($0.id) }
    }
    return region.parents.contains { parent in
      wanted.contains(parent.region)
        || regions[parent.region].map { isWithin($0, around, on: nil, regions) } ?? false
    }
  }

  static func match(_ name: String, in contents: LogContents) throws(Diagnostic) -> Region {
    let found = try contents.names.region(name)
    guard let region = found.region(on: nil) ?? found.candidates.first else {
      throw Diagnostic(code: "unknown-region", "no region is called `\(name)`")
    }
    return region
  }

  static func stored(_ id: String, in contents: LogContents) -> StoredRecord<Region>? {
    contents.regionRecords[id]
  }

  static func made(
    _ request: ReferenceRequest, named name: String
  ) throws(Diagnostics) -> JSON {
    let arguments = request.arguments
    guard let kind = arguments.value(Options.kind) else {
      throw Diagnostics([
        Diagnostic(
          code: "missing-option", "the level of the region is not given",
          at: Diagnostic.Place(path: "--kind"),
          hints: [
            "`--kind \(Region.Kind.allCases.map(\.rawValue).joined(separator: "`, `--kind "))`"
          ])
      ])
    }
    let parents = try parents(request)
    let country = parents.first.flatMap {
      request.contents.regions.placement(ofRegion: $0.region, on: request.today).region(.country)
        ?? $0.region
    }
    let slug = ReferenceOptions.slug(name)
    let made = kind == .zone ? "zone-\(slug)" : country.map { "\($0)-\(slug)" } ?? slug
    return Region(
      id: arguments.value(ReferenceOptions.id) ?? made, name: name,
      aliases: arguments.values(ReferenceOptions.alias), kind: kind,
      valid: Validity(
        from: arguments.value(ReferenceOptions.from),
        until: arguments.value(ReferenceOptions.until)),
      parents: parents, members: try members(request), codes: arguments.values(Options.code)
    ).json
  }

  static func amend(
    _ edit: inout RecordEdit, _ request: ReferenceRequest
  ) throws(Diagnostics) {
    let arguments = request.arguments
    try ReferenceOptions.amendNames(&edit, arguments)
    if let kind = arguments.value(Options.kind) { edit.set("kind", to: .string(kind.rawValue)) }
    var valid = edit.json["valid"] ?? .object([:])
    if let from = arguments.value(ReferenceOptions.from) { valid["from"] = .string(from.iso) }
    if let until = arguments.value(ReferenceOptions.until) { valid["until"] = .string(until.iso) }
    if valid.members?.isEmpty == false { edit.set("valid", to: valid) }
    edit.add(try parents(request).map(\.json), to: "parents")
    edit.add(try members(request).map(JSON.string), to: "members")
    edit.add(arguments.values(Options.code).map(\.json), to: "codes")
  }

  private static func parents(_ request: ReferenceRequest) throws(Diagnostics) -> [Membership] {
    var problems = Problems()
    let parents = request.arguments.values(Options.parent).enumerated().compactMap {
      index, typed in
      problems.collect(at: request.arguments.place(of: "parent", occurrence: index)) {
        () throws(Diagnostic) -> Membership in
        let (name, validity) = try ReferenceOptions.dated(typed)
        return Membership(try match(name, in: request.contents).id, validity: validity)
      }
    }
    try problems.throwIfAny()
    return parents
  }

  private static func members(_ request: ReferenceRequest) throws(Diagnostics) -> [String] {
    var problems = Problems()
    let members = request.arguments.values(Options.member).compactMap { typed in
      problems.collect(at: request.arguments.place(of: "member")) { () throws(Diagnostic) in
        if typed.hasPrefix("town:") {
          return "town:" + (try Town.match(String(typed.dropFirst(5)), in: request.contents)).id
        }
        return try match(typed, in: request.contents).id
      }
    }
    try problems.throwIfAny()
    return members
  }

  func cells(in contents: LogContents) -> [Cell] {
    let within = parents.map { contents.regions.name(of: $0.region) }.joined(separator: ", ")
    let codes = codes.map { "\($0.system):\($0.code)" }
    return [
      Cell(RichText(name, .place)), Cell(RichText(kind.rawValue)), Cell(RichText(within, .place)),
      Cell(RichText(valid == Validity() ? "" : valid.text, .date)),
      Cell(RichText(codes.joined(separator: ", ")), value: .string(codes.joined(separator: ";"))),
      Cell(
        RichText(aliases.joined(separator: ", ")), value: .string(aliases.joined(separator: ";"))),
      Cell(RichText(id, .identifier)),
    ]
  }

  func facts(in contents: LogContents) -> [Fact] {
    let children = contents.regions.all.filter { region in
      region.parents.contains { $0.region == id }
    }.map(\.name)
    let facts =
      [
        Fact("Other names", RichText(aliases.joined(separator: ", "))),
        Fact("Kind", RichText(kind.rawValue)),
        Fact("Existed", RichText(valid == Validity() ? "" : valid.text, .date)),
      ]
      + parents.map { Fact("Lies in", $0.text(in: contents.regions)) }
      + codes.map { Fact("Code", RichText("\($0.system): \($0.code)")) } + [
        Fact("Holds", RichText(children.joined(separator: ", "))),
        Fact("Members", RichText(members.joined(separator: ", "))),
      ]
    return facts.filter { !$0.value.isEmpty }
  }
}
