import IncidentCore

extension Samples {
  private static let old = validity(until: "2023-03-12")
  private static let new = validity(from: "2023-03-13")

  /// Mali with the map of before and after its law of 13 March 2023.
  static let regions = RegionMap([
    Region(id: "ml", name: "Mali", kind: .country),
    Region(
      id: "ml-kayes", name: "Kayes", kind: .adm1, parents: [Membership("ml")],
      codes: [.init(system: "iso-3166-2", code: "ML-1")]),
    Region(
      id: "ml-kayes-cercle", name: "Kayes", kind: .adm2, valid: old,
      parents: [Membership("ml-kayes")]),
    Region(
      id: "ml-kayes-cercle-2023", name: "Kayes", kind: .adm2, valid: new,
      parents: [Membership("ml-kayes")]),
    Region(
      id: "ml-nioro-cercle", name: "Nioro", kind: .adm2, valid: old,
      parents: [Membership("ml-kayes")]),
    Region(
      id: "ml-nioro", name: "Nioro", kind: .adm1, valid: new, parents: [Membership("ml")]),
    Region(
      id: "ml-nioro-cercle-2023", name: "Nioro", kind: .adm2, valid: new,
      parents: [Membership("ml-nioro")]),
    Region(id: "ml-segou", name: "Ségou", kind: .adm1, parents: [Membership("ml")]),
    Region(
      id: "ml-niono-cercle", name: "Niono", kind: .adm2, valid: old,
      parents: [Membership("ml-segou")]),
    Region(
      id: "ml-niono-cercle-2023", name: "Niono", kind: .adm2, valid: new,
      parents: [Membership("ml-segou")]),
    Region(
      id: "ml-menaka", name: "Ménaka", kind: .adm1, valid: validity(from: "2016"),
      parents: [Membership("ml")], codes: [.init(system: "iso-3166-2", code: "ML-9")]),
    Region(
      id: "zone-western-mali", name: "Western Mali", kind: .zone,
      members: ["ml-kayes", "ml-nioro"]),
    Region(
      id: "zone-office-du-niger", name: "Office du Niger", kind: .zone,
      members: ["town:ml-niono", "town:ml-molodo"]),
  ])

  /// The seven towns of 1 July 2025 and some whose names meet.
  static let towns = TownList([
    town(
      "ml-kayes", "Kayes", 14.44693, -11.44448, "seat-adm1", 127_368,
      [
        Membership("ml-kayes-cercle", validity: old),
        Membership("ml-kayes-cercle-2023", validity: new),
      ]),
    town(
      "ml-diboli", "Diboli", 14.46667, -12.25, nil, 4_000,
      [Membership("ml-kayes-cercle", validity: old), Membership("ml-kayes", validity: new)]),
    town(
      "ml-nioro", "Nioro du Sahel", 15.23, -9.59, "seat-adm1", 33_691,
      [
        Membership("ml-nioro-cercle", validity: old),
        Membership("ml-nioro-cercle-2023", validity: new),
      ],
      aliases: ["Nioro"]),
    town("ml-sandare", "Sandaré", 14.67, -10.28, nil, nil, wentToNioro, aliases: ["Sandere"]),
    town("ml-gogui", "Gogui", 15.65, -9.33, nil, nil, wentToNioro),
    town(
      "ml-niono", "Niono", 14.2526, -5.99303, "seat-adm2", 91_554,
      [
        Membership("ml-niono-cercle", validity: old),
        Membership("ml-niono-cercle-2023", validity: new),
      ]),
    town(
      "ml-molodo", "Molodo", 14.25, -6.03, nil, nil,
      [Membership("ml-niono-cercle", validity: old), Membership("ml-segou", validity: new)]),
    town("ml-madina-1", "Madina", 12.5, -8.5, nil, 300, [Membership("ml-kayes")]),
    town("ml-madina-2", "Madina", 13.5, -5.5, nil, 250, [Membership("ml-segou")]),
    town("ml-bankass-1", "Bankass", 14.07, -3.52, nil, 20_000, [Membership("ml-segou")]),
    town("ml-bankass-2", "Bankass", 12.07, -7.52, nil, 1_900, [Membership("ml-kayes")]),
    town("ml-aguelhok", "L'Aguelhok", 19.46, 0.85, nil, nil, [Membership("ml")]),
  ])

  private static let wentToNioro = [
    Membership("ml-nioro-cercle", validity: old), Membership("ml-nioro", validity: new),
  ]

  private static func town(
    _ id: String, _ name: String, _ latitude: Double, _ longitude: Double, _ kind: String?,
    _ population: Int?, _ parents: [Membership], aliases: [String] = []
  ) -> Town {
    Town(
      id: id, name: name, aliases: aliases, country: "ML", parents: parents,
      coordinates: Coordinates(latitude: latitude, longitude: longitude), kind: kind,
      population: population,
      external: id == "ml-kayes" ? [ExternalID(scheme: "geonames", id: "2455518")] : [])
  }
}
