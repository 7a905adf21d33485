package import TextBasics

/// A column of a table, and what may happen to it where room is short.
package struct Column: Sendable, Hashable {
  /// The name programs know it by, the header in CSV and TSV.
  package var key: String
  /// The header people read.
  package var title: String
  /// The name where it stands apart from its neighbours, `nil` where the title says enough.
  package var name: String?
  /// Where in the column its text stands; numbers are `.trailing`.
  package var alignment: TextAlignment
  /// When it is dropped for lack of width: 0 never, else the highest first.
  package var priority: Int
  /// How much it holds: of columns of one priority that with the least is dropped first.
  package var weight = 0
  /// The width down to which header and cells may be cut, `nil` where they must stay whole.
  package var shrinksTo: Int?
  /// Whether text that is wider than the column goes on in further lines, rather than being cut.
  package var wraps: Bool
  /// Whether only people are shown it, as with bars.
  package var isTextOnly: Bool
  /// Whether only programs are given it.
  package var isMachineOnly: Bool

  /// Makes a column.
  package init(
    key: String, title: String, name: String? = nil, alignment: TextAlignment = .leading,
    priority: Int = 0,
    shrinksTo: Int? = nil, wraps: Bool = false, isTextOnly: Bool = false,
    isMachineOnly: Bool = false
  ) {
    self.key = key
    self.title = title
    self.name = name
    self.alignment = alignment
    self.priority = priority
    self.shrinksTo = shrinksTo
    self.wraps = wraps
    self.isTextOnly = isTextOnly
    self.isMachineOnly = isMachineOnly
  }

  /// The name, else the title, or the key where there is none.
  package var label: String { name ?? (title.isEmpty ? key : title) }
}

extension Column {
  /// Makes a column.
  package init(
    _ key: String, _ title: String, name: String? = nil, alignment: TextAlignment = .leading,
    priority: Int = 0, shrinksTo: Int? = nil, wraps: Bool = false, isTextOnly: Bool = false,
    isMachineOnly: Bool = false
  ) {
    self.init(
      key: key, title: title, name: name, alignment: alignment, priority: priority,
      shrinksTo: shrinksTo, wraps: wraps, isTextOnly: isTextOnly, isMachineOnly: isMachineOnly)
  }
}
