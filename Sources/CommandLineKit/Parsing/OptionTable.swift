/// The options that are known at a place, by the names they are typed with.
struct OptionTable: Sendable {
  /// The options, each main name once.
  private(set) var options: [any ParsableOption] = []
  private var byLongName: [String: Int] = [:]
  private var byLetter: [Character: Int] = [:]

  /// Gathers options; where two share a name, the first has it.
  init(_ all: [any ParsableOption]) {
    for option in all {
      let specification = option.specification
      if byLongName[specification.name] != nil { continue }
      for name in specification.longNames where byLongName[name] == nil {
        byLongName[name] = options.count
      }
      if let letter = specification.short, byLetter[letter] == nil {
        byLetter[letter] = options.count
      }
      options.append(option)
    }
  }

  /// The option with a long name, given without dashes.
  func option(named name: String) -> (any ParsableOption)? { byLongName[name].map { options[$0] } }

  /// The option with a letter.
  func option(lettered letter: Character) -> (any ParsableOption)? {
    byLetter[letter].map { options[$0] }
  }

  /// The long names most like one that is not known.
  func nearest(to name: String) -> [String] {
    Nearest.names(to: name, among: options.flatMap { $0.specification.longNames })
  }

  /// Whether an option takes a value, or the one that may have been meant.
  func guessesValue(_ name: String) -> Bool {
    let meant = option(named: name) ?? nearest(to: name).first.flatMap { option(named: $0) }
    return meant?.specification.takesValue ?? false
  }
}
