import CommandLineKit
import IncidentCore
import TextBasics

/// Options for statements: who did it, who was hurt, and what else was said.
enum EvidenceOptions {
  static let group = Option.text(
    "group", "GROUP", help: "who did it; several acted together (rivals: one command each)",
    completes: "group", isRepeatable: true, separator: ",", section: "Statement", isCommon: true)
  static let status = Option.word(
    "status", "STATUS", Attribution.Status.self, help: "what kind of statement on the group it is",
    kindred: [Attribution.Status.unclaimed.rawValue: "--unclaimed"], section: "Statement",
    isCommon: true)
  static let role = Option.word(
    "role", "ROLE", Attribution.Role.self,
    help: "what the group was in it; perpetrator if not given",
    section: "Statement")
  static let likelihood = Option.word(
    "likelihood", "WORDS", Likelihood.self, help: "how likely it is (ICD 203)",
    section: "Statement")
  static let confidence = Option.word(
    "confidence", "LEVEL", Confidence.self, help: "how good the evidence is, not the odds",
    section: "Statement")
  static let basis = Option.word(
    "basis", "BASIS", Basis.self, help: "what the statement rests on", isRepeatable: true,
    separator: ",", section: "Statement")
  static let claimMode = Option.text(
    "claim-mode", "TEXT", help: "the form of the claim, such as video", section: "Statement")
  static let claimChannel = Option.text(
    "claim-channel", "TEXT", help: "the channel of the claim", section: "Statement")
  static let note = Option.text(
    "note", "TEXT", help: "a note on the attribution", section: "Statement")
  static let unclaimed = Flag(
    "unclaimed", help: "a statement that names no group: nobody had claimed it by then",
    section: "Statement")
  static let account = Option.text(
    "account", "TEXT", help: "what else was said", isRepeatable: true, section: "Statement")
  static let about = Option.text(
    "about", "TEXT", help: "what the account is about, such as a town", section: "Statement")
  static let by = Option.text(
    "by", "SPEAKER",
    help: "who says it: an actor, dataset:NAME, or "
      + Speaker.Kind.allCases.map(\.rawValue).joined(separator: ", "),
    completes: "speaker", section: "Statement", isCommon: true)
  static let stated = Option.text(
    "stated", "TIME", help: "by when it had been said; else when its source was published",
    section: "Statement", isCommon: true)
  static let counts = CasualtyStatement.Outcome.allCases.map { outcome in
    Option<TypedCount>(
      outcome.rawValue, "SIDE=COUNT",
      help: "how many were \(outcome.rawValue), such as civilians=5-7 or assailants=80+",
      isRepeatable: true, separator: ",", section: "Statement", isCommon: outcome == .killed,
      parse: TypedCount.init(typed:))
  }

  static let all: [any ParsableOption] =
    [group, status, role, likelihood, confidence, basis, claimMode, claimChannel, note, unclaimed]
    + counts + [account, about, by, stated]

  /// Reads the options and those of sources as statements to add to a record.
  ///
  /// The day is the last on which what they are about can have happened.
  static func read(
    _ arguments: ParsedArguments, adding known: Evidence, names: NameResolver,
    attackOn day: Day?, today: Day, _ session: Session, _ problems: inout Problems,
    _ notes: inout [Diagnostic]
  ) -> Evidence {
    let sources = SourceOptions.read(
      arguments, adding: known.sources, today: today, session, &problems)
    var reader = EvidenceReader(
      arguments: arguments, known: known, sources: sources, names: names, attackDay: day,
      today: today)
    let evidence = reader.evidence(&problems)
    notes += sources.notes + reader.warnings
    return evidence
  }
}

/// A number of casualties as it was typed: `assailants=80+`, `armed-group/is-sahel=5-7`, `12`.
struct TypedCount: Sendable {
  var side: CasualtyStatement.Side
  var actor: String?
  var count: CountInterval

  init(typed text: String) throws(Diagnostic) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let number = parts.last.map(String.init) ?? ""
    do throws(CountProblem) {
      count = try CountInterval(typed: number)
    } catch {
      throw Diagnostic(
        code: "wrong-count",
        error.isReversed
          ? "`\(number)` has its larger number first" : "`\(number)` is not a count",
        hints: [
          Suggestions.question(Suggestions.closest(to: number, among: ["unknown"], limit: 1))
            ?? "write `5`, at least five `5+`, five to seven `5-7`, about twenty `~20`, none `0`, or "
            + "`unknown`"
        ])
    }
    guard parts.count == 2 else {
      side = .all
      return
    }
    let names = parts[0].split(separator: "/", maxSplits: 1).map(String.init)
    let word = names.first ?? ""
    guard let side = CasualtyStatement.Side(rawValue: word.asWord) else {
      let words = CasualtyStatement.Side.allCases.map(\.rawValue)
      throw Diagnostic(
        code: "unknown-word", "`\(word)` is not a known side",
        hints: [
          KindredWords.question(word, among: words)
            ?? "use one of \(words.map { "`\($0)`" }.joined(separator: ", "))"
        ])
    }
    self.side = side
    actor = names.count > 1 ? names[1] : nil
  }
}
