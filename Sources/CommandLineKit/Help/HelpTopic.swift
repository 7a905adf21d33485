package import Documents

/// A page of help about something other than a command.
package struct HelpTopic: Sendable {
  /// The name that `help` takes.
  package let name: String
  /// Other words that people try for it.
  package let otherNames: [String]
  /// What it is about, in one line without a full stop.
  package let abstract: String
  /// The page.
  package let document: Document

  /// Makes a topic.
  package init(
    name: String, otherNames: [String] = [], abstract: String, document: Document
  ) {
    self.name = name
    self.otherNames = otherNames
    self.abstract = abstract
    self.document = document
  }
}
