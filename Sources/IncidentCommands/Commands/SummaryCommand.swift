import CommandLineKit
import IncidentCore
import TextBasics

/// Counts attacks by one dimension, with who was hurt and how far that is known.
enum SummaryCommand: Command {
  static let by = dimension("by", "what the rows are", defaultText: "group")
  static let across = dimension("across", "what the columns are")
  static let measure = Option.word(
    "measure", "MEASURE", SummaryRequest.Measure.self, help: "what is counted",
    section: "Summary", defaultText: "attacks")
  static let count = Option.word(
    "count", "WHICH", SummaryRequest.Count.self,
    help: "count an attack under its leading actors, or under any that a statement names",
    section: "Summary", defaultText: "leading")
  static let compare = Option.text(
    "compare", "PERIOD", help: "show the change of what is counted against another period",
    section: "Summary")
  static let atLeast = Option.integer(
    "at-least", "N", in: 1...Int.max, help: "only rows with at least N of what is counted",
    section: "Summary")

  static let specification = CommandSpecification(
    name: "summary", group: .summarise,
    abstract: "Count attacks by group, region, month and more",
    discussion: [
      "An attack led by several actors counts under each of them; the total counts it once. A "
        + "figure for a whole operation is never divided: it counts in a row only if all attacks "
        + "of the operation do. What was not reported is never shown as none.",
      "`--columns` and `--sort` take the columns of the table that is asked for, such as `attacks`, "
        + "`towns`, `killed`, `killed-civilians` or a status; `--sort` also takes `name`, the first "
        + "column, `measure`, what is counted, and `change`, with `--compare`, that of what is counted.",
      "Share is the part of all attacks that were found, whatever is counted. From the first "
        + "to the last row of a span of time, or of the period asked for as far as it is over, those "
        + "without attacks stand too, and all days of the week, unless `--sort` or `--at-least` asks "
        + "for another order or choice.",
    ],
    arguments: [QueryOptions.words],
    options: [by, across, measure, count, compare, atLeast] + LogLook.options(showing: []),
    examples: [
      CommandExample("incidentlog summary", "attacks by group, with how sure it is"),
      CommandExample(
        "incidentlog summary --by region --across status --date 2025", "a year by region"),
      CommandExample(
        "incidentlog summary --by month --group JNIM --measure killed",
        "those killed in a group's attacks, month by month"),
    ],
    seeAlso: ["attribution", "queries", "dates"])

  private static func dimension(
    _ name: String, _ help: String, defaultText: String? = nil
  ) -> Option<SummaryDimension> {
    let names = SummaryDimension.all.map(\.name)
    return Option(
      name, "DIMENSION", help: help, choices: names, section: "Summary", isCommon: name == "by",
      defaultText: defaultText
    ) { text throws(Diagnostic) in
      guard let dimension = SummaryDimension.named(text) else {
        throw Diagnostic(code: "unknown-dimension", "no dimension is called `\(text)`")
      }
      return dimension
    }
  }

  static func run(_ arguments: ParsedArguments, _ session: Session) throws -> Outcome {
    var request = request(arguments)
    if let look = try ColumnLook(arguments, session, needs: ColumnNeeds(request)) {
      request.boundaries = look.boundaries
      request.compare = try period(arguments, session.now(arguments))
      let compared = try request.compare.map(look.rows(otherwiseIn:)) ?? RowSet([])
      if let summary = look.summary(of: compared, request) {
        return told(
          look.outcome(
            try report(
              summary, look.picture.withoutAttacks.value, look.queryJSON, in: look.period,
              arguments),
            found: look.found.count), request, look.query)
      }
    }
    let look = try LogLook(arguments, session)
    request.boundaries = look.boundaries
    request.compare = try period(arguments, session.now(arguments))
    request.compared = try request.compare.map(look.attacks(otherwiseIn:)) ?? []
    let summary = Summary(look.attacks, in: look.picture, request)
    return told(
      look.outcome(
        try report(summary, look.picture, look.queryJSON, in: look.period, arguments),
        found: look.attacks.count),
      request, look.query)
  }

  /// The outcome with a note where a period is compared with all times.
  private static func told(
    _ outcome: Outcome, _ request: SummaryRequest, _ query: Query
  ) -> Outcome {
    guard let period = request.compare, !query.terms.contains(where: { $0.field == "date" }) else {
      return outcome
    }
    var outcome = outcome
    outcome.messages.append(
      .diagnostic(
        Diagnostic(
          .note, code: "compared-with-all-times",
          "all times are compared with \(period.shortText), since the query names no period",
          hints: ["`date:PERIOD` says which, such as `date:\"this year\"`"])))
    return outcome
  }

  private static func request(_ arguments: ParsedArguments) -> SummaryRequest {
    SummaryRequest(
      dimension: arguments.value(by) ?? SummaryDimension.all[0],
      across: arguments.value(across), measure: arguments.value(measure),
      count: arguments.value(count) ?? .leading)
  }

  /// The other period that the summary compares with.
  private static func period(_ arguments: ParsedArguments, _ now: Instant) throws -> Period? {
    guard let typed = arguments.value(compare) else { return nil }
    var problems = Problems()
    let period = problems.collect(at: arguments.place(of: compare.name)) {
      () throws(Diagnostic) in
      guard arguments.value(across) == nil else {
        throw Diagnostic(
          code: "compared-across",
          "`--compare` shows a change beside each row, `--across` a column for each value",
          hints: ["`--across year`, without `--compare`, sets years beside each other"])
      }
      if let rows = arguments.value(by), rows.isOfPeriods {
        throw Diagnostic(
          code: "compared-periods",
          "`--compare` sets a row beside itself at another time, and each \(rows.name) comes once",
          hints: [
            "without `--by \(rows.name)`, or with `--by region`, rows have both times; "
              + "`--by \(rows.name) --date 2023..2024`, without `--compare`, shows two years in a row"
          ])
      }
      do throws(DatePhraseProblem) {
        return try DatePhrase(typed, today: now.day).period
      } catch {
        throw error.diagnostic.quoting(arguments.unquotedDate(of: compare.name, now: now))
      }
    }
    try problems.throwIfAny()
    return period
  }

  private static func report(
    _ summary: Summary, _ picture: LogPicture, _ query: JSON, in period: Period,
    _ arguments: ParsedArguments
  ) throws(Diagnostics) -> Report {
    let choice = TableChoice(arguments)
    var shown = summary.withEmptyColumns(in: period)
    if let least = arguments.value(atLeast) {
      shown = shown.withoutRows(below: least)
    } else if choice.sort.map({ ["name", summary.dimension.name].contains($0.name) }) ?? true {
      // Only in time order do periods without attacks say what a series should.
      shown = shown.withEmptyRows(in: period)
    }
    let view = try SummaryView(shown, in: picture, choice)
    return Report(
      schema: "incidentlog.summary/1", query: query, data: { view.json },
      document: { view.document })
  }
}
