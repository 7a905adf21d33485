import TextBasics

/// Words of a question without a field, which are looked for as text, although they mean more.
package struct BareWords: Sendable, Hashable {
  /// The words, joined by blanks.
  package let words: String
  /// The conditions that ask for what they name, such as `town:Kidira`.
  package let conditions: [String]

  /// So many words can make one name or phrase.
  private static let longest = 4

  /// Finds words that are a date or exactly name a town, a region or a group.
  ///
  /// Of towns only those where the log has incidents, if `onlyInUse`.
  package static func all(
    in query: Query, _ context: QueryContext, onlyInUse: Bool
  ) -> [BareWords] {
    var found: [BareWords] = []
    let words = query.terms.map { term in
      term.field == "text" && term.values.count == 1 && !term.isExact ? term.values[0] : nil
    }
    var position = 0
    while position < words.count {
      let run = words[position...].prefix { $0 != nil }.prefix(longest).compactMap(\.self)
      let meant = stride(from: run.count, to: 0, by: -1).lazy.map { count in
        (count, named(run.prefix(count).joined(separator: " "), context, onlyInUse))
      }.first { !$0.1.conditions.isEmpty }
      if let (count, bare) = meant {
        found.append(bare)
        position += count
      } else {
        position += 1
      }
    }
    return found
  }

  private static func named(
    _ words: String, _ context: QueryContext, _ onlyInUse: Bool
  ) -> BareWords {
    let value = Query.Term.quoted(words)
    if let phrase = try? DatePhrase(words, today: context.today), phrase.precision != .unknown {
      return BareWords(words: words, conditions: ["date:\(value)"])
    }
    var fields: [String] = []
    let finder = TownFinder(towns: context.towns, regions: context.regions)
    let inUse = context.townsInUse()
    switch finder.match(words, home: context.home(), on: context.boundaries) {
    case .one(let town, _) where !onlyInUse || inUse.contains(town.id): fields.append("town")
    case .several(let towns) where !onlyInUse || towns.contains { inUse.contains($0.id) }:
      fields.append("town")
    case .one, .several, .none: break
    }
    if case .one = context.regions.match(words) { fields.append("region") }
    if case .one = context.actors.match(words) { fields.append("group") }
    return BareWords(words: words, conditions: fields.map { "\($0):\(value)" })
  }
}
