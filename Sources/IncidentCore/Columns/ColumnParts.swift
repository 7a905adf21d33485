/// Parts of an attack that are put together from columns; what is in the row itself always is.
struct ColumnParts: OptionSet {
  let rawValue: UInt16

  static let id = ColumnParts(rawValue: 1)
  static let occurred = ColumnParts(rawValue: 2)
  static let place = ColumnParts(rawValue: 4)
  static let point = ColumnParts(rawValue: 8)
  static let attack = ColumnParts(rawValue: 16)
  static let leaders = ColumnParts(rawValue: 32)
  static let assurances = ColumnParts(rawValue: 64)
  static let operation = ColumnParts(rawValue: 128)
  static let sources = ColumnParts(rawValue: 256)
  /// With its sources as far as they are reliable, in place of those that are named.
  static let course = ColumnParts(rawValue: 512)
  static let involved = ColumnParts(rawValue: 1024)
  static let figures = ColumnParts(rawValue: 2048)
  /// Where the place lies on the map in use.
  static let placement = ColumnParts(rawValue: 4096)
  /// All that columns know but for the course.
  static let all: ColumnParts = [
    .id, .occurred, .place, .point, .attack, .leaders, .assurances, .operation, .sources,
    .involved, .figures, .placement,
  ]
  /// What is looked at where the casualties of attacks and their operations are added up.
  static let casualties: ColumnParts = [
    .id, .occurred, .place, .attack, .leaders, .assurances, .operation, .involved, .figures,
  ]

  /// What a filter or a dimension looks at, on the day that decides where that matters.
  init(_ facet: ColumnFacet) {
    self =
      switch facet {
      case .id: .id
      case .occurred: .occurred
      case .place: [.place, .placement, .occurred]
      case .point: [.place, .placement, .point, .occurred]
      case .attack, .kind, .categories: .attack
      case .leaders: [.leaders, .occurred]
      case .named: .leaders
      case .leading: [.leaders, .assurances]
      case .assurances: .assurances
      case .operation: .operation
      // What is said of the operation is said of its attacks.
      case .sources: [.sources, .operation]
      case .course: [.course, .operation]
      case .casualties: .figures
      case .standing, .recorded: []
      }
  }

  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }
}
