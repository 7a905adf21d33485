package import TextBasics

/// One cell of a table: what people read, what programs get, or a bar.
package struct Cell: Sendable, Hashable {
  /// What people read.
  package var text: RichText
  /// What CSV and TSV print: a string as is, a number as spelled, `null` empty; `nil` for the text.
  package var value: JSON?
  /// The filled part of a bar, 0 to 1, drawn in place of the text.
  package var bar: Double?
  private var givenOrder: SortKey?

  /// Makes a cell of text, sorted by its value where no order is given.
  package init(_ text: RichText, value: JSON? = nil, order: SortKey? = nil) {
    self.text = text
    self.value = value
    bar = nil
    givenOrder = order
  }

  /// Makes a bar, a fraction outside 0 to 1 brought inside.
  package static func bar(_ fraction: Double) -> Cell {
    var cell = Cell(RichText())
    cell.bar = fraction.isFinite ? min(max(fraction, 0), 1) : 0
    return cell
  }

  /// What rows are sorted by: a number as such, text without case and accents, nothing as not known.
  package var order: SortKey {
    if let givenOrder { return givenOrder }
    if let bar { return .number(bar) }
    if case .number(let spelling)? = value?.kind, let number = Double(spelling) {
      return .number(number)
    }
    let text = NameFolding.fold(field)
    return text.isEmpty ? .unknown : .text(text)
  }

  /// What CSV and TSV print.
  package var field: String {
    guard let value else { return text.plain }
    return switch value.kind {
    case .null: ""
    case .string(let text): text
    case .number(let spelling): spelling
    case .bool, .array, .object: value.text
    }
  }
}
