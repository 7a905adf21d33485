import TextBasics

/// The form in which a name is looked for.
enum TownNameForm: Sendable, Hashable {
  /// Folded by ``NameFolding``.
  case folded(String)
  /// Folded, without articles and blanks.
  case loose(String)
  /// A part of the name folded by ``NameFolding``.
  case part(String)

  /// The text that is wanted.
  var key: String {
    switch self {
    case .folded(let key), .loose(let key), .part(let key): key
    }
  }

  /// Whether a name has this form.
  func isForm(of name: String) -> Bool {
    switch self {
    case .folded(let key): NameFolding.fold(name) == key
    case .loose(let key): NameFolding.compact(NameFolding.foldWithoutArticles(name)) == key
    case .part(let key): NameFolding.fold(name).contains(key)
    }
  }
}
