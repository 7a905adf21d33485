package import IncidentCore
package import TextBasics

/// A format that records are imported from or exported to.
///
/// A new one is a file with one value in it, and a line in ``all``.
package struct ExchangeFormat: Sendable {
  /// What `--from` and `--to` call it.
  package let name: String
  /// What it is, one line.
  package let help: String
  /// Whether it is a folder rather than a file.
  package let isFolder: Bool
  /// Makes a change of what is read; nil where the format is only written.
  package let read: (@Sendable (ImportRequest) throws(StorageProblem) -> ImportResult)?
  /// Writes records; nil where the format is only read.
  package let write: (@Sendable (ExportRequest) throws(StorageProblem) -> ExportResult)?

  /// All formats, in the order of help.
  package static let all: [ExchangeFormat] = [.log]

  /// The format with a name.
  package static func named(_ name: String) -> ExchangeFormat? { all.first { $0.name == name } }
}

/// What is to be imported, and where to.
package struct ImportRequest: Sendable {
  /// The path of the file or folder, for messages and for formats that are folders.
  package let path: String
  /// The bytes of the file; none where the format is a folder.
  package let bytes: [UInt8]
  /// The log that is added to.
  package let contents: LogContents
  /// When, by whom and why it is recorded.
  package let recording: Recording

  /// Asks for an import.
  package init(path: String, bytes: [UInt8], contents: LogContents, recording: Recording) {
    self.path = path
    self.bytes = bytes
    self.contents = contents
    self.recording = recording
  }
}

/// What comes of an import.
package struct ImportResult: Sendable {
  /// What is to be recorded.
  package var change: LogChange
  /// The incidents that are new to the log.
  package var newIncidents: [Incident]
  /// What is recorded and what was there already, a line each.
  package var counts: [String]
  /// What is worth knowing.
  package var notes: [Diagnostic]
}

/// What is to be exported, and where to.
package struct ExportRequest: Sendable {
  /// The log, as far as it may be let out.
  package let contents: LogContents
  /// The ids of the incidents that were asked for.
  package let incidents: Set<String>
  /// Whether nothing narrower than the whole log was asked for.
  package let isWhole: Bool
  /// How many records were withheld for their marking.
  package let withheld: Withheld
  /// Whether all reference data that was shipped goes along, or only what is referred to.
  package let takesAllReferenceData: Bool
  /// The path of the file or folder.
  package let path: String
  /// The time.
  package let now: Instant

  /// Asks for an export.
  package init(
    contents: LogContents, incidents: Set<String>, isWhole: Bool, withheld: Withheld,
    takesAllReferenceData: Bool, path: String, now: Instant
  ) {
    self.contents = contents
    self.incidents = incidents
    self.isWhole = isWhole
    self.withheld = withheld
    self.takesAllReferenceData = takesAllReferenceData
    self.path = path
    self.now = now
  }
}

/// What comes of an export.
package struct ExportResult: Sendable {
  /// The bytes of the file; nil where the format is a folder and was written already.
  package var bytes: [UInt8]?
  /// What was written, such as "7 incidents".
  package var counts: [String]
  /// The highest marking of what was written; nil where nothing was.
  package var highestMarking: Marking?
  /// What is worth knowing.
  package var notes: [Diagnostic]
}
