/// The options that are known at a place, by the names they are typed with.
struct OptionTable: Sendable {
  /// The options, each main name once.
  let options: [any ParsableOption]
  private let byLongName: [String: Int]
  private let byLetter: [Character: Int]

  /// Gathers options; where two share a name, the first has it.
  init(_ options: [any ParsableOption]) {
    var kept: [any ParsableOption] = []
    var byLongName: [String: Int] = [:]
    var byLetter: [Character: Int] = [:]
    for option in options {
      let specification = option.specification
      if byLongName[specification.name] != nil { continue }
      for name in specification.longNames where byLongName[name] == nil {
        byLongName[name] = kept.count
      }
      if let letter = specification.short, byLetter[letter] == nil {
        byLetter[letter] = kept.count
      }
      kept.append(option)
    }
    self.options = kept
    self.byLongName = byLongName
    self.byLetter = byLetter
  }

  /// The option with a long name, given without dashes.
  func option(named name: String) -> (any ParsableOption)? { byLongName[name].map { options[$0] } }

  /// The option with a letter.
  func option(lettered letter: Character) -> (any ParsableOption)? {
    byLetter[letter].map { options[$0] }
  }

  /// All names as they are typed, for suggestions.
  var typedNames: [String] { options.flatMap { $0.specification.longNames.map { "--\($0)" } } }
}
