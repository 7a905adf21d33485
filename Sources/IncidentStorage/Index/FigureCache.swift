import IncidentCore
import TextBasics

/// Estimates the casualties of records: the pattern of the figures, and their numbers beside it.
///
/// Where nobody else speaks of the same casualties, a statement is its own estimate; else
/// ``CasualtyFigures`` makes it.
struct FigureCache {
  /// The texts of patterns; see ``FigureText``.
  private(set) var figures = ByteInterner()
  private var patterns = ByteInterner()
  private var patternFigures: [UInt32] = [0]
  private var pattern: [UInt8] = []
  private var about: [UInt32] = []
  private var speakers: [Speaker?] = []
  private var isActor: [Bool] = []
  private var known: [CasualtyStatement?] = []
  private var keyNumbers: [UInt32] = []
  private var keys: [CasualtyKey: UInt32] = [:]

  /// Estimates one record's casualties.
  ///
  /// - Parameters:
  ///   - statements: What was found in the line.
  ///   - texts: The texts of casualty statements, as they were gathered.
  ///   - names: Who makes statements.
  ///   - reliability: The reliability of the sources that a statement cites.
  ///   - counts: The numbers that are known are appended.
  /// - Returns: The number of the pattern; nil where a count does not fit a column.
  mutating func figures(
    of statements: [LineFacts.Statement], texts: ByteInterner, speakers names: ByteInterner,
    reliability: (LineFacts.Statement) -> Int, counts: inout [Int32]
  ) -> UInt32? {
    guard !statements.isEmpty else { return 0 }
    var isSingle = true
    about.removeAll(keepingCapacity: true)
    for statement in statements {
      if Int(statement.text) >= known.count || Int(statement.speaker) >= isActor.count {
        learn(texts, names)
      }
      guard max(statement.low, statement.best, statement.high) <= Int(Int32.max) else { return nil }
      let key = keyNumbers[Int(statement.text)]
      if about.contains(key) { isSingle = false }
      about.append(key)
    }
    guard isSingle else { return estimate(statements, reliability, &counts) }
    pattern.removeAll(keepingCapacity: true)
    for statement in statements {
      var mask: UInt8 = 0
      if statement.low >= 0 {
        mask |= 1
        counts.append(Int32(statement.low))
      }
      if statement.best >= 0 {
        mask |= 2
        counts.append(Int32(statement.best))
      }
      if statement.high >= 0 {
        mask |= 4
        counts.append(Int32(statement.high))
      }
      let part = UInt64(statement.text) << 32 | UInt64(statement.speaker)
      withUnsafeBytes(of: part) { pattern.append(contentsOf: $0) }
      pattern.append(mask)
    }
    let length = pattern.count
    pattern += [0, 0, 0, 0, 0, 0, 0, 0]
    var described: [UInt8] = []
    swap(&described, &pattern)
    let (number, isNew) = described.withUnsafeBytes {
      patterns.number(of: UnsafeRawBufferPointer(rebasing: $0[..<length]))
    }
    swap(&described, &pattern)
    if isNew { patternFigures.append(describe(statements)) }
    return patternFigures[Int(number)]
  }

  /// Whether an actor speaks of casualties, who may be a party to the fight.
  func hasActor(among statements: [LineFacts.Statement]) -> Bool {
    statements.contains { isActor[Int($0.speaker)] }
  }

  private mutating func describe(_ statements: [LineFacts.Statement]) -> UInt32 {
    let described = statements.compactMap { fact -> ColumnFigure? in
      guard let statement = statement(fact) else { return nil }
      return ColumnFigure(
        key: CasualtyKey(statement.of, actor: statement.actor, statement.outcome),
        speakers: [statement.by], known: [fact.low >= 0, fact.best >= 0, fact.high >= 0])
    }
    return figures.number(of: FigureText(described).bytes)
  }

  private func statement(_ fact: LineFacts.Statement) -> CasualtyStatement? {
    guard var statement = known[Int(fact.text)] else { return nil }
    statement.by = speakers[Int(fact.speaker)] ?? .kind(.recorder)
    return statement
  }

  private mutating func estimate(
    _ statements: [LineFacts.Statement], _ reliability: (LineFacts.Statement) -> Int,
    _ counts: inout [Int32]
  ) -> UInt32? {
    var evidence = Evidence()
    for (position, fact) in statements.enumerated() {
      guard var statement = statement(fact) else { return nil }
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

  /// Learns what texts and speakers say that are new.
  private mutating func learn(_ texts: ByteInterner, _ names: ByteInterner) {
    while speakers.count < names.count {
      let name = ColumnText.string(names[UInt32(speakers.count)]).map(Speaker.init)
      speakers.append(name)
      if case .actor = name { isActor.append(true) } else { isActor.append(false) }
    }
    while known.count < texts.count {
      var json = (try? JSONReader.read(Array(texts[UInt32(known.count)]))) ?? .object([:])
      json["key"] = .string("")
      json["by"] = .string(Speaker.Kind.recorder.rawValue)
      json["count"] = .object([:])
      json["stated"] = .string(Day.earliest.iso)
      let statement = CasualtyStatement(json: json)
      known.append(statement)
      let key = statement.map { CasualtyKey($0.of, actor: $0.actor, $0.outcome) }
      let number = key.flatMap { keys[$0] } ?? UInt32(keys.count)
      if let key { keys[key] = number }
      keyNumbers.append(number)
    }
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
