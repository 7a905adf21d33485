import IncidentCore

extension ObjectShape {
  /// An incident as it stands in a file.
  package static let incident = ObjectShape(
    "incident",
    [
      .required("id", .text, "never changes; any unambiguous part of it names the incident"),
      .optional("revision", .integer(1...1_000_000_000), "1, 2, …; 1 where absent"),
      .required("recorded", .object(recorded), "when, by whom and why this revision was recorded"),
      .optional("state", .words("state", RecordState.self), "only active records count"),
      .optional("into", .reference(.incident), "the record that a merged one went into"),
      .optional(
        "verification", .words("verification", Verification.self), "how far it was verified"),
      .optional(
        "marking", .words("marking", Marking.self), "TLP 2.0; the log's marking where absent"),
      .required("occurred", .object(occurred), "when it happened"),
      .required("place", .object(place), "where it happened"),
      .required("attack", .object(attack), "what happened"),
    ] + evidence + [
      .optional(
        "operation", .reference(.operation), "the coordinated operation it belongs to"),
      .optional("support", .list(.object(support)), "the sentences that single values rest on"),
      .optional("external", .list(.object(external)), "its identity in other datasets"),
      .optional(
        "notDuplicateOf", .list(.text), "incidents it was compared with and found not to be"),
      .optional("tags", .list(.text), "free keywords"),
      .optional("title", .text, "a title"),
      .optional("summary", .text, "what happened, in a few sentences"),
      .optional("extras", .any, "other columns of an import, as they were"),
    ])

  /// An operation as it stands in a file.
  package static let operation = ObjectShape(
    "operation",
    [
      .required("id", .text, "never changes; any unambiguous part of it names the operation"),
      .optional("revision", .integer(1...1_000_000_000), "1, 2, …; 1 where absent"),
      .required("recorded", .object(recorded), "when, by whom and why this revision was recorded"),
      .optional("state", .words("state", RecordState.self), "only active records count"),
      .optional("into", .reference(.operation), "the record that a merged one went into"),
      .optional(
        "marking", .words("marking", Marking.self), "TLP 2.0; the log's marking where absent"),
      .optional("title", .text, "what it is called"),
      .optional(
        "basis", .list(.words("basis", Basis.self)), "why its attacks are taken for one operation"),
    ] + evidence + [
      .optional("external", .list(.object(external)), "its identity in other datasets"),
      .optional("summary", .text, "what happened, in a few sentences"),
      .optional("extras", .any, "other columns of an import, as they were"),
    ])

  static let recorded = ObjectShape(
    "recording",
    [
      .required("at", .instant, "when it was recorded"),
      .required("by", .text, "who recorded it"),
      .optional("reason", .text, "why it changed; mandatory from revision 2 on"),
      .optional(
        "replaces", .list(.text),
        "the first 16 hexadecimal digits of the SHA-256 of each line that it replaces"),
    ])

  static let occurred = ObjectShape(
    "span of time",
    [
      .optional("start", .day, "the first day"),
      .optional("end", .day, "the last day"),
      .required("precision", .words("precision", DatePrecision.self), "how exactly it is known"),
      .optional("timeOfDay", .timeOfDay, "the local time, or a word for it"),
    ])

  static let place = ObjectShape(
    "place",
    [
      .optional("asWritten", .text, "the place in the words of the source"),
      .optional("town", .reference(.town), "the town's id in the gazetteer"),
      .optional("region", .reference(.region), "the smallest unit on the attack's date"),
      .required("country", .text, "ISO 3166-1 alpha-2; XX where unknown"),
      .optional("latitude", .number(-90...90), "degrees north"),
      .optional("longitude", .number(-180...180), "degrees east"),
      .required(
        "precision", .words("precision", IncidentPlace.Precision.self), "how exactly it is known"),
    ])

  static let attack = ObjectShape(
    "attack",
    [
      .required("kind", .words("kind", AttackKind.self), "the kind of attack"),
      .optional("targets", .list(.object(target)), "who or what was attacked"),
      .optional("weapons", .list(.text), "weapons used, in the words of the sources"),
      .optional("outcome", .words("outcome", Attack.Outcome.self), "how it ended"),
    ])

  static let target = ObjectShape(
    "target",
    [
      .required(
        "category", .words("target category", Target.Category.self), "the kind of target"),
      .optional("actor", .reference(.actor), "the actor that was attacked"),
      .optional("description", .text, "the target in words"),
    ])

  private static let evidence: [FieldShape] = [
    .optional("attributions", .list(.object(attribution)), "statements about who did it"),
    .optional("casualties", .list(.object(casualties)), "statements about who was hurt"),
    .optional("accounts", .list(.object(account)), "other statements"),
    .optional("sources", .list(.object(source)), "where the statements were published"),
  ]

  static let attribution = ObjectShape(
    "attribution",
    [
      .required("key", .text, "unique in the record, such as a1"),
      .optional("actors", .list(.reference(.actor)), "those who acted, together if several"),
      .required("role", .words("role", Attribution.Role.self), "what they were in it"),
      .required("status", .words("status", Attribution.Status.self), "what kind of statement"),
      .optional("likelihood", .words("likelihood", Likelihood.self), "how likely (ICD 203)"),
      .optional("confidence", .words("confidence", Confidence.self), "how good the evidence is"),
      .required("by", .speaker, "who says it"),
      .optional("basis", .list(.words("basis", Basis.self)), "what it rests on"),
      .required("stated", .pointInTime, "the day or instant by which it had been said"),
      .optional("sources", .list(.text), "keys of sources in the record"),
      .optional("claim", .object(claim), "how the actor claimed it"),
      .optional("note", .text, "a note"),
    ])

  static let claim = ObjectShape(
    "claim",
    [
      .optional("mode", .text, "the form of the claim"),
      .optional("channel", .text, "the channel it was made through"),
    ])

  static let casualties = ObjectShape(
    "casualty statement",
    [
      .required("key", .text, "unique in the record, such as c1"),
      .required("of", .words("side", CasualtyStatement.Side.self), "on which side they were"),
      .optional("actor", .reference(.actor), "the actor they belonged to"),
      .required(
        "outcome", .words("outcome", CasualtyStatement.Outcome.self), "what happened to them"),
      .required("count", .object(count), "how many; an empty object: asked, but not known"),
      .required("by", .speaker, "who says it"),
      .required("stated", .pointInTime, "the day or instant by which it had been said"),
      .optional("sources", .list(.text), "keys of sources in the record"),
    ])

  static let count = ObjectShape(
    "count",
    [
      .optional("low", .integer(0...Int.max), "at least so many"),
      .optional("best", .integer(0...Int.max), "the number held most likely"),
      .optional("high", .integer(0...Int.max), "at most so many"),
    ])

  static let account = ObjectShape(
    "account",
    [
      .required("key", .text, "unique in the record, such as n1"),
      .required("text", .text, "what was said"),
      .optional("about", .text, "what it is about"),
      .required("by", .speaker, "who says it"),
      .required("stated", .pointInTime, "the day or instant by which it had been said"),
      .optional("sources", .list(.text), "keys of sources in the record"),
    ])

  static let source = ObjectShape(
    "source",
    [
      .required("key", .text, "unique in the record, such as s1"),
      .required("publisher", .text, "who published it"),
      .optional("title", .text, "its title"),
      .optional("url", .text, "where it can be read"),
      .optional("published", .pointInTime, "when it was published"),
      .optional("accessed", .pointInTime, "when it was read"),
      .required("kind", .words("source kind", Source.Kind.self), "what kind of source it is"),
      .optional("language", .text, "its language, a BCP 47 tag"),
      .optional(
        "reliability", .words("reliability", Source.Reliability.self), "Admiralty code, A to F"),
      .optional("credibility", .integer(1...6), "Admiralty code, 1 to 6"),
      .optional("relays", .text, "what it repeats: a source's key, else a publisher's name"),
      .optional("archived", .text, "where a copy is kept"),
      .optional("sha256", .text, "the SHA-256 of the copy"),
      .optional("quote", .text, "its words"),
    ])

  static let support = ObjectShape(
    "support",
    [
      .required("field", .text, "the value, as a JSON pointer into the record"),
      .optional("source", .text, "the key of the source"),
      .optional("quote", .text, "the words it rests on"),
      .optional("from", .integer(0...Int.max), "where the words begin in the source"),
      .optional("to", .integer(0...Int.max), "where the words end, exclusive"),
      .optional("sure", .boolean, "whether the words leave no doubt"),
    ])

  static let external = ObjectShape(
    "external identity",
    [
      .required("scheme", .text, "the dataset or code system"),
      .required("id", .text, "the id there"),
      .optional("version", .text, "the release of the dataset"),
    ])
}
