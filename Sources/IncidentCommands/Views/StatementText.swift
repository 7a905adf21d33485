import Documents
import IncidentCore
import TextBasics

/// Statements and sources as lines that say everything they hold.
struct StatementText {
  let names: AttributionText

  /// An attribution: status, actors, and on what grounds.
  func attribution(_ statement: Attribution) -> RichText {
    var text: RichText =
      statement.actors.isEmpty
      ? RichText("nobody had claimed it", .status)
      : "\(statement.status.rawValue, .status): \(names.names(statement.actors))"
    if statement.role != .perpetrator { text += " as \(statement.role.rawValue)" }
    if let likelihood = statement.likelihood {
      text += ", \(likelihood.rawValue.inWords)"
    }
    if let confidence = statement.confidence { text += ", confidence \(confidence.rawValue)" }
    // That a claim rests on the claim goes without saying.
    if !statement.basis.isEmpty, !(statement.status == .claimed && statement.basis == [.claim]) {
      text += ", basis \(statement.basis.map { $0.rawValue.inWords }.joined(separator: ", "))"
    }
    if let claim = statement.claim {
      let parts = [claim.mode, claim.channel.map { "through \($0)" }].compactMap { $0 }
      text += ", \(parts.joined(separator: " "))"
    }
    if let note = statement.note { text += " – \(note)" }
    return text
  }

  /// A target: its category, the actor that it was and what is said of it.
  func target(_ target: Target) -> RichText { self.target(target, \.inWords) }

  /// A target, its category written as asked.
  func target(_ target: Target, _ word: (String) -> String) -> RichText {
    var text = RichText(word(target.category.rawValue))
    if let actor = target.actor { text += " (\(names.names([actor])))" }
    if let description = target.description { text += ": \(description)" }
    return text
  }

  /// Figures of casualties.
  func casualties(_ statements: [CasualtyStatement]) -> RichText {
    statements.map { statement in
      var side = RichText(statement.of.rawValue.inWords)
      if let actor = statement.actor { side += " of \(names.names([actor]))" }
      return "\(statement.outcome.rawValue), \(side): \(CasualtyText.count(statement.count))"
    }.joined(separator: "; ")
  }

  /// An account.
  func account(_ statement: Account) -> RichText {
    RichText(statement.about.map { "\($0): \(statement.text)" } ?? statement.text)
  }

  /// Who said it, by when, and in which sources.
  func origin(_ statement: some Statement) -> RichText {
    var text: RichText = "said by \(names.speaker(statement.by)), \(statement.stated.text, .date)"
    if !statement.sources.isEmpty { text += ", in \(statement.sources.joined(separator: ", "))" }
    return text
  }

  /// A source with all its details.
  func source(_ source: Source) -> RichText {
    var parts: [RichText] = ["\(source.publisher, .strong) (\(source.kind.rawValue.inWords))"]
    if let title = source.title { parts.append("“\(title)”") }
    if let published = source.published {
      parts.append("published \(published.text, .date)")
    }
    if let accessed = source.accessed { parts.append("read \(accessed.text, .date)") }
    if let language = source.language { parts.append("in \(language)") }
    if source.reliability != nil || source.credibility != nil {
      let grade =
        (source.reliability?.rawValue ?? "–") + (source.credibility.map(String.init) ?? "–")
      parts.append("graded \(grade)")
    }
    if let relays = source.relays { parts.append("repeats \(relays)") }
    if let url = source.url { parts.append(RichText(url, .muted)) }
    if let archived = source.archived { parts.append("kept as \(archived)") }
    if let digest = source.sha256 { parts.append("SHA-256 \(digest)") }
    if let quote = source.quote { parts.append("“\(quote)”") }
    return parts.joined(separator: ", ")
  }
}
