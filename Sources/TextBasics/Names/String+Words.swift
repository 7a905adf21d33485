extension String {
  /// A word of a vocabulary as people read it: `armed-assault` becomes `armed assault`.
  package var inWords: String { split(separator: "-").joined(separator: " ") }

  /// What people type as a word of a vocabulary: `Armed assault` becomes `armed-assault`.
  package var asWord: String { lowercased().split(separator: " ").joined(separator: "-") }
}
