/// Whom the leading statements of an attack name.
package struct ColumnLeaders: Sendable, Hashable {
  /// How the statements stand to each other.
  package var kind: Kind
  /// The actors of each statement, by id.
  package var actors: [[String]]

  /// How leading statements stand to each other, as in ``LeadingAttribution``.
  package enum Kind: UInt8, Sendable {
    case unattributed, led, contested, parties
  }

  /// Nobody leads.
  package static let none = ColumnLeaders(kind: .unattributed, actors: [])

  /// Names the leaders.
  package init(kind: Kind, actors: [[String]]) {
    self.kind = kind
    self.actors = actors
  }
}

/// How the leading statements of an attack put it.
package struct ColumnAssurances: Sendable, Hashable {
  /// How the statements stand to each other.
  package var kind: ColumnLeaders.Kind
  /// Each statement.
  package var statements: [Assurance]

  /// How one statement puts it.
  package struct Assurance: Sendable, Hashable {
    package var role: Attribution.Role
    package var status: Attribution.Status
    package var likelihood: Likelihood?
    package var confidence: Confidence?

    /// Takes it from a statement.
    package init(_ statement: Attribution) {
      role = statement.role
      status = statement.status
      likelihood = statement.likelihood
      confidence = statement.confidence
    }

    /// Names the parts.
    package init(
      role: Attribution.Role, status: Attribution.Status, likelihood: Likelihood?,
      confidence: Confidence?
    ) {
      self.role = role
      self.status = status
      self.likelihood = likelihood
      self.confidence = confidence
    }
  }

  /// Nobody leads.
  package static let none = ColumnAssurances(kind: .unattributed, statements: [])

  /// Gathers what statements say.
  package init(kind: ColumnLeaders.Kind, statements: [Assurance]) {
    self.kind = kind
    self.statements = statements
  }
}

extension ColumnLeaders.Kind {
  /// How the statements of a leading attribution stand to each other.
  package init(_ leading: LeadingAttribution) {
    self =
      switch leading {
      case .led: .led
      case .contested: .contested
      case .parties: .parties
      case .unattributed: .unattributed
      }
  }
}

extension LeadingAttribution {
  /// Puts together what two columns say of it; what is not asked for may be left out of one.
  init(_ leaders: ColumnLeaders?, _ assurances: ColumnAssurances?) {
    let count = max(leaders?.actors.count ?? 0, assurances?.statements.count ?? 0)
    let statements = (0..<count).map { position in
      let assurance = assurances.flatMap {
        position < $0.statements.count ? $0.statements[position] : nil
      }
      return Attribution(
        key: "",
        actors: leaders.flatMap { position < $0.actors.count ? $0.actors[position] : nil } ?? [],
        role: assurance?.role ?? .perpetrator, status: assurance?.status ?? .assessed,
        likelihood: assurance?.likelihood, confidence: assurance?.confidence,
        by: .kind(.recorder), stated: .day(.earliest))
    }
    switch leaders?.kind ?? assurances?.kind ?? .unattributed {
    case .led: self = statements.first.map(Self.led) ?? .unattributed
    case .contested: self = .contested(statements)
    case .parties: self = .parties(statements)
    case .unattributed: self = .unattributed
    }
  }
}
