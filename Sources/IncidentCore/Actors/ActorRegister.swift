import Synchronization
import TextBasics

/// All actors of a log, found by id, and how they stand to each other at a date.
public struct ActorRegister: Sendable {
  private let known: Lazily<Known>
  private let shortNames = ShortNames()

  private struct Known: Sendable {
    let all: [ConflictActor]
    let positions: [String: Int]
  }

  /// Makes a register; of two actors with one id the later stands.
  public init(_ actors: [ConflictActor] = []) {
    self.init(reading: { actors })
  }

  /// Makes a register of actors that are read when somebody asks for one.
  package init(reading actors: @escaping @Sendable () -> [ConflictActor]) {
    known = Lazily {
      let actors = actors()
      return Known(
        all: actors,
        positions: Dictionary(
          actors.indices.map { (actors[$0].id, $0) }, uniquingKeysWith: { _, later in later }))
    }
  }

  /// The actors, in the order they were given.
  public var all: [ConflictActor] { known.value.all }

  /// The actor with an id.
  public subscript(id: String) -> ConflictActor? {
    let known = known.value
    return known.positions[id].map { known.all[$0] }
  }

  /// The actor's name, or the id where it is not in the register.
  public func name(of id: String) -> String { self[id]?.name ?? id }

  /// The name people use most in a table: one that is short, else the alias that the id is made
  /// of, else an alias of the initials of the name, else the name.
  public func shortName(of id: String) -> String {
    if let known = shortNames.known.withLock({ $0[id] }) { return known }
    let name = self[id]?.shortName ?? id
    shortNames.known.withLock { $0[id] = name }
    return name
  }

  /// Short names that were looked for: summaries ask for the same ones very often.
  private final class ShortNames: Sendable {
    let known = Mutex<[String: String]>([:])
  }
}

extension ConflictActor {
  fileprivate var shortName: String {
    guard name.count > 16 else { return name }
    let key = NameFolding.fold(id)
    return aliases.first { NameFolding.fold($0) == key } ?? aliases.first(where: isInitials) ?? name
  }

  /// Whether a text is made of initials of the name's own words, in any order: languages differ.
  ///
  /// `FAMa` is for `Malian Armed Forces`; an abbreviation of a part of the actor is not.
  fileprivate func isInitials(_ text: String) -> Bool {
    let capitals = text.filter(\.isUppercase)
    guard capitals.count >= 2, text.count <= 12, !text.contains(" ") else { return false }
    var initials = name.split { !$0.isLetter && $0 != "'" && $0 != "’" }
      .compactMap { $0.first.map { Character($0.uppercased()) } }
    return capitals.allSatisfy { letter in
      guard let position = initials.firstIndex(of: letter) else { return false }
      initials.remove(at: position)
      return true
    }
  }
}

// MARK: - Components and umbrellas

extension ActorRegister {
  /// The actors that an actor is a component of on a day, over any number of steps.
  ///
  /// Where the day is not known, relations of any time count.
  public func umbrellas(of id: String, on day: Day?) -> [String] {
    var found: [String] = []
    var open = [id]
    while let next = open.popLast() {
      for relation in self[next]?.relations ?? []
      where relation.relation == .componentOf && holds(relation.validity, on: day)
        && relation.actor != id && !found.contains(relation.actor)
      {
        found.append(relation.actor)
        open.append(relation.actor)
      }
    }
    return found
  }

  /// Whether an actor is another or a component of it on a day.
  public func isSameOrComponent(_ id: String, of umbrella: String, on day: Day?) -> Bool {
    id == umbrella || umbrellas(of: id, on: day).contains(umbrella)
  }

  /// The topmost umbrella of an actor on a day, or itself.
  public func topUmbrella(of id: String, on day: Day?) -> String {
    let umbrellas = umbrellas(of: id, on: day)
    return umbrellas.first { self.umbrellas(of: $0, on: day).isEmpty } ?? umbrellas.last ?? id
  }

  private func holds(_ validity: Validity, on day: Day?) -> Bool {
    day.map(validity.contains) ?? true
  }
}
