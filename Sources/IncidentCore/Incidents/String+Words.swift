extension String {
  /// A word of the log's vocabulary as people read it: `armed-assault` becomes `armed assault`.
  package var inWords: String { split(separator: "-").joined(separator: " ") }
}
