/// Which columns that take work to fill a question needs; all others are always there.
package struct ColumnNeeds: OptionSet, Sendable {
  package let rawValue: Int

  /// Makes a set of needs.
  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Whom leading statements name, and how they put it.
  package static let leaders = ColumnNeeds(rawValue: 1)
  /// Casualty figures, and who was involved.
  package static let figures = ColumnNeeds(rawValue: 2)
  /// Publishers of sources.
  package static let publishers = ColumnNeeds(rawValue: 4)
  /// The way from ids to rows.
  package static let ids = ColumnNeeds(rawValue: 8)
  /// How what was said came about.
  package static let courses = ColumnNeeds(rawValue: 16)
  /// What checks may find in lines; an audit asks for it, and no index keeps it.
  package static let doubts = ColumnNeeds(rawValue: 32)
  /// What is kept in an index.
  package static let all: ColumnNeeds = [.leaders, .figures, .publishers, .ids, .courses]

  /// What a summary needs.
  package init(_ request: SummaryRequest) {
    self = [.leaders, .figures]
    let dimensions = [request.dimension, request.across].compactMap { $0 }
    if dimensions.contains(where: { ColumnFacet.ofDimensions[$0.name] == .sources }) {
      insert(.publishers)
    }
  }

  /// What is needed to find the rows that answer a question.
  package init(_ query: Query) {
    self.init(query.terms.compactMap { ColumnFacet.ofFields[$0.field] })
  }

  /// What columns of the list need, to be sorted by or to be shown.
  package init(listing columns: [String]) {
    self.init(columns.compactMap { ColumnFacet.ofListColumns[$0]?.facet })
  }

  /// What is needed to tell all members of attacks.
  package static let listMembers = ColumnNeeds(ColumnFacet.ofListMembers.values.map(\.facet))

  private init(_ facets: [ColumnFacet]) {
    self = []
    for facet in facets {
      switch facet {
      case .leaders, .named, .leading, .assurances: insert(.leaders)
      case .casualties: insert(.figures)
      case .sources: insert(.publishers)
      case .course: insert(.courses)
      case .occurred, .place, .point, .attack, .kind, .categories, .standing, .operation,
        .recorded, .id:
        break
      }
    }
  }
}
