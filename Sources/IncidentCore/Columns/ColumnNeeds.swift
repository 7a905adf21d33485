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
  /// When the first and the last of what a record holds was said.
  package static let said = ColumnNeeds(rawValue: 64)
  /// When the attack was.
  package static let occurred = ColumnNeeds(rawValue: 128)
  /// Where it was.
  package static let places = ColumnNeeds(rawValue: 256)
  /// Its kind and its targets.
  package static let attacks = ColumnNeeds(rawValue: 512)
  /// Which operation it belongs to.
  package static let operations = ColumnNeeds(rawValue: 1024)
  /// What most commands need.
  package static let basic: ColumnNeeds = [.occurred, .places, .attacks, .operations]
  /// What is kept in an index.
  package static let all: ColumnNeeds = [
    .basic, .leaders, .figures, .publishers, .ids, .courses, .said,
  ]

  /// What a summary needs.
  package init(_ request: SummaryRequest) {
    self = [.basic, .leaders, .figures]
    let dimensions = [request.dimension, request.across].compactMap { $0 }
    if dimensions.contains(where: { ColumnFacet.ofDimensions[$0.name] == .sources }) {
      insert(.publishers)
    }
  }

  /// What is needed to find the rows that answer a question.
  package init(_ query: Query) {
    let facets = query.terms.map { ColumnFacet.ofFields[$0.field] }
    self.init(facets.compactMap(\.self))
    // What is looked for in lines may be looked for by other columns too.
    if facets.contains(nil) { formUnion(.basic) }
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
      case .leaders, .named, .leading, .assurances: formUnion([.basic, .leaders])
      case .casualties: formUnion([.basic, .figures])
      case .sources: formUnion([.basic, .publishers])
      case .course: formUnion([.basic, .courses])
      case .occurred: insert(.occurred)
      case .place, .point: insert(.places)
      case .attack, .kind, .categories: insert(.attacks)
      case .operation: insert(.operations)
      case .standing, .recorded, .id: break
      }
    }
  }
}
