import IncidentCore
import TextBasics

/// Lines of incidents as rows of numbers, in the order in which they were scanned.
struct IncidentRows {
  let idEnds = GrowingColumn<UInt32>()
  let ids = GrowingColumn<UInt8>()
  /// Hashes of ids, for finding rows of one record while scanning.
  let idHashes = GrowingColumn<UInt64>()
  let positions = GrowingColumn<UInt64>()
  let lengths = GrowingColumn<UInt32>()
  let revisions = GrowingColumn<UInt32>()
  let recordedAt = GrowingColumn<Int64>()
  let recordedDays = GrowingColumn<Int32>()
  /// The days of the first and the last time that anything in the record is dated by.
  let firstSaid = GrowingColumn<Int32>()
  let lastSaid = GrowingColumn<Int32>()
  let standings = GrowingColumn<UInt8>()
  let occurrences = GrowingColumn<UInt32>()
  let places = GrowingColumn<UInt32>()
  let attacks = GrowingColumn<UInt32>()
  let leaders = GrowingColumn<UInt32>()
  let assurances = GrowingColumn<UInt32>()
  let figureEnds = GrowingColumn<UInt32>()
  let figures = FigureColumns()
  let operations = GrowingColumn<UInt32>()
  let publishers = GrowingColumn<UInt32>()
  let involved = GrowingColumn<UInt32>()
  let courses = GrowingColumn<UInt32>()
  let points = GrowingColumn<UInt32>()
  /// What checks may find in the line; filled for an audit only, as the two below.
  let doubts = GrowingColumn<UInt8>()
  /// Hashes of the identities in other datasets, and where those of a row end.
  let externals = GrowingColumn<UInt64>()
  let externalEnds = GrowingColumn<UInt32>()

  var count: Int { positions.count }

  /// Fills columns that nobody asked for.
  func fill() {
    for column in [
      occurrences, places, attacks, leaders, assurances, figureEnds, figures.patterns, operations,
      publishers, involved, courses, points,
    ] {
      column.fill(to: count)
    }
    firstSaid.fill(to: count)
    lastSaid.fill(to: count)
  }

  func id(_ row: Int) -> Slice<UnsafeMutableBufferPointer<UInt8>> {
    ids.elements[(row == 0 ? 0 : Int(idEnds[row - 1]))..<Int(idEnds[row])]
  }
}

extension IncidentColumns {
  /// Makes columns of rows.
  convenience init(_ rows: IncidentRows) {
    self.init(
      idEnds: NumberColumn(rows.idEnds), ids: NumberColumn(rows.ids),
      positions: NumberColumn(rows.positions), lengths: NumberColumn(rows.lengths),
      revisions: NarrowColumn(NumberColumn(rows.revisions)),
      standings: NumberColumn(rows.standings),
      recordedDays: NumberColumn(rows.recordedDays), firstSaid: NumberColumn(rows.firstSaid),
      lastSaid: NumberColumn(rows.lastSaid), occurrences: NumberColumn(rows.occurrences),
      places: NumberColumn(rows.places), attacks: NumberColumn(rows.attacks),
      leaders: NumberColumn(rows.leaders), assurances: NumberColumn(rows.assurances),
      figureEnds: NumberColumn(rows.figureEnds),
      figurePatterns: NumberColumn(rows.figures.patterns),
      figureKeys: NarrowColumn(NumberColumn(rows.figures.keys)),
      figureSpeakers: NarrowColumn(NumberColumn(rows.figures.speakers)),
      figureBounds: NarrowColumn(NumberColumn(rows.figures.bounds)),
      operations: NumberColumn(rows.operations),
      publishers: NarrowColumn(NumberColumn(rows.publishers)),
      involved: NarrowColumn(NumberColumn(rows.involved)),
      courses: NarrowColumn(NumberColumn(rows.courses)), points: NumberColumn(rows.points))
  }

  /// The columns with rows behind their own, whose numbers were mapped already.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - standings: The standings of all rows, those behind included.
  /// - Returns: The columns.
  func appending(_ rows: IncidentRows, standings: [UInt8]) -> IncidentColumns {
    IncidentColumns(
      idEnds: idEnds.appending(rows.idEnds.elements.map { $0 + UInt32(ids.count) }),
      ids: ids.appending(rows.ids), positions: positions.appending(rows.positions),
      lengths: lengths.appending(rows.lengths),
      revisions: revisions.appending(Array(rows.revisions.elements)),
      standings: NumberColumn(standings),
      recordedDays: recordedDays.appending(rows.recordedDays),
      firstSaid: firstSaid.appending(rows.firstSaid), lastSaid: lastSaid.appending(rows.lastSaid),
      occurrences: occurrences.appending(rows.occurrences), places: places.appending(rows.places),
      attacks: attacks.appending(rows.attacks), leaders: leaders.appending(rows.leaders),
      assurances: assurances.appending(rows.assurances),
      figureEnds: figureEnds.appending(
        rows.figureEnds.elements.map { $0 + UInt32(figureKeys.count) }),
      figurePatterns: figurePatterns.appending(
        rows.figures.patterns(behind: figurePatterns.largest)),
      figureKeys: figureKeys.appending(Array(rows.figures.keys.elements)),
      figureSpeakers: figureSpeakers.appending(Array(rows.figures.speakers.elements)),
      figureBounds: figureBounds.appending(Array(rows.figures.bounds.elements)),
      operations: operations.appending(rows.operations),
      publishers: publishers.appending(Array(rows.publishers.elements)),
      involved: involved.appending(Array(rows.involved.elements)),
      courses: courses.appending(Array(rows.courses.elements)),
      points: points.appending(rows.points), tolls: tolls)
  }
}

/// What the numbers of one scanner are among the joined ones.
struct ValueMap {
  var occurrences: [UInt32] = []
  var places: [UInt32] = []
  var attacks: [UInt32] = []
  var leaders: [UInt32] = []
  var assurances: [UInt32] = []
  var figureKeys: [UInt32] = []
  var figureSpeakers: [UInt32] = []
  var operations: [UInt32] = []
  var publishers: [UInt32] = []
  var involved: [UInt32] = []
  var courses: [UInt32] = []
  var points: [UInt32] = []
}

extension IncidentRows {
  /// Appends rows whose numbers are those of another scanner.
  func append(_ other: IncidentRows, _ map: ValueMap) {
    let (idStart, figureStart) = (UInt32(ids.count), UInt32(figures.keys.count))
    ids.append(contentsOf: other.ids.elements)
    idEnds.append(contentsOf: other.idEnds.elements.lazy.map { $0 + idStart })
    idHashes.append(contentsOf: other.idHashes.elements)
    positions.append(contentsOf: other.positions.elements)
    lengths.append(contentsOf: other.lengths.elements)
    revisions.append(contentsOf: other.revisions.elements)
    recordedAt.append(contentsOf: other.recordedAt.elements)
    recordedDays.append(contentsOf: other.recordedDays.elements)
    firstSaid.append(contentsOf: other.firstSaid.elements)
    lastSaid.append(contentsOf: other.lastSaid.elements)
    standings.append(contentsOf: other.standings.elements)
    occurrences.append(other.occurrences, as: map.occurrences)
    places.append(other.places, as: map.places)
    attacks.append(other.attacks, as: map.attacks)
    leaders.append(other.leaders, as: map.leaders)
    assurances.append(other.assurances, as: map.assurances)
    figureEnds.append(contentsOf: other.figureEnds.elements.lazy.map { $0 + figureStart })
    figures.keys.append(other.figures.keys, as: map.figureKeys)
    figures.speakers.append(other.figures.speakers, as: map.figureSpeakers)
    figures.bounds.append(contentsOf: other.figures.bounds.elements)
    figures.patterns.append(
      contentsOf: other.figures.patterns(behind: figures.patterns.elements.max() ?? 0))
    operations.append(other.operations, as: map.operations)
    publishers.append(other.publishers, as: map.publishers)
    involved.append(other.involved, as: map.involved)
    courses.append(other.courses, as: map.courses)
    points.append(other.points, as: map.points)
    let externalStart = UInt32(externals.count)
    doubts.append(contentsOf: other.doubts.elements)
    externals.append(contentsOf: other.externals.elements)
    externalEnds.append(contentsOf: other.externalEnds.elements.lazy.map { $0 + externalStart })
  }
}

extension GrowingColumn<UInt32> {
  /// Appends what the numbers of another column are here.
  fileprivate func append(_ other: GrowingColumn, as numbers: [UInt32]) {
    append(contentsOf: other.elements.lazy.map { numbers[Int($0)] })
  }
}
