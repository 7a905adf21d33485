import IncidentCore
import TextBasics

/// The figures of casualties of rows, in columns.
struct FigureColumns {
  /// What each figure is about.
  let keys = GrowingColumn<UInt32>()
  /// The actors who alone speak of it.
  let speakers = GrowingColumn<UInt32>()
  /// Low, best and high, one behind the other: the number and 1, 0 where it is not known.
  let bounds = GrowingColumn<UInt32>()
  /// For each row what its figures are about and who speaks of them, by a number; 0 for none.
  let patterns = GrowingColumn<UInt32>()

  /// Appends a figure, -1 for what is not known.
  func append(_ key: UInt32, _ speakers: UInt32, _ low: Int, _ best: Int, _ high: Int) {
    keys.append(key)
    self.speakers.append(speakers)
    bounds.append(UInt32(low + 1))
    bounds.append(UInt32(best + 1))
    bounds.append(UInt32(high + 1))
  }

  /// Puts the figures from a position on in the order of what they are about.
  ///
  /// Nothing depends on their order, so that there are the fewer patterns.
  func sort(from start: Int) {
    for end in start..<keys.count {
      var place = end
      while place > start, keys[place - 1] > keys[place] {
        swap(place - 1, place)
        place -= 1
      }
    }
  }

  private func swap(_ one: Int, _ other: Int) {
    (keys[one], keys[other]) = (keys[other], keys[one])
    (speakers[one], speakers[other]) = (speakers[other], speakers[one])
    for bound in 0..<3 {
      (bounds[3 * one + bound], bounds[3 * other + bound]) = (
        bounds[3 * other + bound], bounds[3 * one + bound]
      )
    }
  }

  /// The patterns as numbers that others do not have, which go up to a highest.
  func patterns(behind highest: UInt32) -> [UInt32] {
    patterns.elements.map { $0 == 0 ? 0 : $0 + highest }
  }

  /// Whether anything is known of the number of a figure.
  func isKnown(_ figure: Int) -> Bool {
    bounds[3 * figure] | bounds[3 * figure + 1] | bounds[3 * figure + 2] != 0
  }
}

/// Estimates the casualties of records.
///
/// Where nobody else speaks of the same casualties, a statement is its own estimate; else
/// ``CasualtyEstimate`` makes it.
struct FigureCache {
  /// The texts of what figures are about.
  let keys = ByteInterner()
  /// The texts of actors who alone speak of a figure.
  let speakers = ByteInterner()
  private var keysOfTexts: [UInt32] = []
  private var names: [Speaker] = []
  private var isNamed: [Bool] = []
  /// By the number of a speaker: the number of its text in ``speakers``, 0 where it is no actor.
  private var actors: [UInt32] = []
  private let patterns = ByteInterner()
  private let gathered = GatheredBytes()
  /// What the statements of the record are about, in their order.
  private var subjects: [UInt32] = []

  /// So many figures a question can tell apart by one number.
  private static let mostStatements = 64

  /// Looks at what one record's statements are about.
  ///
  /// - Parameters:
  ///   - statements: What was found in the line.
  ///   - texts: The texts of casualty statements, as they were gathered.
  ///   - names: Who makes statements.
  /// - Returns: Whether several are about the same: then it matters how reliable sources are.
  mutating func look(
    at statements: LineList<LineFacts.Statement>, texts: ByteInterner, speakers names: ByteInterner
  ) -> Bool {
    if keysOfTexts.count < texts.count { learn(texts: texts) }
    if isNamed.count < names.count { learn(speakers: names) }
    subjects.removeAll(keepingCapacity: true)
    var areDisputed = false
    for position in 0..<statements.count {
      let key = keysOfTexts[Int(statements[position].text)]
      if subjects.contains(key) { areDisputed = true }
      subjects.append(key)
    }
    return areDisputed
  }

  /// Estimates the casualties of the record that was looked at last, and appends its figures.
  ///
  /// - Parameters:
  ///   - statements: What was found in the line.
  ///   - reliability: The reliability of the sources that a statement cites.
  ///   - columns: What is appended to.
  /// - Returns: False where a count does not fit a column or there are too many; then nothing was
  ///   appended.
  mutating func append(
    _ statements: LineList<LineFacts.Statement>, reliability: (LineFacts.Statement) -> Int,
    to columns: FigureColumns
  ) -> Bool {
    guard statements.count <= FigureCache.mostStatements else { return false }
    var all = 0
    for position in 0..<statements.count {
      let most = max(
        statements[position].low, statements[position].best, statements[position].high)
      guard most <= Int(Int32.max) else { return false }
      all += max(0, most)
    }
    // Sums over a row have no more room.
    guard all < Toll.limit else { return false }
    let start = columns.keys.count
    for position in 0..<statements.count {
      let key = subjects[position]
      if subjects[..<position].contains(key) { continue }
      if subjects[(position + 1)...].contains(key) {
        let same = statements.indices.filter { subjects[$0] == key }.map { statements[$0] }
        append(key, same, reliability, to: columns)
      } else {
        let statement = statements[position]
        columns.append(
          key, actors[Int(statement.speaker)], statement.low, statement.best, statement.high)
      }
    }
    columns.sort(from: start)
    appendPattern(of: start, to: columns)
    return true
  }

  /// Appends the number of the pattern of the figures from a position on.
  private func appendPattern(of start: Int, to columns: FigureColumns) {
    if start == columns.keys.count { return columns.patterns.append(0) }
    gathered.count = 0
    for figure in start..<columns.keys.count {
      gathered.append(number: columns.keys[figure] << 1 | (columns.isKnown(figure) ? 1 : 0))
      gathered.append(number: columns.speakers[figure])
    }
    columns.patterns.append(patterns.number(of: gathered.bytes(from: 0)).number)
  }

  /// Whether an actor speaks of casualties, who may be a party to the fight.
  func hasActor(among statements: LineList<LineFacts.Statement>) -> Bool {
    statements.contains { actors[Int($0.speaker)] != 0 }
  }

  /// Whether two actors speak of a record's casualties, or of those of its operation.
  mutating func haveActors(
    speaking statements: LineList<LineFacts.Statement>, of operation: AttackOperation?,
    speakers names: ByteInterner
  ) -> Bool {
    if isNamed.count < names.count { learn(speakers: names) }
    var first: UInt32 = 0
    for statement in statements where actors[Int(statement.speaker)] != 0 {
      let actor = actors[Int(statement.speaker)]
      if first == 0 { first = actor } else if first != actor { return true }
    }
    guard let operation else { return false }
    return Set(operation.evidence.casualties.map(\.by).filter(\.isNamed)).count > 1
  }

  private mutating func append(
    _ key: UInt32, _ statements: [LineFacts.Statement],
    _ reliability: (LineFacts.Statement) -> Int, to columns: FigureColumns
  ) {
    func bound(_ number: Int) -> Int? { number < 0 ? nil : number }
    let estimate = CasualtyEstimate(
      statements.map { statement in
        CasualtyClaim(
          count: CountInterval(
            low: bound(statement.low), best: bound(statement.best), high: bound(statement.high)),
          speaker: isNamed[Int(statement.speaker)] ? statement.speaker : nil,
          stated: statement.stated, reliability: reliability(statement))
      })
    let speakers = estimate.positions.map { Int(statements[$0].speaker) }
    var number: UInt32 = 0
    if let first = speakers.first, speakers.allSatisfy({ actors[$0] != 0 }) {
      number =
        speakers.allSatisfy { $0 == first }
        ? actors[first]
        : self.speakers.number(of: ColumnText.strings(speakers.map { names[$0].text }))
    }
    let count = estimate.count
    columns.append(key, number, count.low ?? -1, count.best ?? -1, count.high ?? -1)
  }

  /// Learns who speaks.
  private mutating func learn(speakers names: ByteInterner) {
    while isNamed.count < names.count {
      let text = ColumnText.string(names[UInt32(isNamed.count)]) ?? ""
      let speaker = Speaker(text)
      self.names.append(speaker)
      isNamed.append(speaker.isNamed)
      if case .actor(let id) = speaker, !id.isEmpty {
        actors.append(speakers.number(of: ColumnText.strings([id])))
      } else {
        actors.append(0)
      }
    }
  }

  /// Learns what statements are about.
  private mutating func learn(texts: ByteInterner) {
    while keysOfTexts.count < texts.count {
      var json = (try? JSONReader.read(Array(texts[UInt32(keysOfTexts.count)]))) ?? .object([:])
      json["key"] = .string("")
      json["by"] = .string(Speaker.Kind.recorder.rawValue)
      json["count"] = .object([:])
      json["stated"] = .string(Day.earliest.iso)
      let key = CasualtyStatement(json: json).map {
        CasualtyKey($0.of, actor: $0.actor, $0.outcome)
      }
      keysOfTexts.append(key.map { keys.number(of: $0.packed) } ?? 0)
    }
  }
}
