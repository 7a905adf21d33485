import IncidentCore

/// A code of what an audit of a log can find.
package struct AuditCode: Sendable, Hashable {
  /// The stable name.
  package let name: String
  /// What it means, one line.
  package let help: String

  /// All codes: lines that cannot be read, then what is odd about readable ones, then files.
  package static let all: [AuditCode] =
    unreadable
    + LogCheck.all.map {
      AuditCode(name: $0.name, help: $0.help)
    } + files

  /// What makes a line unreadable.
  static let unreadable: [AuditCode] = [
    AuditCode("not-json", "lines that are not JSON, not UTF-8, or nested too deeply"),
    AuditCode("long-line", "lines over 1 MiB"),
    AuditCode("unfinished-line", "last lines that end in the middle"),
    AuditCode("missing-value", "records without a value that they need"),
    AuditCode("wrong-type", "values of another type than their field has"),
    AuditCode("unknown-word", "words that a field does not know"),
    AuditCode("out-of-range", "numbers out of their range, such as a latitude over 90"),
    AuditCode("unknown-actor", "actors that are not in the log"),
    AuditCode("unknown-town", "towns that are not in the gazetteer"),
    AuditCode("unknown-region", "regions that are not in the log"),
    AuditCode("unknown-operation", "operations that are not in the log"),
    AuditCode("unknown-incident", "incidents that are not in the log"),
    AuditCode("unknown-source", "statements that cite a source which the record does not have"),
    AuditCode("end-before-start", "spans of time that end before they begin"),
    AuditCode("wrong-precision", "spans of several days that say to be one"),
    AuditCode("wrong-country", "countries that are no ISO 3166-1 code"),
    AuditCode("key-twice", "keys that two statements or sources of a record share"),
    AuditCode("wrong-actors", "attributions without actors, or `unclaimed` with some"),
    AuditCode("missing-reason", "later revisions that give no reason"),
  ]

  /// What is odd about lines as they stand, and what can be wrong with the files of a log.
  static let files: [AuditCode] = [
    AuditCode(UnknownField.code, "keys that no field has, such as misspelt ones: kept, never read"),
    AuditCode(
      MarkedMentions.code, "texts that name a record which is marked more closely than they are"),
    AuditCode("pending-change", "a change that never ended"),
    AuditCode("unreadable-import", "notes of imports that cannot be read"),
    AuditCode("no-union-merge", "a log that git would not join line by line"),
    AuditCode(
      "archived-missing", "copies of sources that are not where they were kept (--sources)"),
    AuditCode("archived-changed", "copies of sources with another SHA-256 (--sources)"),
    AuditCode("archived-unsigned", "copies of sources without a SHA-256 (--sources)"),
  ]

  /// What can be done about a line that cannot be read, where what is wrong does not say it.
  static func wayOut(ofLine code: String) -> String {
    switch code {
    case "unfinished-line":
      "something is still writing it, or stopped before its end: if nothing writes any more, put "
        + "the line back from a copy, or take it out in an editor and record it again; what a "
        + "change of incidentlog had written before it broke off is kept in `recovered/`"
    case "not-json", "long-line":
      "put the line back from a copy or the history of git, mend it in an editor, or take it out "
        + "and record it again"
    default:
      "no command can mend a line that cannot be read: mend the value in an editor, or put the "
        + "line back from a copy or the history of git"
    }
  }

  private init(_ name: String, _ help: String) {
    self.init(name: name, help: help)
  }

  private init(name: String, help: String) {
    self.name = name
    self.help = help
  }
}
