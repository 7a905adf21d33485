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
    let kindred = groups.first { $0.typed.contains(folded) }?.meant.first(where: words.contains)
    return Suggestions.question(
      kindred.map { [$0] } ?? Suggestions.closest(to: word, among: words, limit: 2))
  }
}
