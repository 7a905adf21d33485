import TextBasics

/// Where towns are looked up; how they are kept is the storage's business.
public protocol TownDirectory: Sendable {
  /// The town with an id; nil where there is none.
  func town(id: String) -> Town?

  /// The towns that bear a name or alias whose folded form is the same.
  func towns(foldedName: String) -> [Town]

  /// Calls back with every town until the body returns false.
  func forEachTown(_ body: (Town) -> Bool)
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

  /// Calls back with every town until the body returns false.
  public func forEachTown(_ body: (Town) -> Bool) {
    for town in all where !body(town) { return }
  }
}
