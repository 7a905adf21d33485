package import IncidentCore

/// What is to be imported, and where to.
package struct ImportRequest: Sendable {
  /// The path of the file or folder, for messages and for formats that are folders.
  package let path: String
  /// The path as it was typed, which the log notes.
  package let source: String
  /// The marking that records without one of their own are known to have here, if it was named.
  package let unmarked: Marking?
  /// The bytes of the file; none where the format is a folder.
  package let bytes: [UInt8]
  /// The log that is added to.
  package let contents: LogContents
  /// When, by whom and why it is recorded.
  package let recording: Recording

  /// Asks for an import.
  package init(
    path: String, source: String, unmarked: Marking? = nil, bytes: [UInt8], contents: LogContents,
    recording: Recording
  ) {
    self.path = path
    self.source = source
    self.unmarked = unmarked
    self.bytes = bytes
    self.contents = contents
    self.recording = recording
  }
}
