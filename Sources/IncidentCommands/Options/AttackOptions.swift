import CommandLineKit
import IncidentCore
import TextBasics

/// Options for when an attack happened, what it was and at whom it was aimed.
enum AttackOptions {
  static let date = Option.text(
    "date", "DATE",
    help: "when it happened: a day, a month, a range or words such as yesterday",
    section: "Attack", isCommon: true)
  static let time = Option.text(
    "time", "TIME",
    help: "the local time, HH:MM or "
      + TimeOfDay.DayPart.allCases.map(\.rawValue).joined(separator: ", "),
    section: "Attack")
  static let kind = Option.word(
    "kind", "KIND", AttackKind.self, help: "the kind of attack",
    kindred: AttackKind.otherWords.mapValues(\.rawValue), section: "Attack", isCommon: true)
  static let target = Option<Target>(
    "target", "CATEGORY", help: "who or what was attacked; CATEGORY:WORDS describes it",
    completes: "target", isRepeatable: true, separator: ",", section: "Attack", isCommon: true,
    parse: readTarget)
  static let targetActor = Option.text(
    "target-actor", "ACTOR", help: "the actor that was attacked", completes: "group",
    section: "Attack")
  static let weapon = Option.text(
    "weapon", "TEXT", help: "a weapon used, in the words of the source", isRepeatable: true,
    section: "Attack")
  static let outcome = Option.word(
    "outcome", "OUTCOME", Attack.Outcome.self, help: "how it ended for the attackers",
    section: "Attack")

  static let all: [any ParsableOption] = [date, time, kind, target, targetActor, weapon, outcome]

  /// What was typed of an attack; nil where it was not.
  struct Typed {
    var occurred: Occurrence?
    var timeOfDay: TimeOfDay?
    var kind: AttackKind?
    var targets: [Target]?
    var weapons: [String]?
    var outcome: Attack.Outcome?
  }

  /// Reads the options.
  static func read(
    _ arguments: ParsedArguments, today: Day, names: NameResolver, _ problems: inout Problems
  ) -> Typed {
    var typed = Typed()
    if let text = arguments.value(time) {
      typed.timeOfDay = problems.collect(at: arguments.place(of: time.name)) {
        () throws(Diagnostic) in
        do throws(TimeOfDayProblem) {
          return try TimeOfDay(phrase: text)
        } catch {
          throw error.diagnostic
        }
      }
    }
    if let text = arguments.value(date) {
      typed.occurred = problems.collect(at: arguments.place(of: date.name)) {
        () throws(Diagnostic) in
        do throws(DatePhraseProblem) {
          return try Occurrence(DatePhrase(text, today: today), timeOfDay: typed.timeOfDay)
        } catch {
          throw error.diagnostic
        }
      }
    }
    typed.kind = arguments.value(kind)
    var targets = arguments.values(target)
    if let name = arguments.value(targetActor) {
      let actor = problems.collect(at: arguments.place(of: targetActor.name)) {
        () throws(Diagnostic) in try names.actor(name)
      }
      if targets.isEmpty {
        problems.add(
          Diagnostic(
            code: "missing-option", "`--target-actor` needs a `--target`",
            at: arguments.place(of: targetActor.name),
            hints: ["add the kind of target, such as `--target military`"]))
      } else {
        targets[0].actor = actor?.id
      }
    }
    typed.targets = targets.isEmpty ? nil : targets
    let weapons = arguments.values(weapon)
    typed.weapons = weapons.isEmpty ? nil : weapons
    typed.outcome = arguments.value(outcome)
    return typed
  }

  private static func readTarget(_ text: String) throws(Diagnostic) -> Target {
    let parts = text.split(separator: ":", maxSplits: 1)
    let word = parts.first.map(String.init) ?? ""
    guard let category = Target.Category(rawValue: word.asWord) else {
      let words = Target.Category.allCases.map(\.rawValue)
      throw Diagnostic(
        code: "unknown-word", "`\(word)` is not a known target category",
        hints: [
          KindredWords.question(word, among: words)
            ?? "use one of \(words.map { "`\($0)`" }.joined(separator: ", "))"
        ])
    }
    let description = parts.count > 1 ? String(parts[1]) : nil
    return Target(category, description: description)
  }
}
