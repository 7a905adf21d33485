import TextBasics

/// What a name that somebody typed turned out to mean.
public enum NameMatch<Value: Sendable>: Sendable {
  /// It means one thing; the note says so where it could have meant others.
  case one(Value, note: String?)
  /// It means several things that nothing tells apart.
  case several([Value])
  /// It means nothing known; names that are close, ready to be shown.
  case none(suggestions: [String])
}

extension ActorRegister {
  /// Finds an actor by id, name, alias or id in another dataset (`ucdp:6716`).
  ///
  /// Case, accents, hyphens, apostrophes and articles do not matter.
  public func match(_ name: String) -> NameMatch<ConflictActor> {
    if let actor = self[name] ?? self[name.lowercased()] { return .one(actor, note: nil) }
    let exact = all.filter { $0.isCalled(name, folding: NameFolding.fold) }
    let found = exact.isEmpty ? all.filter { $0.isCalled(name, folding: NameFolding.loose) } : exact
    switch found.count {
    case 1: return .one(found[0], note: nil)
    case 2...: return .several(found)
    default:
      let names = all.flatMap { actor in
        ([actor.name] + actor.aliases + [actor.id]).map { (name: $0, actor: actor) }
      }
      let near = Suggestions.closest(to: name, among: names.map(\.name), limit: 6)
      let actors = near.compactMap { name in names.first { $0.name == name } }
      var seen: Set<String> = []
      return .none(
        suggestions: actors.filter { seen.insert($0.actor.id).inserted }.prefix(3).map {
          $0.name == $0.actor.name ? "`\($0.name)`" : "`\($0.name)` (\($0.actor.name))"
        })
    }
  }
}

extension ConflictActor {
  fileprivate func isCalled(_ name: String, folding fold: (String) -> String) -> Bool {
    let wanted = fold(name)
    return ([self.name] + aliases).contains { fold($0) == wanted }
      || external.contains { "\($0.scheme):\($0.id)" == name }
  }
}

extension NameFolding {
  /// The loosest form under which names still meet: no articles and no blanks.
  static func loose(_ name: String) -> String { compact(foldWithoutArticles(name)) }
}
