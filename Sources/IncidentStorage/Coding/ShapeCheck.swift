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
    // Most records are right, which is told without a way to each value.
    if shape.takes(json, references) { return [] }
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
    default: if !shape.takes(json, references) { tell(json, shape) }
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

  // MARK: Messages

  /// Tells what is wrong with a single value.
  private mutating func tell(_ json: JSON, _ shape: ValueShape) {
    switch shape {
    case .object, .list, .any: return
    case .text: expect("text", json)
    case .word(let name, let words):
      guard let word = json.string else { return expect("one of \(list(words))", json) }
      unknown(word, name, words, json)
    case .integer(let range):
      guard json.integer != nil else { return expect("a whole number", json) }
      outOfRange(json, bounds(range))
    case .number(let range):
      guard json.double != nil else { return expect("a number", json) }
      outOfRange(json, "between \(Int(range.lowerBound)) and \(Int(range.upperBound))")
    case .boolean: expect("true or false", json)
    case .day: expect("a day such as `2025-07-01`", json)
    case .instant: expect("an instant such as `2025-07-01T12:00:00.000Z`", json)
    case .pointInTime:
      expect("a day or an instant such as `2025-07-01T12:00:00.000Z`", json)
    case .partialDate: expect("a year, a month or a day", json)
    case .timeOfDay: expect("`HH:MM` or a word such as `early-morning`", json)
    case .reference(let kind):
      guard let id = json.string else { return expect("the id of \(kind.withArticle)", json) }
      unknownReference(json, kind, id, references.suggestions(kind, id))
    case .speaker:
      guard let id = json.string, !id.isEmpty else { return expect("who says it", json) }
      let kinds = Speaker.Kind.allCases.map(\.rawValue)
      let near = Suggestions.closest(to: id, among: kinds, limit: 1).map { "did you mean `\($0)`?" }
      let hints = near + references.suggestions(.actor, id)
      unknownReference(
        json, .actor, id,
        hints.isEmpty
          ? ["a speaker is an actor's id, `dataset:` and a name, or one of \(list(kinds))"] : hints)
    }
  }

  private mutating func unknownReference(
    _ json: JSON, _ kind: ReferenceKind, _ id: String, _ hints: [String]
  ) {
    add(json, "unknown-\(kind.rawValue)", "no \(kind.rawValue) has the id `\(id)`", hints)
  }

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

// MARK: - What is right

extension ValueShape {
  /// Whether a value is of the shape.
  fileprivate func takes(_ json: JSON, _ references: ReferenceLookUp) -> Bool {
    switch self {
    case .object(let object): object.takes(json, references)
    case .list(let element): json.array?.allSatisfy { element.takes($0, references) } ?? false
    case .any: true
    case .text: json.string != nil
    case .word(_, let words): json.string.map(words.contains) ?? false
    case .integer(let range): json.integer.map(range.contains) ?? false
    case .number(let range): json.double.map(range.contains) ?? false
    case .boolean: json.bool != nil
    case .day: json.string.flatMap(Day.init(iso:)) != nil
    case .instant: json.string.flatMap(Instant.init(iso:)) != nil
    case .pointInTime: json.string.flatMap(PointInTime.init(iso:)) != nil
    case .partialDate: json.string.flatMap(PartialDate.init(iso:)) != nil
    case .timeOfDay: json.string.flatMap(TimeOfDay.init(text:)) != nil
    case .reference(let kind): json.string.map { references.exists(kind, $0) } ?? false
    case .speaker:
      switch json.string.map(Speaker.init) {
      case .actor(let id): !id.isEmpty && references.exists(.actor, id)
      case .dataset, .kind: true
      case nil: false
      }
    }
  }
}

extension ObjectShape {
  /// Whether a value is of the shape; in canonical order each key is met where it is looked for.
  fileprivate func takes(_ json: JSON, _ references: ReferenceLookUp) -> Bool {
    guard case .object(let members) = json.kind else { return false }
    var expected = 0
    var missing = requiredCount
    for index in members.indices where !members[index].value.isNull {
      guard let field = position(of: members[index].key, from: expected) else { continue }
      expected = field + 1
      guard fields[field].shape.takes(members[index].value, references) else { return false }
      if fields[field].isRequired { missing -= 1 }
    }
    return missing == 0
  }

  /// The position of a field, looked for from one on and then from the first.
  private func position(of key: String, from expected: Int) -> Int? {
    for position in expected..<fields.count where fields[position].key == key { return position }
    for position in 0..<expected where fields[position].key == key { return position }
    return nil
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
