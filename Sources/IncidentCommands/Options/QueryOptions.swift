import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// The question that a command asks of the log: every field of a query as an option and as a word.
enum QueryOptions {
  /// The words of a query.
  static let words = Argument.text(
    "QUERY", help: "conditions such as `region:Kayes`, joined by `or`, `not` and brackets",
    isRequired: false, isRepeatable: true, completes: "query")

  /// An option for each field, in the order of help.
  static let fields: [Option<String>] = QueryField.all.map { field in
    Option.text(
      field.name, field.valueName, help: field.help, choices: field.wordChoices,
      kindred: field.kindred.mapValues { "--\($0.field) \($0.value)" },
      completes: field.nameKind, isRepeatable: true, separator: ",", section: "Filters",
      isCommon: ["region", "town", "group", "date", "kind", "status"].contains(field.name))
  }

  /// What the options ask for: several fields are *and*, several values of one are *or*.
  static func query(_ arguments: ParsedArguments) -> Query {
    Query.all(
      of: fields.compactMap { option in
        let values = arguments.values(option)
        return values.isEmpty ? nil : .term(Query.Term(option.name, values))
      })
  }
}

/// The question of a command: its options, and the words typed beside them, joined by *and*.
struct TypedQuery {
  private let options: Query
  private let words: ParsedQuery
  private let typed: [String]
  private let arguments: ParsedArguments

  /// Reads the options, and some of the words as a query.
  init(_ arguments: ParsedArguments, words: [String]) {
    self.arguments = arguments
    options = QueryOptions.query(arguments)
    self.words = ParsedQuery(words: words)
    typed = words
  }

  /// All that is asked for.
  var query: Query { .all(of: [options, words.query]) }

  /// The states of records that the question is asked of: active ones, unless it asks for others.
  func states(isAll: Bool) -> Set<RecordState> {
    let asksForState = query.terms.contains { $0.field == "state" }
    return isAll || asksForState ? Set(RecordState.allCases) : [.active]
  }

  /// What is wrong with the form of the words and with the values of the whole question.
  ///
  /// With the time it is told where quotation marks are missing around dates.
  func diagnostics(_ problems: [QueryProblem], now: Instant? = nil) -> [Diagnostic] {
    let count = options.terms.count
    let ofOptions = problems.filter { $0.term < count }.map { problem in
      problem.diagnostic(at: arguments.place(ofValue: problem)).quoting(
        isDate(problem)
          ? now.flatMap { arguments.unquotedDate(of: problem.field, now: $0) } : nil)
    }
    let ofWords = problems.filter { $0.term >= count }.map { problem in
      words.diagnostic(problem, after: count).quoting(
        isDate(problem) ? now.flatMap { unquotedDate(problem, now: $0) } : nil)
    }
    return ofOptions
      + (words.problems + ofWords).sorted { one, other in
        one.place?.marked?.lowerBound ?? 0 < other.place?.marked?.lowerBound ?? 0
      }
  }
}

extension TypedQuery {
  /// The question with what its names mean in a log.
  ///
  /// - Parameters:
  ///   - context: Where names are looked up.
  ///   - problems: What is wrong with other options, told with it.
  ///   - now: The time.
  ///   - towns: The towns of the log: one that is not found may stand in a line that cannot be read.
  ///   - folder: The log.
  /// - Returns: The question.
  /// - Throws: All that is wrong with it.
  func compiled(
    in context: QueryContext, _ problems: Problems, now: Instant, towns: TownFile,
    of folder: LogFolder
  ) throws -> CompiledQuery {
    let compiled: CompiledQuery
    do throws(QueryProblems) {
      compiled = try CompiledQuery(query, in: context)
    } catch {
      throw Diagnostics(
        problems.all + diagnostics(error.all, now: now)
          + towns.problems(in: folder).map(\.withWayOut))
    }
    var all = problems
    for problem in diagnostics([]) { all.add(problem) }
    try all.throwIfAny()
    return compiled
  }

  /// Notes on words without a field that name something, or are a date.
  ///
  /// Where attacks were found, a town counts only if the log has attacks on it.
  func bareWords(in context: QueryContext, isFound: Bool) -> [Diagnostic] {
    // Who writes the field means the text.
    guard !typed.contains(where: { $0.lowercased().contains("text:") }) else { return [] }
    return BareWords.all(in: words.query, context, onlyInUse: isFound).map { bare in
      let conditions = bare.conditions.map { "`\($0)`" }.joined(separator: " or ")
      let isDate = bare.conditions.allSatisfy { $0.hasPrefix("date:") }
      return Diagnostic(
        .note, code: "bare-word", "`\(bare.words)` without a field is looked for in texts and ids",
        hints: ["\(conditions) asks for \(isDate ? "the time" : "what has this name")"])
    }
  }

  private func isDate(_ problem: QueryProblem) -> Bool {
    QueryField.named(problem.field)?.values == .dates
  }

  /// The hint to quote a date in the words of the query; nil where it was not taken apart.
  private func unquotedDate(_ problem: QueryProblem, now: Instant) -> String? {
    guard let index = typed.firstIndex(where: { $0.hasSuffix(":\(problem.value)") }) else {
      return nil
    }
    let start = String(typed[index].dropLast(problem.value.count))
    return UnquotedPhrase.hint(problem.value, typed[(index + 1)...], after: start) {
      (try? DatePhrase($0, today: now.day)) != nil
    }
  }
}

extension ParsedArguments {
  /// The place of the option that holds a value of a question.
  fileprivate func place(ofValue problem: QueryProblem) -> Diagnostic.Place {
    let all = occurrences.filter { $0.name == problem.field }
    let index = all.firstIndex { occurrence in
      (occurrence.rawValue ?? "").split(separator: ",").contains { $0 == problem.value }
    }
    return place(of: problem.field, occurrence: index ?? 0)
  }
}

extension QueryField {
  fileprivate var wordChoices: [String] {
    if case .words(let words) = values { words } else { [] }
  }

  fileprivate var nameKind: String? {
    if case .names(let kind) = values { kind } else { nil }
  }
}
