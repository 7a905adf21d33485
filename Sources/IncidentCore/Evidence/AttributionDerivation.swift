/// How the leading attribution of an incident comes about, rule by rule.
///
/// The rules are those of the manual's page *What the numbers mean*; each is one step here, so
/// that `explain attribution` can print what each of them did.
public struct AttributionDerivation: Sendable, Hashable {
  /// What leads.
  public let leading: LeadingAttribution
  private let statements: [Attribution]
  /// What each rule left, by position, in the order in which they were applied.
  private let kept: [Kept]
  private let knownNamed: [NamedActor]?

  private struct Kept: Sendable, Hashable {
    var rule: Int
    var positions: [Int]
  }

  /// What one rule did.
  public struct Step: Sendable, Hashable {
    /// The rule's number, from 1.
    public var rule: Int
    /// The statements that the rule took out.
    public var removed: [Attribution]
    /// The statements that it left.
    public var kept: [Attribution]
  }

  /// Takes over what was derived before, without the steps.
  init(derived leading: LeadingAttribution, named: [NamedActor]? = nil) {
    self.leading = leading
    statements = []
    kept = []
    knownNamed = named
  }

  /// Derives the leading attribution.
  ///
  /// - Parameters:
  ///   - statements: What was said of the incident's operation, then of the incident itself.
  ///   - day: The day on which components and umbrellas are looked up; nil where not known.
  ///   - actors: The actors of the log.
  public init(_ statements: [Attribution], on day: Day?, actors: ActorRegister) {
    let rules = AttributionRules(statements, on: day, actors: actors)
    var kept: [Kept] = []
    let lead = rules.lead { rule, left in kept.append(Kept(rule: rule, positions: left)) }
    self.statements = statements
    self.kept = kept
    knownNamed = nil
    leading =
      switch lead {
      case .led(let position): .led(statements[position])
      case .contested(let positions): .contested(positions.map { statements[$0] })
      case .parties(let positions):
        .parties(positions.compactMap { AttributionRules.side(statements[$0], actors) })
      case .unattributed: .unattributed
      }
  }

  /// What each rule took out and kept, in order.
  public var steps: [Step] {
    var steps: [Step] = []
    for (index, step) in kept.enumerated() {
      // Rule 5 looks again at what rule 2 left.
      let before =
        step.rule == 5
        ? kept.first { $0.rule == 2 }?.positions : index == 0 ? nil : kept[index - 1].positions
      let given = before ?? Array(statements.indices)
      steps.append(
        Step(
          rule: step.rule,
          removed: given.filter { !step.positions.contains($0) }.map { statements[$0] },
          kept: step.positions.map { statements[$0] }))
    }
    return steps
  }

  /// Whether a statement stands by which one of the leading actors had no part in it.
  ///
  /// A denial takes nobody out of the lead, but whoever reads of the lead should know of it.
  public var isDenied: Bool {
    let leaders = Set(leading.actors)
    return standing.contains { $0.status == .denied && !leaders.isDisjoint(with: $0.actors) }
  }

  /// The statements that rule 1 left: none that its speaker has replaced.
  private var standing: [Attribution] {
    (kept.first { $0.rule == 1 }?.positions ?? []).map { statements[$0] }
  }

  /// All whom a statement names that stands and is held possible, each with its statement's status.
  ///
  /// Those are the candidates of rule 3 and the sides of rule 5, whoever leads.
  func named(in actors: ActorRegister) -> [NamedActor] {
    if let knownNamed { return knownNamed }
    func positions(_ rule: Int) -> [Int] { kept.first { $0.rule == rule }?.positions ?? [] }
    let candidates = positions(3).map { statements[$0] }
    let sides = positions(2).compactMap { AttributionRules.side(statements[$0], actors) }
    return candidates.flatMap { statement in
      statement.actors.map {
        NamedActor(actor: $0, status: LeadingAttribution.led(statement).status)
      }
    } + sides.flatMap { side in side.actors.map { NamedActor(actor: $0, status: .party) } }
  }
}
