/// What the place a document is rendered for allows and asks.
package struct Look: Sendable, Hashable {
  /// The width in terminal cells, `nil` where nothing is to be cut, as in a pipe.
  package var width: Int?
  /// Whether roles are shown in colour.
  package var hasColor: Bool
  /// How roles look where there is colour.
  package var theme: Theme
  /// Whether delimited text is kept from being read as formulas by spreadsheets.
  package var isSpreadsheetSafe: Bool
  /// Whether it is read on a screen, so that nothing in it may act on a terminal.
  package var isOnScreen: Bool

  /// Makes a look, by default that of a pipe.
  package init(
    width: Int? = nil, hasColor: Bool = false, theme: Theme = .calm,
    isSpreadsheetSafe: Bool = false, isOnScreen: Bool = false
  ) {
    self.width = width
    self.hasColor = hasColor
    self.theme = theme
    self.isSpreadsheetSafe = isSpreadsheetSafe
    self.isOnScreen = isOnScreen
  }
}
