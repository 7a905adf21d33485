/// What was said of attacks, statement by statement, and what each changed.
///
/// Rows stand in the order in which things had been said; where two had been said by one instant
/// they keep the order of the record, so that each row's ``Row/before`` is the last row's
/// ``Row/after``.
package struct Timeline: Sendable {
  /// The attacks that are told of, by id.
  package let attacks: [String]
  /// One row for each statement.
  package let rows: [Row]

  /// A statement and the picture before and after it.
  package struct Row: Sendable, Hashable {
    /// By when it had been said.
    package let at: PointInTime
    /// The incident or operation it was said of, by id.
    package let subject: String
    /// What was said.
    package let statement: Content
    /// Where it was published.
    package let sources: [Source]
    /// How things stood before.
    package let before: State
    /// How things stood after.
    package let after: State
  }

  /// What a row tells.
  package enum Content: Sendable, Hashable {
    case attribution(Attribution)
    /// Figures that one speaker gave at once in the same sources.
    case casualties([CasualtyStatement])
    case account(Account)
  }

  /// How things stand for all attacks together.
  package struct State: Sendable, Hashable {
    /// The leading attributions that differ in status or actors, by the number of attacks.
    package let leading: [Leading]
    /// Killed on all sides.
    package let killed: CasualtyTotal
  }

  /// A leading attribution and how many attacks have it.
  package struct Leading: Sendable, Hashable {
    /// The leading attribution of one of these attacks.
    package let attribution: LeadingAttribution
    /// How many attacks have one of the same status and actors.
    package let attacks: Int
  }

  /// Tells what was said of attacks and of the operations they belong to.
  ///
  /// - Parameters:
  ///   - attacks: The attacks that were asked for.
  ///   - operations: Operations that are told of even where none of their attacks is.
  ///   - picture: The picture they belong to, with all attacks of their operations.
  package init(
    of attacks: [AttackPicture], operations: [OperationPicture] = [], in picture: LogPicture
  ) {
    self.attacks = attacks.map(\.incident.id)
    let named = operations.map(\.operation.id) + attacks.compactMap(\.incident.operation)
    let told = named.uniqued().compactMap { picture.operations[$0] }
    let records =
      told.map { (id: $0.operation.id, evidence: $0.operation.evidence) }
      + attacks.map { (id: $0.incident.id, evidence: $0.incident.evidence) }
    var replay = TimelineReplay(attacks, operations: told, in: picture)
    var before = replay.state
    rows = Timeline.entries(of: records).map { entry in
      replay.add(entry.keys, to: entry.subject)
      let after = replay.state
      defer { before = after }
      return Row(
        at: entry.at, subject: entry.subject, statement: entry.statement, sources: entry.sources,
        before: before, after: after)
    }
  }
}

// MARK: - What was said, in order

extension Timeline {
  private struct Entry {
    var at: PointInTime
    var subject: String
    var statement: Content
    var keys: [String]
    var sources: [Source]
  }

  private static func entries(of records: [(id: String, evidence: Evidence)]) -> [Entry] {
    let entries = records.flatMap { id, evidence in
      func entry(_ first: any Statement, _ content: Content, keys: [String]) -> Entry {
        Entry(
          at: first.stated, subject: id, statement: content, keys: keys,
          sources: evidence.sources.filter { first.sources.contains($0.key) })
      }
      return evidence.attributions.map { entry($0, .attribution($0), keys: [$0.key]) }
        + saidAtOnce(evidence.casualties).map { figures in
          entry(figures[0], .casualties(figures), keys: figures.map(\.key))
        }
        + evidence.accounts.map { entry($0, .account($0), keys: [$0.key]) }
    }
    return entries.enumerated().sorted {
      ($0.element.at.upperBound, $0.offset) < ($1.element.at.upperBound, $1.offset)
    }.map(\.element)
  }

  /// The figures of one speaker, instant and source together.
  private static func saidAtOnce(_ figures: [CasualtyStatement]) -> [[CasualtyStatement]] {
    struct Saying: Hashable {
      var by: Speaker
      var stated: PointInTime
      var sources: Set<String>
    }
    func saying(_ figure: CasualtyStatement) -> Saying {
      Saying(by: figure.by, stated: figure.stated, sources: Set(figure.sources))
    }
    let groups = Dictionary(grouping: figures, by: saying)
    return figures.map(saying).uniqued().compactMap { groups[$0] }
  }
}
