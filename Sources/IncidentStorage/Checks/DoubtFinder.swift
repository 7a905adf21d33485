import IncidentCore
import TextBasics

/// What a check may find in a line; what is not in it no check finds there.
struct LineDoubts: OptionSet {
  let rawValue: UInt8

  /// Something that is odd about the record alone.
  static let record = LineDoubts(rawValue: 1)
  /// Something that is odd about it beside other records that it names.
  static let named = LineDoubts(rawValue: 2)
  /// Something that is odd about it beside other lines of the record.
  static let lines = LineDoubts(rawValue: 4)
  static let all: LineDoubts = [.record, .named, .lines]
}

/// Clears lines of what checks look for, as far as what a scanner noted of them tells.
///
/// Dates, places and operations are not among it: columns tell of those.
struct DoubtFinder {
  private let context: CheckContext
  /// Attributions by the number of their text, with an empty speaker.
  private var attributions: [UInt32: Attribution] = [:]
  private var known: [Statement: Bool] = [:]

  /// What checks of a statement about who acted depend on.
  private struct Statement: Hashable {
    let text: UInt32
    let speaker: UInt32
    let day: Day?
    let isBased: Bool
  }

  init(_ basis: LogBasis) {
    context = CheckContext(
      today: .earliest, towns: basis.towns, regions: basis.regions, actors: basis.actors,
      operations: [:])
  }

  /// What checks may find in the line that was scanned last, of an attack that began on a day.
  mutating func doubts(_ scanner: LineScanner, _ day: Day?) -> LineDoubts {
    let facts = scanner.facts
    var doubts: LineDoubts = []
    if !facts.marks.isDisjoint(with: [.unknownKey, .sourcelessAccount, .relays])
      // Two sources none of which repeats another are independent.
      || facts.marks.contains(.confirmedSource) && facts.sourceKeys.count < 2
      || facts.casualties.contains(where: { $0.cited.isEmpty || !DoubtFinder.isOrdered($0) })
      || facts.attributions.contains(where: \.cited.isEmpty)
      || hasDoubtfulAttribution(scanner, day)
    {
      doubts.insert(.record)
    }
    if facts.hasInto || facts.marks.contains(.comparedWith) { doubts.insert(.named) }
    if facts.marks.contains(.replaces) { doubts.insert(.lines) }
    return doubts
  }

  private static func isOrdered(_ statement: LineFacts.Statement) -> Bool {
    func bound(_ bound: Int) -> Int? { bound < 0 ? nil : bound }
    return CountInterval(
      low: bound(statement.low), best: bound(statement.best), high: bound(statement.high)
    ).isOrdered
  }

  private mutating func hasDoubtfulAttribution(_ scanner: LineScanner, _ day: Day?) -> Bool {
    for stated in scanner.facts.attributions {
      let statement = Statement(
        text: stated.text, speaker: stated.speaker, day: day, isBased: stated.isBased)
      let isDoubtful = known[statement] ?? isDoubtful(statement, scanner)
      known[statement] = isDoubtful
      if isDoubtful { return true }
    }
    return false
  }

  private mutating func isDoubtful(_ statement: Statement, _ scanner: LineScanner) -> Bool {
    guard var attribution = attribution(statement.text, scanner),
      let by = ColumnText.string(scanner.speakers[statement.speaker])
    else { return true }
    attribution.by = Speaker(by)
    attribution.basis = statement.isBased ? [.other] : []
    return RecordCheck.mayFind(in: attribution, on: statement.day, context)
  }

  private mutating func attribution(_ text: UInt32, _ scanner: LineScanner) -> Attribution? {
    if let known = attributions[text] { return known }
    let bytes = scanner.facets[Int(ScanFacet.attribution.rawValue)][text]
    guard var json = try? JSONReader.read(bytes) else { return nil }
    json["key"] = .string("")
    json["by"] = .string(Speaker.Kind.recorder.rawValue)
    json["stated"] = .string(Day.earliest.iso)
    let attribution = Attribution(json: json)
    attributions[text] = attribution
    return attribution
  }

  /// Hashes of the identities in other datasets that stand in the line that was scanned last; they
  /// are the same in one run of the program.
  static func identities(_ scanner: LineScanner) -> [UInt64] {
    zip(scanner.facts.schemes, scanner.facts.externalIDs).map { scheme, id in
      func text(_ range: Range<Int>) -> String {
        ColumnText.string(Array(scanner.bytes(range))) ?? ""
      }
      return UInt64(bitPattern: Int64("\(text(scheme)):\(text(id))".hashValue))
    }
  }
}
