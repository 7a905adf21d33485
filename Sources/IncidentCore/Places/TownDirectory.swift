import TextBasics

/// Where towns are looked up; how they are kept is the storage's business.
public protocol TownDirectory: Sendable {
  /// The town with an id; nil where there is none.
  func town(id: String) -> Town?

  /// The towns that bear a name or alias whose folded form is the same.
  func towns(foldedName: String) -> [Town]

  /// The towns that bear a name or alias whose loose form, without articles and blanks, is the same.
  func towns(looseName: String) -> [Town]

  /// The towns with an id in another gazetteer.
  func towns(external: ExternalID) -> [Town]

  /// All spellings of names and aliases, for suggestions; some may be there several times.
  var spellings: [String] { get }
}

/// A few towns held in memory.
public struct TownList: TownDirectory {
  /// The towns.
  public let all: [Town]

  /// Makes a directory of towns.
  public init(_ towns: [Town] = []) {
    all = towns
  }

  /// The town with an id.
  public func town(id: String) -> Town? { all.last { $0.id == id } }

  /// The towns that bear a name or alias whose folded form is the same.
  public func towns(foldedName: String) -> [Town] {
    all.filter { ([$0.name] + $0.aliases).contains { NameFolding.fold($0) == foldedName } }
  }

  /// The towns that bear a name or alias whose loose form is the same.
  public func towns(looseName: String) -> [Town] {
    all.filter { ([$0.name] + $0.aliases).contains { NameFolding.loose($0) == looseName } }
  }

  /// The towns with an id in another gazetteer.
  public func towns(external: ExternalID) -> [Town] {
    all.filter { town in
      town.external.contains { $0.scheme == external.scheme && $0.id == external.id }
    }
  }

  /// All spellings of names and aliases.
  public var spellings: [String] { all.flatMap { [$0.name] + $0.aliases } }
}
