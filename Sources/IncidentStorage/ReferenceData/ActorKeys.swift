import TextBasics

/// The actors of a table by key, name or alias.
struct ActorKeys {
  private var keys: [String: String] = [:]

  init(_ actors: [(key: String, names: [String])]) {
    for actor in actors { keys[NameFolding.fold(actor.key)] = actor.key }
    for actor in actors {
      for name in actor.names where keys[NameFolding.fold(name)] == nil {
        keys[NameFolding.fold(name)] = actor.key
      }
    }
  }

  /// The key of the actor that is meant; an article before the name does not matter.
  func key(_ name: String) -> String? {
    let bare = name.hasPrefix("the ") ? String(name.dropFirst(4)) : name
    return keys[NameFolding.fold(bare)]
  }
}
