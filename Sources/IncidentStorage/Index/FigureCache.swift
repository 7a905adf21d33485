import IncidentCore
import TextBasics

/// Estimates the casualties of records: the pattern of the figures, and their numbers beside it.
///
/// Where nobody else speaks of the same casualties, a statement is its own estimate; else
/// ``CasualtyFigures`` makes it.
struct FigureCache {
  /// The texts of patterns; see ``FigureText``.
  private(set) var figures = ByteInterner()
  private var single: [[UInt32]: UInt32] = [:]
  private var known: [Known?] = []
  private var keys: [CasualtyKey: UInt32] = [:]

  private struct Known {
    var statement: CasualtyStatement
    var key: UInt32
  }

  /// Estimates one record's casualties; nil where a number does not fit a column.
  ///
  /// - Parameters:
  ///   - facts: What was found in the line.
  ///   - texts: The texts of casualty statements, as they were gathered.
  ///   - reliability: The reliability of the sources that a statement cites.
  ///   - counts: The numbers that are known are appended.
  mutating func figures(
    of statements: [LineFacts.Statement], texts: ByteInterner,
    reliability: (LineFacts.Statement) -> Int, counts: inout [Int32]
  ) -> UInt32? {
    guard !statements.isEmpty else { return 0 }
    for statement in statements {
      learn(statement.text, texts)
      guard max(statement.low, statement.best, statement.high) <= Int(Int32.max) else { return nil }
    }
    var about: [UInt32] = []
    var isSingle = true
    for statement in statements {
      let key = known[Int(statement.text)]?.key ?? 0
      if about.contains(key) { isSingle = false }
      about.append(key)
    }
    guard isSingle else { return estimate(statements, reliability, &counts) }
    var pattern: [UInt32] = []
    pattern.reserveCapacity(2 * statements.count)
    for statement in statements {
      var mask: UInt32 = 0
      for (bit, number) in [statement.low, statement.best, statement.high].enumerated()
      where number >= 0 {
        mask |= 1 << UInt32(bit)
        counts.append(Int32(number))
      }
      pattern.append(statement.text)
      pattern.append(mask)
    }
    if let number = single[pattern] { return number }
    let described = statements.compactMap { statement -> ColumnFigure? in
      guard let known = known[Int(statement.text)] else { return nil }
      return ColumnFigure(
        key: CasualtyKey(known.statement.of, actor: known.statement.actor, known.statement.outcome),
        speakers: [known.statement.by],
        known: [statement.low >= 0, statement.best >= 0, statement.high >= 0])
    }
    let number = figures.number(of: FigureText(described).bytes)
    single[pattern] = number
    return number
  }

  private mutating func estimate(
    _ statements: [LineFacts.Statement], _ reliability: (LineFacts.Statement) -> Int,
    _ counts: inout [Int32]
  ) -> UInt32? {
    var evidence = Evidence()
    for (position, fact) in statements.enumerated() {
      guard var statement = known[Int(fact.text)]?.statement else { return nil }
      func bound(_ number: Int) -> Int? { number < 0 ? nil : number }
      statement.count = CountInterval(
        low: bound(fact.low), best: bound(fact.best), high: bound(fact.high))
      statement.stated = .instant(Instant(millisecondsSince1970: fact.stated))
      statement.sources = [String(position)]
      evidence.casualties.append(statement)
      evidence.sources.append(
        Source(
          key: String(position), publisher: "", kind: .media,
          reliability: Source.Reliability.allCases.first { $0.rank == reliability(fact) }))
    }
    let estimates = CasualtyFigures(evidence).byKey.sorted { one, other in
      FigureText.order(one.key) < FigureText.order(other.key)
    }
    var described: [ColumnFigure] = []
    for (key, figure) in estimates {
      let bounds = [figure.count.low, figure.count.best, figure.count.high]
      counts += bounds.compactMap { $0.map { Int32(clamping: $0) } }
      described.append(
        ColumnFigure(
          key: key, speakers: figure.count.isUnknown ? [] : figure.statements.map(\.by),
          known: bounds.map { $0 != nil }))
    }
    return figures.number(of: FigureText(described).bytes)
  }

  private mutating func learn(_ text: UInt32, _ texts: ByteInterner) {
    while known.count <= Int(text) { known.append(nil) }
    guard known[Int(text)] == nil, var json = try? JSONReader.read(Array(texts[text]))
    else { return }
    json["key"] = .string("")
    json["count"] = .object([:])
    json["stated"] = .string(Day.earliest.iso)
    guard let statement = CasualtyStatement(json: json) else { return }
    let key = CasualtyKey(statement.of, actor: statement.actor, statement.outcome)
    let number = keys[key] ?? UInt32(keys.count)
    keys[key] = number
    known[Int(text)] = Known(statement: statement, key: number)
  }
}

/// The figures of a record without their numbers, as a text in a dictionary.
struct FigureText {
  let figures: [ColumnFigure]

  init(_ figures: [ColumnFigure]) {
    self.figures = figures
  }

  /// Reads a text.
  init?(_ bytes: some Sequence<UInt8>) {
    guard let list = (try? JSONReader.read(bytes))?.array else { return nil }
    figures = list.compactMap { json in
      guard let side: CasualtyStatement.Side = json.word("of"),
        let outcome: CasualtyStatement.Outcome = json.word("outcome"),
        let mask = json["known"]?.integer
      else { return nil }
      return ColumnFigure(
        key: CasualtyKey(side, actor: json.text("actor"), outcome),
        speakers: json.texts("by").map(Speaker.init),
        known: (0..<3).map { mask >> $0 & 1 == 1 })
    }
  }

  /// The text.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    let list = figures.map { figure in
      JSON.object(present: [
        "of": .string(figure.key.side.rawValue), "actor": figure.key.actor.map(JSON.string),
        "outcome": .string(figure.key.outcome.rawValue),
        "by": .array(figure.speakers.map { .string($0.text) }),
        "known": .integer(
          figure.known.enumerated().reduce(0) { $0 | ($1.element ? 1 << $1.offset : 0) }),
      ])
    }
    JSONWriter.append(.array(list), to: &bytes)
    return bytes
  }

  static func order(_ key: CasualtyKey) -> String {
    "\(key.side.rawValue) \(key.outcome.rawValue) \(key.actor ?? "")"
  }
}
