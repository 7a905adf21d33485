public import IncidentCore
import TextBasics

/// That a log is a part of another: earlier revisions and some records stayed behind.
public struct LogPart: Sendable, Hashable {
  /// When it was exported.
  public var exported: Instant
  /// The highest marking of what was let out.
  public var maximumMarking: Marking
  /// How many records were withheld for their marking.
  public var withheld: Int

  /// Describes a part.
  public init(exported: Instant, maximumMarking: Marking, withheld: Int) {
    self.exported = exported
    self.maximumMarking = maximumMarking
    self.withheld = withheld
  }

  static let shape = ObjectShape(
    "part",
    [
      .required("exported", .instant, "when it was exported"),
      .required(
        "maximumMarking", .words("marking", Marking.self), "the highest marking that was let out"),
      .required("withheld", .integer(0...Int.max), "how many records were withheld"),
    ])

  init?(json: JSON) {
    guard let exported = json.text("exported").flatMap(Instant.init(iso:)),
      let marking: Marking = json.word("maximumMarking"), let withheld = json["withheld"]?.integer
    else { return nil }
    self.init(exported: exported, maximumMarking: marking, withheld: withheld)
  }

  var json: JSON {
    .object([
      "exported": .string(exported.iso), "maximumMarking": .string(maximumMarking.rawValue),
      "withheld": .integer(withheld),
    ])
  }
}
