import IncidentCore
import TextBasics

/// The towns of a log, found by id and by folded name without going through all of them.
struct TownTable: TownDirectory {
  private let towns: [Town]
  private let positions: [String: Int]
  private let named: [String: [Int]]

  init(_ towns: [Town]) {
    self.towns = towns
    var positions: [String: Int] = [:]
    var named: [String: [Int]] = [:]
    for (position, town) in towns.enumerated() {
      positions[town.id] = position
      for name in Set(([town.name] + town.aliases).map(NameFolding.fold)) {
        named[name, default: []].append(position)
      }
    }
    self.positions = positions
    self.named = named
  }

  func town(id: String) -> Town? { positions[id].map { towns[$0] } }

  func towns(foldedName: String) -> [Town] { (named[foldedName] ?? []).map { towns[$0] } }

  func forEachTown(_ body: (Town) -> Bool) {
    for town in towns where !body(town) { return }
  }
}
