import TextBasics

/// Words that people use for sides and targets, with the words of the log that mean the same.
enum KindredWords {
  private static let groups: [(typed: Set<String>, meant: [String])] = [
    (
      [
        "military", "army", "soldiers", "soldier", "troops", "forces", "security forces",
        "state forces", "fds", "armee", "soldats", "militaires",
      ], ["state-forces", "military"]
    ),
    (
      ["police", "policemen", "gendarmes", "gendarmerie", "policiers"],
      ["state-forces", "police"]
    ),
    (
      [
        "terrorists", "terrorist", "attackers", "attacker", "assailants", "perpetrators",
        "jihadists", "insurgents", "rebels", "militants", "fighters", "gunmen", "terroristes",
        "assaillants", "djihadistes",
      ], ["assailants", "armed-group"]
    ),
    (["militia", "militias", "self defence", "dozos"], ["armed-group"]),
    (["villagers", "residents", "people", "civils", "population"], ["civilians"]),
    (["un", "minusma", "blue helmets", "casques bleus"], ["peacekeepers"]),
    (["ngo", "humanitarians", "humanitarian workers"], ["aid-workers"]),
    (["total", "dead", "everyone", "people killed"], ["all"]),
  ]

  /// Asks whether a word with the same meaning was meant, or else one that is spelled like it.
  static func question(_ word: String, among words: [String]) -> String? {
    let folded = NameFolding.fold(word)
    func kindred(_ word: String) -> [String] {
      let meant = groups.first { $0.typed.contains(word) }?.meant.first(where: words.contains)
      return meant.map { [$0] } ?? []
    }
    let known = [kindred(folded), Suggestions.closest(to: word, among: words, limit: 2)]
    if let found = known.first(where: { !$0.isEmpty }) { return Suggestions.question(found) }
    let typed = groups.flatMap { $0.typed.sorted() }
    return Suggestions.question(
      Suggestions.closest(to: word, among: typed, limit: 1).flatMap(kindred))
  }
}
