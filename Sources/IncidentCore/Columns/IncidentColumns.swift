/// What filters, dimensions and measures need of the current incidents, column by column.
///
/// Row by row these are numbers of texts in dictionaries: most attacks share their place, their
/// kind and how they are attributed with many others, so that a question is asked of each different
/// value once.
package final class IncidentColumns: Sendable {
  /// Where the ids end in ``ids``.
  package let idEnds: NumberColumn<UInt32>
  /// The ids, one behind the other.
  package let ids: NumberColumn<UInt8>
  /// The file, in the upper 16 bits, and the offset of the line that is current.
  package let positions: NumberColumn<UInt64>
  /// How long the lines are.
  package let lengths: NumberColumn<UInt32>
  /// The revisions that are current.
  package let revisions: NarrowColumn
  /// State, verification and marking; see ``Standing``.
  package let standings: NumberColumn<UInt8>
  /// The days on which the lines were recorded, since 1970.
  package let recordedDays: NumberColumn<Int32>
  /// The days of the first time that a statement or source of the row is dated by, since 1970.
  package let firstSaid: NumberColumn<Int32>
  /// The days of the last such time.
  package let lastSaid: NumberColumn<Int32>
  /// The spans of time.
  package let occurrences: NumberColumn<UInt32>
  /// The places.
  package let places: NumberColumn<UInt32>
  /// The kinds and targets.
  package let attacks: NumberColumn<UInt32>
  /// Whom the leading statements name, with what the operations say.
  package let leaders: NumberColumn<UInt32>
  /// How the leading statements put it.
  package let assurances: NumberColumn<UInt32>
  /// Where the casualty figures of the rows end in the three columns below.
  package let figureEnds: NumberColumn<UInt32>
  /// What all figures of a row are about, who alone speaks of each and of which anything is known:
  /// a number that rows share which are the same in that; 0 where there are no figures.
  package let figurePatterns: NumberColumn<UInt32>
  /// What each figure is about.
  package let figureKeys: NarrowColumn
  /// The actors who alone speak of a figure.
  package let figureSpeakers: NarrowColumn
  /// Low, best and high of each figure, one behind the other: the number and 1, 0 where it is not
  /// known.
  package let figureBounds: NarrowColumn
  /// The operations.
  package let operations: NumberColumn<UInt32>
  /// The publishers.
  package let publishers: NarrowColumn
  /// The actors that statements hold to have taken part, where anything depends on them.
  package let involved: NarrowColumn
  /// How what was said came about, with what the operations say.
  package let courses: NarrowColumn
  /// The points that attacks have of their own.
  package let points: NumberColumn<UInt32>
  /// What summaries add up of the rows, as far as it was found when they were kept.
  package let tolls: RowTolls

  /// Makes columns.
  package init(
    idEnds: NumberColumn<UInt32>, ids: NumberColumn<UInt8>, positions: NumberColumn<UInt64>,
    lengths: NumberColumn<UInt32>, revisions: NarrowColumn, standings: NumberColumn<UInt8>,
    recordedDays: NumberColumn<Int32>,
    firstSaid: NumberColumn<Int32>, lastSaid: NumberColumn<Int32>,
    occurrences: NumberColumn<UInt32>,
    places: NumberColumn<UInt32>, attacks: NumberColumn<UInt32>, leaders: NumberColumn<UInt32>,
    assurances: NumberColumn<UInt32>, figureEnds: NumberColumn<UInt32>,
    figurePatterns: NumberColumn<UInt32>, figureKeys: NarrowColumn, figureSpeakers: NarrowColumn,
    figureBounds: NarrowColumn, operations: NumberColumn<UInt32>,
    publishers: NarrowColumn, involved: NarrowColumn,
    courses: NarrowColumn, points: NumberColumn<UInt32>, tolls: RowTolls = .none
  ) {
    self.idEnds = idEnds
    self.ids = ids
    self.positions = positions
    self.lengths = lengths
    self.revisions = revisions
    self.standings = standings
    self.recordedDays = recordedDays
    self.firstSaid = firstSaid
    self.lastSaid = lastSaid
    self.occurrences = occurrences
    self.places = places
    self.attacks = attacks
    self.leaders = leaders
    self.assurances = assurances
    self.figureEnds = figureEnds
    self.figurePatterns = figurePatterns
    self.figureKeys = figureKeys
    self.figureSpeakers = figureSpeakers
    self.figureBounds = figureBounds
    self.operations = operations
    self.publishers = publishers
    self.involved = involved
    self.courses = courses
    self.points = points
    self.tolls = tolls
  }

  /// Takes other columns with other standings of all rows, or with tolls.
  package convenience init(
    _ other: IncidentColumns, standings: [UInt8]? = nil, tolls: RowTolls? = nil
  ) {
    self.init(
      idEnds: other.idEnds, ids: other.ids, positions: other.positions, lengths: other.lengths,
      revisions: other.revisions, standings: standings.map(NumberColumn.init) ?? other.standings,
      recordedDays: other.recordedDays, firstSaid: other.firstSaid, lastSaid: other.lastSaid,
      occurrences: other.occurrences, places: other.places, attacks: other.attacks,
      leaders: other.leaders, assurances: other.assurances, figureEnds: other.figureEnds,
      figurePatterns: other.figurePatterns, figureKeys: other.figureKeys,
      figureSpeakers: other.figureSpeakers, figureBounds: other.figureBounds,
      operations: other.operations, publishers: other.publishers, involved: other.involved,
      courses: other.courses, points: other.points, tolls: tolls ?? other.tolls)
  }

  /// How many incidents there are.
  package var count: Int { positions.count }

  /// The id of a row.
  package func id(_ row: Int) -> String {
    withID(row) { String(decoding: $0, as: UTF8.self) }
  }

  /// Calls back with the bytes of the id of a row.
  package func withID<Result>(
    _ row: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    ids.withElements((row == 0 ? 0 : Int(idEnds[row - 1]))..<Int(idEnds[row]), body)
  }

  /// The rows of current records of some states, among those of a range.
  func rows(_ range: Range<Int>, of states: Set<RecordState>) -> [Int] {
    let isWanted = Standing.areOf(states)
    return range.filter { isWanted[Int(standings[$0])] }
  }

  /// The numbers of the places of current records of some states, each once, in order.
  package func places(of states: Set<RecordState>) -> [UInt32] {
    let isWanted = Standing.areOf(states)
    var isInUse: [Bool] = []
    for row in 0..<count where isWanted[Int(standings[row])] {
      let place = Int(places[row])
      if place >= isInUse.count {
        isInUse += Array(repeating: false, count: 2 * place + 64 - isInUse.count)
      }
      isInUse[place] = true
    }
    return isInUse.indices.filter { isInUse[$0] }.map(UInt32.init)
  }

  /// The figures of a row, as positions in the columns of figures.
  @inline(__always)
  package func figures(_ row: Int) -> Range<Int> { figureStart(row)..<Int(figureEnds[row]) }

  /// The position of the first figure of a row.
  @inline(__always)
  func figureStart(_ row: Int) -> Int { row == 0 ? 0 : Int(figureEnds[row - 1]) }

  /// Low, best and high of a figure, -1 where they are not known.
  @inline(__always)
  func bounds(_ figure: Int) -> SIMD4<Int> {
    let bounds = figureBounds.three(at: 3 * figure)
    return SIMD4(Int(bounds[0]) - 1, Int(bounds[1]) - 1, Int(bounds[2]) - 1, -1)
  }

  /// The number of a figure, each bound where it is known.
  package func count(_ figure: Int) -> CountInterval { CountInterval(bounds: bounds(figure)) }

  /// Whether anything is known of the number of a figure.
  @inline(__always)
  package func isKnown(_ figure: Int) -> Bool {
    let bounds = figureBounds.three(at: 3 * figure)
    return bounds[0] | bounds[1] | bounds[2] != 0
  }

  /// State, verification and marking in one byte.
  package struct Standing: Sendable {
    /// The byte.
    package let code: UInt8

    /// Reads a byte.
    package init(code: UInt8) {
      self.code = code
    }

    /// Joins positions in the lists of words; of the latter two with one more, 0 where absent.
    package init(state: UInt8, verification: UInt8, marking: UInt8) {
      code = state | verification << 2 | marking << 5
    }

    /// Of each byte, whether it is that of a current record of some states.
    static func areOf(_ states: Set<RecordState>) -> [Bool] {
      (0..<256).map { code in
        code & 3 < RecordState.allCases.count && states.contains(RecordState.allCases[code & 3])
      }
    }

    /// A bit for each number of a state, whether it is that of one that is wanted.
    static func bits(of states: Set<RecordState>) -> UInt8 {
      RecordState.allCases.indices.reduce(0) { bits, number in
        bits | (states.contains(RecordState.allCases[number]) ? 1 << UInt8(number) : 0)
      }
    }

    /// Whether the record counts.
    package var state: RecordState { RecordState.allCases[min(Int(code & 3), 2)] }
    /// How far it was verified.
    package var verification: Verification? {
      let position = Int(code >> 2 & 7)
      return (1...Verification.allCases.count).contains(position)
        ? Verification.allCases[position - 1] : nil
    }
    /// With whom it may be shared.
    package var marking: Marking? {
      let position = Int(code >> 5)
      return (1...Marking.allCases.count).contains(position)
        ? Marking.allCases[position - 1] : nil
    }
  }
}

/// The values that the numbers in columns stand for.
///
/// Number 0 is what is not there.
package protocol ColumnValues: Sendable {
  /// The days of an attack.
  func occurrence(_ number: UInt32) -> Occurrence
  /// A place without its words and coordinates.
  func place(_ number: UInt32) -> IncidentPlace
  /// The town of a place alone.
  func town(ofPlace number: UInt32) -> String?
  /// A kind and its targets.
  func attack(_ number: UInt32) -> Attack
  /// The kind alone.
  func kind(_ number: UInt32) -> AttackKind
  /// The actors that were attacked alone, by id.
  func targetActors(_ number: UInt32) -> [String]
  /// The categories of the targets alone.
  func categories(_ number: UInt32) -> [Target.Category]
  /// Whom leading statements name.
  func leaders(_ number: UInt32) -> ColumnLeaders
  /// How leading statements put it.
  func assurances(_ number: UInt32) -> ColumnAssurances
  /// What a casualty figure is about.
  func figureKey(_ number: UInt32) -> CasualtyKey
  /// The actors who alone speak of a figure, by id; none for number 0.
  func figureSpeakers(_ number: UInt32) -> [String]
  /// The id of an operation; nil for number 0.
  func operation(_ number: UInt32) -> String?
  /// Publishers of sources.
  func publishers(_ number: UInt32) -> [String]
  /// Actors by id.
  func involved(_ number: UInt32) -> [String]
  /// How what was said came about.
  func course(_ number: UInt32) -> ColumnCourse
  /// A point; nil for number 0.
  func point(_ number: UInt32) -> Coordinates?
  /// How many numbers there are of each kind.
  var counts: ColumnValueCounts { get }
}

/// How many different values there are, number 0 included.
package struct ColumnValueCounts: Sendable {
  package var occurrences: Int
  package var places: Int
  package var attacks: Int
  package var leaders: Int
  package var assurances: Int
  package var figureKeys: Int
  package var figureSpeakers: Int
  package var operations: Int
  package var publishers: Int
  package var involved: Int
  package var courses: Int
  package var points: Int

  /// Gathers counts.
  package init(
    occurrences: Int, places: Int, attacks: Int, leaders: Int, assurances: Int, figureKeys: Int,
    figureSpeakers: Int, operations: Int, publishers: Int, involved: Int,
    courses: Int, points: Int
  ) {
    self.occurrences = occurrences
    self.places = places
    self.attacks = attacks
    self.leaders = leaders
    self.assurances = assurances
    self.figureKeys = figureKeys
    self.figureSpeakers = figureSpeakers
    self.operations = operations
    self.publishers = publishers
    self.involved = involved
    self.courses = courses
    self.points = points
  }
}
