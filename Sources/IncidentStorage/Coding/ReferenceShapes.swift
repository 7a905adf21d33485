import IncidentCore

extension ObjectShape {
  /// A town as it stands in a file.
  package static let town = ObjectShape(
    "town",
    [
      .required("id", .text, "such as ml-kayes, with the GeoNames id where the name is not unique"),
      .required("name", .text, "the name"),
      .optional("aliases", .list(.text), "other names and spellings"),
      .required("country", .text, "ISO 3166-1 alpha-2"),
      .optional("parents", .list(.object(membership)), "the regions that hold it, and when"),
      .required("latitude", .number(-90...90), "degrees north"),
      .required("longitude", .number(-180...180), "degrees east"),
      .optional("kind", .text, "what it is"),
      .optional("population", .integer(0...Int.max), "how many people live there"),
      .optional("external", .list(.object(external)), "its identity in other gazetteers"),
    ] + revision)

  /// A region as it stands in a file.
  package static let region = ObjectShape(
    "region",
    [
      .required("id", .text, "such as ml-kayes, ml-kayes-cercle-2023 or zone-western-mali"),
      .required("name", .text, "the name"),
      .optional("aliases", .list(.text), "other names and spellings"),
      .required("kind", .words("kind", Region.Kind.self), "its level"),
      .optional("valid", .object(validity), "when it existed"),
      .optional("parents", .list(.object(membership)), "the regions that hold it, and when"),
      .optional(
        "members", .list(.text), "what makes up a zone: regions by id, towns as town: and the id"),
      .optional("codes", .list(.object(code)), "its codes in other systems, and when"),
      .optional(
        "outline", .list(.list(.number(-180...180))),
        "its outer border as lines, each degrees north and east of its points in turn"),
    ] + revision)

  /// An actor as it stands in a file.
  package static let actor = ObjectShape(
    "actor",
    [
      .required("id", .text, "such as jnim"),
      .required("name", .text, "the name"),
      .optional("aliases", .list(.text), "other names and spellings"),
      .required("kind", .words("kind", ConflictActor.Kind.self), "the kind of actor"),
      .optional("countries", .list(.text), "ISO 3166-1 alpha-2 codes of where it acts"),
      .optional("from", .partialDate, "since when it existed"),
      .optional("until", .partialDate, "until when it existed"),
      .optional("relations", .list(.object(relation)), "how it stands to other actors, and when"),
      .optional("external", .list(.object(external)), "its identity in other datasets"),
    ] + revision)

  private static let revision: [FieldShape] = [
    .optional("revision", .integer(1...1_000_000_000), "1 where absent"),
    .optional("recorded", .object(recorded), "when, by whom and why it was recorded"),
    .optional("state", .words("state", RecordState.self), "active where absent"),
  ]

  static let validity = ObjectShape(
    "valid",
    [
      .optional("from", .partialDate, "its first day"),
      .optional("until", .partialDate, "its last day"),
    ])

  static let membership = ObjectShape(
    "parent",
    [
      .required("region", .reference(.region), "the region"),
      .optional("from", .partialDate, "its first day"),
      .optional("until", .partialDate, "its last day"),
    ])

  static let code = ObjectShape(
    "code",
    [
      .required("system", .text, "the system, such as iso-3166-2"),
      .required("code", .text, "the code"),
      .optional("from", .partialDate, "its first day"),
      .optional("until", .partialDate, "its last day"),
    ])

  static let relation = ObjectShape(
    "relation",
    [
      .required("actor", .reference(.actor), "the other actor"),
      .required(
        "relation", .words("relation", ConflictActor.Relation.Kind.self), "what it is to it"),
      .optional("from", .partialDate, "its first day"),
      .optional("until", .partialDate, "its last day"),
    ])
}
