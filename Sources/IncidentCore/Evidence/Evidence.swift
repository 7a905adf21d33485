/// Everything that was said about an incident or an operation, and where.
public struct Evidence: Sendable, Hashable {
  /// Who did it.
  public var attributions: [Attribution]
  /// Who was hurt.
  public var casualties: [CasualtyStatement]
  /// What else was said.
  public var accounts: [Account]
  /// Where it was published.
  public var sources: [Source]

  /// Gathers statements and their sources.
  public init(
    attributions: [Attribution] = [], casualties: [CasualtyStatement] = [],
    accounts: [Account] = [], sources: [Source] = []
  ) {
    self.attributions = attributions
    self.casualties = casualties
    self.accounts = accounts
    self.sources = sources
  }

  /// Whether nothing was said.
  public var isEmpty: Bool {
    attributions.isEmpty && casualties.isEmpty && accounts.isEmpty && sources.isEmpty
  }

  /// All statements, whatever they are about.
  public var statements: [any Statement] { attributions + casualties + accounts }

  /// Leaves out what was said or published after an instant.
  ///
  /// A source without a date of publication dates from the first statement that cites it, else
  /// from when it was read, else from `recorded`.
  public func known(by instant: Instant, recorded: Instant) -> Evidence {
    func isKnown(_ statement: some Statement) -> Bool { statement.stated.upperBound <= instant }
    return Evidence(
      attributions: attributions.filter(isKnown), casualties: casualties.filter(isKnown),
      accounts: accounts.filter(isKnown),
      sources: sources.filter { date(of: $0, recorded: recorded) <= instant })
  }

  /// The points in time at which anything of it was said or published, dated as in
  /// ``known(by:recorded:)``.
  package func pointsSaid(recorded: Instant) -> [Instant] {
    statements.map(\.stated.upperBound) + sources.map { date(of: $0, recorded: recorded) }
  }

  private func date(of source: Source, recorded: Instant) -> Instant {
    if let published = source.published { return published.upperBound }
    let cited = statements.filter { $0.sources.contains(source.key) }
    return cited.map(\.stated.upperBound).min() ?? source.accessed?.upperBound ?? recorded
  }
}
