package import TextBasics

/// What a name that somebody typed turned out to mean.
public enum NameMatch<Value: Sendable>: Sendable {
  /// It means one thing; the note says so where it could have meant others.
  case one(Value, note: NameNote?)
  /// It means several things that nothing tells apart.
  case several([Value])
  /// It means nothing known; names that are close, ready to be shown.
  case none(suggestions: [String])
}

/// What is to be known of a name that was taken to mean one thing, though it could mean others.
public struct NameNote: Sendable, Hashable {
  /// What it was taken to mean, and why.
  public var text: String
  /// What else it could mean, and how to name that.
  public var hints: [String]

  /// Makes a note.
  public init(_ text: String, hints: [String] = []) {
    self.text = text
    self.hints = hints
  }

  /// The note as it is told.
  package var diagnostic: Diagnostic {
    Diagnostic(.note, code: "one-of-several", text, hints: hints)
  }
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
      // `unknown gunmen` holds the alias `gunmen`, far as the two are in letters.
      let words = Set(NameFolding.fold(name).split(separator: " "))
      let held = names.map(\.name).filter { name in
        let own = NameFolding.fold(name).split(separator: " ")
        return !own.isEmpty && words.isSuperset(of: own)
      }
      // `army` stands in `Malian army`, and is spelled like nothing that is meant.
      let holding = names.map(\.name).filter { name in
        !words.isEmpty && words.isSubset(of: NameFolding.fold(name).split(separator: " "))
      }
      let near =
        holding + Suggestions.closest(to: name, among: names.map(\.name), limit: 6) + held
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
