import IncidentCore

/// Reads how an actor stands to others out of a table's words.
///
/// `component since 2017`, `split from boko-haram 2016; rival of jnim`. What lasts begins at the
/// earliest when both actors exist; being a part of one whole ends where being a part of the next
/// begins.
struct RelationPhrases {
  private let actor: String
  private let keys: ActorKeys
  private let spans: [String: Validity]
  private var relations: [ConflictActor.Relation] = []
  /// The phrases that say nothing in the log's vocabulary.
  private(set) var notUnderstood: [String] = []

  init(actor: String, keys: ActorKeys, spans: [String: Validity]) {
    self.actor = actor
    self.keys = keys
    self.spans = spans
  }

  /// Reads what an actor is to its parent: `affiliate`, `splinter (2011)`, `armed forces`.
  mutating func read(parent: String, _ text: String) {
    guard !parent.isEmpty else { return }
    let words = text.lowercased()
    let kind: ConflictActor.Relation.Kind? =
      if words.contains("one wing") {
        .affiliateOf
      } else {
        RelationPhrases.parentWords.first { words.hasPrefix($0.word) }?.kind
      }
    guard let kind, spans[parent] != nil else {
      notUnderstood.append(text)
      return
    }
    let (_, dates) = PhraseDates.split(text.filter { $0 != "(" && $0 != ")" })
    add(kind, parent, dates)
    // `own province since March 2022; under ISWAP 2019-2022`
    for clause in text.filter({ $0 != ")" }).split(separator: ";").dropFirst() {
      read(clause: String(clause).withoutBlanksAround)
    }
  }

  /// Reads clauses between semicolons: `merged into al-murabitun 2013; rival of jnim`.
  mutating func read(others text: String) {
    for clause in text.split(separator: ";") { read(clause: String(clause).withoutBlanksAround) }
  }

  /// The relations; of several wholes in turn, each until the next.
  var settled: [ConflictActor.Relation] {
    var settled = relations
    for index in settled.indices
    where settled[index].relation == .componentOf && settled[index].validity.until == nil {
      guard let from = settled[index].validity.from else { continue }
      let next = relations.compactMap { other in
        other.relation == .componentOf && other.actor != settled[index].actor
          ? other.validity.from : nil
      }.filter { $0.firstDay > from.firstDay }.min { $0.firstDay < $1.firstDay }
      settled[index].validity.until = next.map { PartialDate($0.firstDay - 1) }
    }
    return settled
  }

  private mutating func read(clause: String) {
    for (words, kind) in RelationPhrases.clauseWords where clause.hasPrefix(words) {
      let (names, dates) = PhraseDates.split(String(clause.dropFirst(words.count)))
      let actors = RelationPhrases.list(names).compactMap(keys.key)
      guard !actors.isEmpty else { break }
      for actor in actors { add(kind, actor, dates) }
      return
    }
    // `formed 2013 by MUJAO and the Signed-in-Blood Battalion`
    if clause.hasPrefix("formed "), let by = clause.firstRange(of: " by ") {
      let (_, dates) = PhraseDates.split(String(clause[..<by.lowerBound]))
      var names = String(clause[by.upperBound...])
      if names.hasPrefix("the groups of ") { names = String(names.dropFirst(14)) }
      let actors = RelationPhrases.list(names).compactMap(keys.key)
      if dates.from != nil, !actors.isEmpty {
        for actor in actors { add(.successorOf, actor, Validity(from: dates.from)) }
        return
      }
    }
    if !clause.isEmpty { notUnderstood.append(clause) }
  }

  private mutating func add(
    _ kind: ConflictActor.Relation.Kind, _ other: String, _ dates: Validity
  ) {
    guard other != actor else { return }
    var validity = dates
    switch kind {
    case .splinterOf, .mergedInto, .successorOf: break
    default:
      // `since 2017` means March where one of the two has existed only since then.
      let starts = [dates.from, spans[actor]?.from, spans[other]?.from].compactMap { $0 }
      validity.from = starts.max { $0.firstDay < $1.firstDay }
    }
    relations.append(ConflictActor.Relation(kind, other, validity: validity))
  }

  private static func list(_ names: String) -> [String] {
    names.replacing(" and ", with: ",").split(separator: ",")
      .map { String($0).withoutBlanksAround }.filter { !$0.isEmpty }
  }

  private static let parentWords: [(word: String, kind: ConflictActor.Relation.Kind)] = [
    ("component", .componentOf), ("province", .componentOf), ("member", .componentOf),
    ("armed forces", .componentOf), ("security force", .componentOf),
    ("ministry of defence formation", .componentOf), ("military operation", .componentOf),
    ("affiliate", .affiliateOf), ("splinter", .splinterOf), ("allied", .alliedWith),
    ("ally", .alliedWith), ("auxiliary", .auxiliaryOf), ("contractor", .auxiliaryOf),
  ]

  private static let clauseWords: [(words: String, kind: ConflictActor.Relation.Kind)] = [
    ("rival of ", .rivalOf), ("split from ", .splinterOf), ("merged into ", .mergedInto),
    ("part of ", .componentOf), ("under ", .componentOf), ("became ", .mergedInto),
    ("allied with ", .alliedWith), ("took over from ", .successorOf),
  ]
}
