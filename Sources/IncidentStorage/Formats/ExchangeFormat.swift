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
  /// Makes sure that there is room for what is written, before it is put together; nil where the
  /// format is only read.
  package let expectRoom: (@Sendable (_ path: String) throws(StorageProblem) -> Void)?
  /// Writes records; nil where the format is only read.
  package let write: (@Sendable (ExportRequest) throws(StorageProblem) -> ExportResult)?

  /// All formats, in the order of help.
  package static let all: [ExchangeFormat] = [.log]

  /// The format with a name.
  package static func named(_ name: String) -> ExchangeFormat? { all.first { $0.name == name } }
}
