package import IncidentCore
import TextBasics

/// The index of a log with what had been said by a point in time.
///
/// Rows all of which had been said stand as they are. Those of which a part had been said are
/// decoded and scanned again without the rest; those of which nothing had been are left out.
package struct IndexAtTime {
  /// The index of what had been said.
  package let index: IncidentIndex
  /// The operations of the states that are wanted, with what had been said of them.
  package let operations: [AttackOperation]
  /// The rows of the whole index of which nothing had been said, nor of their operation.
  package let unknownRows: Set<Int>

  /// Looks at an index; nil where a row holds what columns cannot.
  ///
  /// - Parameters:
  ///   - whole: The index.
  ///   - time: The point in time.
  ///   - states: The states of operations that are wanted.
  ///   - basis: The log.
  package init?(
    _ whole: IncidentIndex, by time: Instant, states: Set<RecordState>, _ basis: LogBasis
  ) {
    let all = basis.operations.values
    let known = all.map { operation in
      var operation = operation
      operation.evidence = operation.evidence.known(by: time, recorded: operation.recorded.at)
      return operation
    }
    operations = known.filter { states.contains($0.state) }
    let parts = PartsSaid(
      whole, by: time, of: zip(all, known).filter { states.contains($0.0.state) })
    let columns = whole.columns
    let current = columns.standings.positions { $0 & 3 != 3 }
    let split = current.filter { parts[$0] == .some }
    let again = RowsAgain(
      split, of: whole, by: time, operations,
      maker: { JournalScan.maker(basis, .all, operations: known) })
    guard let again,
      let index = whole.replacing(
        current.filter { parts[$0] != .whole }, by: again.rows, again.values)
    else { return nil }
    self.index = index
    unknownRows = Set(current.filter { parts[$0] == .none }).union(again.unknown)
  }
}

/// How much of rows had been said by a point in time.
private struct PartsSaid {
  enum Part {
    case whole, some, none
  }

  private let columns: IncidentColumns
  private let time: Instant
  /// By the number of an operation; nil where nothing was ever said of it.
  private let ofOperations: [Part?]

  /// Takes operations of the states that are wanted, whole and with what had been said of them.
  init(
    _ index: IncidentIndex, by time: Instant, of operations: [(AttackOperation, AttackOperation)]
  ) {
    columns = index.columns
    self.time = time
    let parts = Dictionary(
      operations.filter { !$0.0.evidence.isEmpty }.map { whole, known -> (String, Part) in
        let part: Part = known.evidence.isEmpty ? .none : .some
        return (whole.id, known.evidence == whole.evidence ? .whole : part)
      }, uniquingKeysWith: { first, _ in first })
    ofOperations = (0..<max(1, index.values.counts.operations)).map { number in
      index.values.operation(UInt32(number)).flatMap { parts[$0] }
    }
  }

  subscript(row: Int) -> Part {
    // Of what says nothing an earlier revision may tell since when it is known.
    let mayRestOnBeginning =
      columns.revisions[row] > 1 && columns.firstSaid[row] == columns.recordedDays[row]
      && columns.lastSaid[row] == columns.recordedDays[row]
    let own: Part =
      if Instant(endOf: Day(daysSince1970: Int(columns.lastSaid[row]))) <= time {
        .whole
      } else {
        !mayRestOnBeginning
          && Instant(startOf: Day(daysSince1970: Int(columns.firstSaid[row]))) > time
          ? .none : .some
      }
    guard let operation = ofOperations[Int(columns.operations[row])] else { return own }
    return operation == own ? own : .some
  }
}

/// Rows of incidents of which a part had been said, scanned again.
private struct RowsAgain {
  private(set) var rows = IncidentRows()
  private(set) var values = ScannedValues()
  /// Those of which nothing had been said after all.
  private(set) var unknown: [Int] = []

  /// Decodes and scans rows on two threads; nil where one holds what columns cannot.
  init?(
    _ split: [Int], of index: IncidentIndex, by time: Instant, _ operations: [AttackOperation],
    maker: @Sendable () -> IncidentRowMaker
  ) {
    let operations = Dictionary(
      operations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let made = Halves.of(split.indices) { half, _ in
      RowsAgain.make(split[half], of: index, by: time, operations, maker())
    }
    for part in made {
      guard let part else { return nil }
      rows.append(part.maker.rows, values.join(part.maker.values))
      unknown += part.unknown
    }
  }

  private struct Made {
    var maker: IncidentRowMaker
    var unknown: [Int] = []
  }

  private static func make(
    _ rows: ArraySlice<Int>, of index: IncidentIndex, by time: Instant,
    _ operations: [String: AttackOperation], _ maker: IncidentRowMaker
  ) -> Made? {
    var made = Made(maker: maker)
    for row in rows {
      guard let incident = index.incident(row, by: time) else { return nil }
      guard
        let known = incident.known(by: time, of: incident.operation.flatMap { operations[$0] })
      else {
        made.unknown.append(row)
        continue
      }
      let isTaken = made.maker.append(
        known.citingOnlyItsSources, position: index.columns.positions[row],
        length: Int(index.columns.lengths[row]))
      guard isTaken else { return nil }
    }
    return made
  }
}

extension Incident {
  /// The incident without citations of sources that it does not have.
  fileprivate var citingOnlyItsSources: Incident {
    var incident = self
    let keys = Set(evidence.sources.map(\.key))
    for index in evidence.attributions.indices {
      incident.evidence.attributions[index].sources.removeAll { !keys.contains($0) }
    }
    for index in evidence.casualties.indices {
      incident.evidence.casualties[index].sources.removeAll { !keys.contains($0) }
    }
    for index in evidence.accounts.indices {
      incident.evidence.accounts[index].sources.removeAll { !keys.contains($0) }
    }
    incident.support.removeAll { $0.source.map { !keys.contains($0) } ?? false }
    return incident
  }
}
