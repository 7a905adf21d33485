extension String {
  /// A word of a vocabulary as people read it: `armed-assault` becomes `armed assault`.
  package var inWords: String {
    utf8.contains(UInt8(ascii: "-")) ? split(separator: "-").joined(separator: " ") : self
  }

  /// What people type as a word of a vocabulary: `Armed assault` becomes `armed-assault`.
  package var asWord: String { lowercased().split(separator: " ").joined(separator: "-") }
}
