public import IncidentCore
package import TextBasics

/// What `log.json` says of a log.
public struct LogDescription: Sendable, Hashable {
  /// The version of the format that is written and the highest that is read.
  public static let currentFormat = 1

  /// The version of the log's format.
  public var format: Int
  /// What the log is called.
  public var title: String?
  /// The country that new incidents are in where nothing else is said, ISO 3166-1 alpha-2.
  public var country: String?
  /// The language that summaries are written in, a BCP 47 tag.
  public var language: String?
  /// The marking of records that bear none of their own.
  public var marking: Marking

  /// What the log is a part of, if it was exported from another.
  public var part: LogPart?

  /// The code of the log's country as those whose towns are meant first; nil where it names none.
  package var home: Set<String>? { country.map { [$0] } }

  /// Describes a log.
  public init(
    title: String? = nil, country: String? = nil, language: String? = nil,
    marking: Marking = .amber, part: LogPart? = nil
  ) {
    format = LogDescription.currentFormat
    self.title = title
    self.country = country
    self.language = language
    self.marking = marking
    self.part = part
  }

  static let shape = ObjectShape(
    "log description",
    [
      .required("format", .integer(1...1_000_000), "the version of the log's format"),
      .optional("title", .text, "what the log is called"),
      .optional("country", .text, "the country of new incidents, ISO 3166-1 alpha-2"),
      .optional("language", .text, "the language of summaries, a BCP 47 tag"),
      .optional("marking", .words("marking", Marking.self), "of records that bear none"),
      .optional("part", .object(LogPart.shape), "what it was exported from, and what was left out"),
    ])

  init(json: JSON) {
    format = json["format"]?.integer ?? LogDescription.currentFormat
    title = json.text("title")
    country = json.text("country")
    language = json.text("language")
    marking = json.word("marking") ?? .amber
    part = json["part"].flatMap(LogPart.init(json:))
  }

  /// The description as it stands in the file.
  package var json: JSON {
    .object(present: [
      "format": .integer(format), "title": title.map(JSON.string),
      "country": country.map(JSON.string), "language": language.map(JSON.string),
      "marking": .string(marking.rawValue), "part": part?.json,
    ])
  }
}
