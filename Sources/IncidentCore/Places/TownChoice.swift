import TextBasics

/// Chooses among the towns that bear a name, and says why.
struct TownChoice {
  private let name: String
  private let all: [Town]
  private let home: Set<String>
  private let finder: TownFinder
  private let day: Day?

  /// Chooses among towns of which there is at least one.
  init(_ name: String, among all: [Town], home: Set<String>, finder: TownFinder, day: Day?) {
    self.name = name
    self.all = all.sorted { ($0.rank, $1.id) > ($1.rank, $0.id) }
    self.home = home
    self.finder = finder
    self.day = day
  }

  /// The one that is meant, or those that nothing tells apart, those of that very name first.
  var match: NameMatch<Town> {
    let preferred = preferred
    let own = preferred.filter { $0.isOwnName(name) }
    if let town = leading(preferred) ?? leading(own) {
      return .one(town, note: note(on: town, among: preferred))
    }
    // A city abroad is not meant where hamlets at home are called so, but must be seen.
    let abroad = all.filter { other in
      !preferred.contains { $0.id == other.id } && other.stands(above: preferred[0])
    }
    return .several(own + abroad + preferred.filter { !$0.isOwnName(name) })
  }

  /// The only one, or the one that stands above all others.
  private func leading(_ ranked: [Town]) -> Town? {
    guard let first = ranked.first else { return nil }
    return ranked.count == 1 || first.stands(above: ranked[1]) ? first : nil
  }

  private func isAtHome(_ town: Town) -> Bool { home.contains(town.country) }

  /// The towns of the home countries, or those of others where these have none to be meant.
  private var preferred: [Town] {
    let near = all.filter(isAtHome)
    let far = all.filter { !isAtHome($0) }
    guard let nearest = near.first, let rival = far.first else { return all }
    // What is a hamlet's other spelling at home is rarely meant where elsewhere it is a town's name.
    if near.contains(where: { $0.isOwnName(name) }) || nearest.stands(above: rival) { return near }
    return far.contains { $0.isOwnName(name) } || rival.stands(above: nearest) ? far : near
  }

  /// Says that a town was chosen among several, or lies outside the home countries.
  private func note(on town: Town, among preferred: [Town]) -> NameNote? {
    let isOutside = !home.isEmpty && !isAtHome(town)
    // Towns abroad are worth a word only where they are more important.
    let rivals =
      isOutside
      ? all
      : all.filter { other in
        preferred.contains { $0.id == other.id } || other.stands(above: town)
      }
    guard rivals.count > 1 || isOutside else { return nil }
    let reasons =
      (rivals.count > 1 ? [reason(for: town, among: rivals)] : [])
      + (isOutside ? ["outside \(finder.regions.names(ofCountries: home))"] : [])
    return finder.note(on: name, takenAs: [town], of: rivals, reasons: reasons, on: day)
  }

  private func reason(for town: Town, among rivals: [Town]) -> String {
    let others = rivals.filter { $0.id != town.id }
    if others.allSatisfy({ town.seatRank > $0.seatRank }) { return "the seat of its division" }
    if others.allSatisfy(town.stands) { return "by far the largest" }
    if town.isOwnName(name), !others.contains(where: { $0.isOwnName(name) }) {
      return "which has it as its own name, not as another spelling"
    }
    guard isAtHome(town) else { return "the most important of them" }
    return home.count == 1 ? "in the log's country" : "in a country of the log"
  }
}
