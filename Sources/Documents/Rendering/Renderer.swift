/// A way to turn a document into bytes.
package protocol Renderer: Sendable {
  /// The name that `--format` takes.
  static var name: String { get }
  /// The file name extensions that mean this format, without dots.
  static var fileExtensions: [String] { get }
  /// One line for the list of formats.
  static var help: String { get }
  /// Renders a document, every piece of its text made safe for the format.
  static func render(_ document: Document, look: Look) -> [UInt8]
}
