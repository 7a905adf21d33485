/// Commands that help lists together.
package struct CommandGroup: Sendable, Hashable {
  /// A name for programs.
  package let name: String
  /// The heading in help.
  package let title: String

  /// Makes a group.
  package init(name: String, title: String) {
    self.name = name
    self.title = title
  }
}
