package import IncidentCore

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
