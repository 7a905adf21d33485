/// The part of an attack that a field of a list looks at.
struct ListPart: Sendable {
  /// What columns know of it.
  let facet: ColumnFacet
  /// What only the line may tell beside it.
  let detail: LineDetail?
  /// Of an attack as columns know it: whether the line may tell more.
  let isOpen: @Sendable (AttackPicture) -> Bool

  init(
    _ facet: ColumnFacet, _ detail: LineDetail? = nil,
    isOpen: @escaping @Sendable (AttackPicture) -> Bool = { _ in true }
  ) {
    self.facet = facet
    self.detail = detail
    self.isOpen = isOpen
  }
}

/// A thing that stands in no column, but in a text of the line.
enum LineDetail: Sendable {
  case title, asWritten, timeOfDay
  /// Whether one of those who lead is said to have denied it.
  case denial
}

/// What texts of a line tell of what stands in no column.
package struct LineDetails: Sendable, Hashable {
  /// The title of the record.
  package var title: String?
  /// The place as it was written.
  package var asWritten: String?
  /// When on its day it happened.
  package var timeOfDay: TimeOfDay?
  /// Whether a statement says that somebody had no part in it.
  package var hasDenial = false

  /// Knows nothing yet.
  package init() {}
}
