import IncidentCore
import TextBasics

/// The rules by which the leading attribution is found, in words.
enum AttributionRule {
  /// The rules, from the first.
  static let texts = [
    "Of one named speaker only the latest statement about each set of actors stands. Kinds of "
      + "speaker, such as the press, supersede nobody.",
    "A rejection takes out earlier allegations, suspicions and assessments that name all its actors. A "
      + "denial takes nothing out.",
    "Candidates name an identified perpetrator, and are held at least as likely as not. A "
      + "denial, a rejection and that nobody has claimed it name none.",
    "The strongest candidates win: by status (confirmed, claimed, assessed, suspected, alleged), "
      + "then by likelihood (even where none is given), then by confidence (low where none is "
      + "given). Level ones on the same actors, or on a component and its umbrella, are "
      + "represented by the latest; on different actors the attack is contested, and two rival "
      + "claims always are.",
    "Without a candidate the armed sides of a clash are named, each of them; they are not rivals.",
    "Else the attack is unattributed.",
  ]

  /// Why a rule took a statement out of those that came to it.
  static func reason(
    _ rule: Int, took statement: Attribution, keeping kept: [Attribution],
    label: (Attribution) -> String, _ actors: ActorRegister
  ) -> String {
    switch rule {
    case 1:
      let later = kept.first {
        $0.by == statement.by && Set($0.actors) == Set(statement.actors)
      }
      return "\(later.map(label) ?? "another") is later, by the same speaker on the same actors"
    case 2:
      let rejection = kept.last {
        $0.status == .rejected && !$0.actors.isEmpty
          && Set($0.actors).isSubset(of: statement.actors)
      }
      return "\(rejection.map(label) ?? "another") rejects it"
    case 3: return reasonAgainstCandidate(statement, actors)
    case 4: return reasonForWeakness(statement, kept)
    default: return reasonAgainstSide(statement)
    }
  }

  private static func reasonAgainstCandidate(
    _ statement: Attribution, _ actors: ActorRegister
  ) -> String {
    if let reason = reasonAgainstAnybody(statement) { return reason }
    if statement.role != .perpetrator {
      return "it names a \(statement.role.rawValue), no perpetrator"
    }
    return "it names nobody who is identified"
  }

  private static func reasonAgainstSide(_ statement: Attribution) -> String {
    if let reason = reasonAgainstAnybody(statement) { return reason }
    return statement.role == .party
      ? "it names only civilians" : "it names a \(statement.role.rawValue), no side of a clash"
  }

  private static func reasonAgainstAnybody(_ statement: Attribution) -> String? {
    switch statement.status {
    case .unclaimed: return "it says that nobody had claimed it"
    case .denied: return "it is a denial"
    case .rejected: return "it is a rejection"
    case .suspected, .alleged, .claimed, .assessed, .confirmed: break
    }
    guard let likelihood = statement.likelihood, likelihood < .even else { return nil }
    return "it is held \(likelihood.rawValue.inWords)"
  }

  private static func reasonForWeakness(_ statement: Attribution, _ kept: [Attribution]) -> String {
    guard let winner = kept.first else { return "it is weaker" }
    if winner.status != statement.status {
      return "\(winner.status.rawValue) counts more than \(statement.status.rawValue)"
    }
    let (won, lost) = (winner.likelihood ?? .even, statement.likelihood ?? .even)
    if won != lost { return "it is held less likely" }
    return "it is held with less confidence"
  }
}
