import IncidentCore
package import TextBasics

/// Checks a record against its shape and gathers what is wrong with it.
package struct ShapeCheck {
  /// So many problems are gathered: a long line of nothing but mistakes must not hold up a reader.
  package static let maximumProblems = 20

  /// What was found, in the order of the record.
  package private(set) var problems: [RecordProblem] = []
  private let references: ReferenceLookUp
  /// The way from the record to the value in hand; it is put into words only where one is wrong.
  private var path: [Step] = []

  private enum Step {
    case key(String)
    case element(Int)
  }

  /// Checks a record.
  package static func problems(
    of json: JSON, as shape: ObjectShape, references: ReferenceLookUp = .none
  ) -> [RecordProblem] {
    var check = ShapeCheck(references: references)
    check.check(json, is: .object(shape))
    return check.problems
  }

  private init(references: ReferenceLookUp) {
    self.references = references
  }

  private mutating func check(_ json: JSON, is shape: ValueShape) {
    guard problems.count < ShapeCheck.maximumProblems else { return }
    switch shape {
    case .object(let object): check(json, is: object)
    case .list(let element):
      guard let elements = json.array else { return expect("a list", json) }
      for (index, value) in elements.enumerated() {
        path.append(.element(index))
        check(value, is: element)
        path.removeLast()
      }
    case .any: return
    case .text: text(json) { _ in true }
    case .word(let name, let words):
      guard let word = json.string else { return expect("one of \(list(words))", json) }
      if !words.contains(word) { unknown(word, name, words, json) }
    case .integer(let range):
      guard let value = json.integer else { return expect("a whole number", json) }
      if !range.contains(value) { outOfRange(json, bounds(range)) }
    case .number(let range):
      guard let value = json.double else { return expect("a number", json) }
      if !range.contains(value) {
        outOfRange(json, "between \(Int(range.lowerBound)) and \(Int(range.upperBound))")
      }
    case .boolean: if json.bool == nil { expect("true or false", json) }
    case .day: text(json, "a day such as `2025-07-01`") { Day(iso: $0) != nil }
    case .instant:
      text(json, "an instant such as `2025-07-01T12:00:00.000Z`") {
        Instant(iso: $0) != nil
      }
    case .pointInTime:
      text(json, "a day or an instant such as `2025-07-01T12:00:00.000Z`") {
        PointInTime(iso: $0) != nil
      }
    case .partialDate:
      text(json, "a year, a month or a day") { PartialDate(iso: $0) != nil }
    case .timeOfDay:
      text(json, "`HH:MM` or a word such as `early-morning`") {
        TimeOfDay(text: $0) != nil
      }
    case .reference(let kind): reference(json, kind)
    case .speaker:
      guard let text = json.string, !text.isEmpty else {
        return expect("who says it", json)
      }
      if case .actor = Speaker(text) { reference(json, .actor, isSpeaker: true) }
    }
  }

  private mutating func check(_ json: JSON, is shape: ObjectShape) {
    guard json.members != nil else { return expect("an object", json) }
    for field in shape.fields {
      path.append(.key(field.key))
      if let value = json[field.key], !value.isNull {
        check(value, is: field.shape)
      } else if field.isRequired {
        add(
          json, "missing-value", "the \(shape.name) has no `\(field.key)`",
          ["`\(field.key)`: \(field.meaning)"])
      }
      path.removeLast()
    }
  }

  // MARK: Single values

  private mutating func text(
    _ json: JSON, _ expectation: String = "text",
    where isRight: (String) -> Bool
  ) {
    guard let text = json.string, isRight(text) else { return expect(expectation, json) }
  }

  private mutating func reference(
    _ json: JSON, _ kind: ReferenceKind, isSpeaker: Bool = false
  ) {
    guard let id = json.string else {
      return expect("the id of \(kind.withArticle)", json)
    }
    guard !references.exists(kind, id) else { return }
    var hints = references.suggestions(kind, id)
    if isSpeaker {
      let kinds = Speaker.Kind.allCases.map(\.rawValue)
      let near = Suggestions.closest(to: id, among: kinds, limit: 1).map { "did you mean `\($0)`?" }
      hints = near + hints
      if hints.isEmpty {
        hints = ["a speaker is an actor's id, `dataset:` and a name, or one of \(list(kinds))"]
      }
    }
    add(json, "unknown-\(kind.rawValue)", "no \(kind.rawValue) has the id `\(id)`", hints)
  }

  // MARK: Messages

  private mutating func expect(_ expectation: String, _ json: JSON) {
    add(json, "wrong-type", "\(json.shortText) is not \(expectation)", [])
  }

  private mutating func unknown(
    _ word: String, _ name: String, _ words: [String], _ json: JSON
  ) {
    let near = Suggestions.closest(to: word, among: words, limit: 2)
    let hint =
      near.isEmpty
      ? "use one of \(list(words))"
      : "did you mean \(near.map { "`\($0)`" }.joined(separator: " or "))?"
    add(json, "unknown-word", "`\(word)` is not a known \(name)", [hint])
  }

  private mutating func outOfRange(_ json: JSON, _ bounds: String) {
    add(json, "out-of-range", "\(json.shortText) is not \(bounds)", [])
  }

  private func bounds(_ range: ClosedRange<Int>) -> String {
    range.upperBound == .max
      ? "\(range.lowerBound) or more" : "between \(range.lowerBound) and \(range.upperBound)"
  }

  private func list(_ words: [String]) -> String {
    words.map { "`\($0)`" }.joined(separator: ", ")
  }

  private mutating func add(
    _ json: JSON, _ code: String, _ summary: String, _ hints: [String]
  ) {
    let pointer = path.reduce(into: "") { pointer, step in
      switch step {
      case .key(let key): pointer += "/\(key)"
      case .element(let index): pointer += "/\(index)"
      }
    }
    problems.append(
      RecordProblem(
        pointer: pointer, offset: json.offset, code: code, summary: summary, hints: hints))
  }
}

extension ReferenceKind {
  fileprivate var withArticle: String {
    switch self {
    case .actor, .operation, .incident: "an \(rawValue)"
    case .town, .region: "a \(rawValue)"
    }
  }
}

extension JSON {
  /// The value as it is quoted in a message, cut where it is long.
  var shortText: String {
    let text = string ?? self.text
    return "`\(text.count > 60 ? "\(text.prefix(60))…" : text)`"
  }
}
