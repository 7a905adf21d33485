import IncidentCore
package import TextBasics

/// The rules of a record that go beyond the shape of single values.
package enum RecordRules {
  /// Which rules apply: what is typed must be in order, what a dataset says is kept as it is.
  package enum Strictness: Sendable {
    case typed, asGiven
  }

  /// What breaks a rule in an incident or operation whose shape is right.
  package static func problems(of json: JSON, strictness: Strictness) -> [RecordProblem] {
    var problems: [RecordProblem] = []
    span(json, &problems)
    coordinates(json, &problems)
    keys(json, &problems)
    citations(json, &problems)
    attributions(json, &problems)
    revision(json, &problems)
    if strictness == .typed { counts(json, &problems) }
    return problems
  }

  private static func span(_ json: JSON, _ problems: inout [RecordProblem]) {
    guard let occurred = json["occurred"] else { return }
    let start = occurred["start"]?.string.flatMap(Day.init(iso:))
    let end = occurred["end"]?.string.flatMap(Day.init(iso:))
    let precision = occurred["precision"]?.string
    if let start, let end, end < start {
      problems.append(
        problem(
          "/occurred/end", occurred["end"], "end-before-start",
          "the end \(end.iso) is before the start \(start.iso)", ["swap the two days"]))
    }
    if precision != DatePrecision.unknown.rawValue, start == nil || end == nil {
      problems.append(
        problem(
          "/occurred", occurred, "missing-value", "the span of time needs both `start` and `end`",
          ["give both days, or the precision `unknown`"]))
    }
    if precision == DatePrecision.day.rawValue, let start, let end, start < end {
      problems.append(
        problem(
          "/occurred/precision", occurred["precision"], "wrong-precision",
          "the precision `day` does not fit a span of several days", ["use `day-range`"]))
    }
  }

  private static func coordinates(_ json: JSON, _ problems: inout [RecordProblem]) {
    guard let place = json["place"] else { return }
    if place.has("latitude") != place.has("longitude") {
      problems.append(
        problem(
          "/place", place, "missing-value", "a point needs both `latitude` and `longitude`", []))
    }
    if let country = place["country"]?.string, !isCountryCode(country) {
      problems.append(
        problem(
          "/place/country", place["country"], "wrong-country",
          "`\(country)` is not an ISO 3166-1 code of two capitals",
          ["write `ML` for Mali, `XX` where the country is not known"]))
    }
  }

  private static func isCountryCode(_ text: String) -> Bool {
    text.utf8.count == 2 && text.utf8.allSatisfy { (65...90).contains($0) }
  }

  /// Keys of statements and sources are unique in the record.
  private static func keys(_ json: JSON, _ problems: inout [RecordProblem]) {
    var seen: Set<String> = []
    for list in EvidenceLists.all {
      for (index, element) in (json[list]?.array ?? []).enumerated() {
        guard let key = element["key"]?.string, !seen.insert(key).inserted else { continue }
        problems.append(
          problem(
            "/\(list)/\(index)/key", element["key"], "key-twice",
            "the key `\(key)` is already used in this record", []))
      }
    }
  }

  /// Statements and support cite sources that are in the record.
  private static func citations(_ json: JSON, _ problems: inout [RecordProblem]) {
    let sources = (json["sources"]?.array ?? []).compactMap { $0["key"]?.string }
    let keys = Set(sources)
    func check(_ cited: JSON, _ pointer: String) {
      guard let key = cited.string, !keys.contains(key) else { return }
      let shown = sources.prefix(20).map { "`\($0)`" }.joined(separator: ", ")
      let more = sources.count > 20 ? " and \(sources.count - 20) more" : ""
      let hint =
        sources.isEmpty ? "the record has no sources" : "its sources are \(shown)\(more)"
      problems.append(
        problem(
          pointer, cited, "unknown-source", "no source in this record has the key `\(key)`",
          [hint]))
    }
    for list in EvidenceLists.statements {
      for (index, element) in (json[list]?.array ?? []).enumerated() {
        for (position, cited) in (element["sources"]?.array ?? []).enumerated() {
          check(cited, "/\(list)/\(index)/sources/\(position)")
        }
      }
    }
    for (index, element) in (json["support"]?.array ?? []).enumerated() {
      if let cited = element["source"] { check(cited, "/support/\(index)/source") }
    }
  }

  /// `unclaimed` names nobody; every other status names somebody.
  private static func attributions(_ json: JSON, _ problems: inout [RecordProblem]) {
    for (index, element) in (json["attributions"]?.array ?? []).enumerated() {
      let isUnclaimed = element["status"]?.string == Attribution.Status.unclaimed.rawValue
      let names = element["actors"]?.array?.isEmpty == false
      if isUnclaimed == names {
        problems.append(
          problem(
            "/attributions/\(index)/actors", element, "wrong-actors",
            isUnclaimed
              ? "an attribution with the status `unclaimed` names no actors"
              : "the attribution names no actors",
            [isUnclaimed ? "leave `actors` out" : "name at least one actor, or use `unclaimed`"]))
      }
    }
  }

  private static func counts(_ json: JSON, _ problems: inout [RecordProblem]) {
    for (index, element) in (json["casualties"]?.array ?? []).enumerated() {
      guard let count = element["count"].map(CountInterval.init(json:)), !count.isOrdered
      else { continue }
      problems.append(
        problem(
          "/casualties/\(index)/count", element["count"], "count-order",
          "`low`, `best` and `high` are not in order", ["low ≤ best ≤ high"]))
    }
  }

  private static func revision(_ json: JSON, _ problems: inout [RecordProblem]) {
    let revision = json["revision"]?.integer ?? 1
    let reason = json["recorded"]?["reason"]?.string ?? ""
    if revision > 1, reason.isEmpty {
      problems.append(
        problem(
          "/recorded/reason", json["recorded"], "missing-reason",
          "revision \(revision) gives no reason", ["say why the record changed"]))
    }
    let isMerged = json["state"]?.string == RecordState.merged.rawValue
    if isMerged != json.has("into") {
      problems.append(
        problem(
          "/into", json["state"], "missing-value",
          isMerged
            ? "a merged record needs `into`, the record it went into"
            : "only a merged record has `into`", []))
    }
  }

  private static func problem(
    _ pointer: String, _ json: JSON?, _ code: String, _ summary: String, _ hints: [String]
  ) -> RecordProblem {
    RecordProblem(
      pointer: pointer, offset: json?.offset ?? -1, code: code, summary: summary, hints: hints)
  }
}

extension JSON {
  /// Whether there is a value under a key; `null` is none.
  fileprivate func has(_ key: String) -> Bool { self[key].map { !$0.isNull } ?? false }
}
