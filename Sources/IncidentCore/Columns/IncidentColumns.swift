/// What filters, dimensions and measures need of the current incidents, column by column.
///
/// Row by row these are numbers of texts in dictionaries: most attacks share their place, their
/// kind and how they are attributed with many others, so that a question is asked of each different
/// value once.
package struct IncidentColumns: Sendable {
  /// Where the ids end in ``ids``.
  package var idEnds: NumberColumn<UInt32>
  /// The ids, one behind the other.
  package var ids: NumberColumn<UInt8>
  /// The file, in the upper 16 bits, and the offset of the line that is current.
  package var positions: NumberColumn<UInt64>
  /// How long the lines are.
  package var lengths: NumberColumn<UInt32>
  /// The revisions that are current.
  package var revisions: NumberColumn<UInt32>
  /// State, verification and marking; see ``Standing``.
  package var standings: NumberColumn<UInt8>
  /// The days on which the lines were recorded, since 1970.
  package var recordedDays: NumberColumn<Int32>
  /// The spans of time.
  package var occurrences: NumberColumn<UInt32>
  /// The places.
  package var places: NumberColumn<UInt32>
  /// The kinds and targets.
  package var attacks: NumberColumn<UInt32>
  /// Who leads, with what the operations say.
  package var leadings: NumberColumn<UInt32>
  /// What casualty figures there are, without the numbers.
  package var figures: NumberColumn<UInt32>
  /// Where the numbers of the figures begin in ``counts``.
  package var countStarts: NumberColumn<UInt32>
  /// The operations.
  package var operations: NumberColumn<UInt32>
  /// The publishers.
  package var publishers: NumberColumn<UInt32>
  /// The actors that statements hold to have taken part, where anything depends on them.
  package var involved: NumberColumn<UInt32>
  /// The bounds of figures that are known, in the order low, best, high.
  package var counts: NumberColumn<Int32>

  /// Makes columns.
  package init(
    idEnds: NumberColumn<UInt32>, ids: NumberColumn<UInt8>, positions: NumberColumn<UInt64>,
    lengths: NumberColumn<UInt32>, revisions: NumberColumn<UInt32>, standings: NumberColumn<UInt8>,
    recordedDays: NumberColumn<Int32>, occurrences: NumberColumn<UInt32>,
    places: NumberColumn<UInt32>,
    attacks: NumberColumn<UInt32>, leadings: NumberColumn<UInt32>, figures: NumberColumn<UInt32>,
    countStarts: NumberColumn<UInt32>, operations: NumberColumn<UInt32>,
    publishers: NumberColumn<UInt32>,
    involved: NumberColumn<UInt32>, counts: NumberColumn<Int32>
  ) {
    self.idEnds = idEnds
    self.ids = ids
    self.positions = positions
    self.lengths = lengths
    self.revisions = revisions
    self.standings = standings
    self.recordedDays = recordedDays
    self.occurrences = occurrences
    self.places = places
    self.attacks = attacks
    self.leadings = leadings
    self.figures = figures
    self.countStarts = countStarts
    self.operations = operations
    self.publishers = publishers
    self.involved = involved
    self.counts = counts
  }

  /// How many incidents there are.
  package var count: Int { positions.count }

  /// The id of a row.
  package func id(_ row: Int) -> String {
    let start = row == 0 ? 0 : Int(idEnds[row - 1])
    let end = Int(idEnds[row])
    return ids.withBytes { String(decoding: $0[start..<end], as: UTF8.self) }
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
  /// A kind and its targets.
  func attack(_ number: UInt32) -> Attack
  /// Who leads; statements without their time, sources and basis.
  func leading(_ number: UInt32) -> LeadingAttribution
  /// Casualty figures without their numbers.
  func figures(_ number: UInt32) -> [ColumnFigure]
  /// The id of an operation; nil for number 0.
  func operation(_ number: UInt32) -> String?
  /// Publishers of sources.
  func publishers(_ number: UInt32) -> [String]
  /// Actors by id.
  func involved(_ number: UInt32) -> [String]
  /// How many numbers there are of each kind.
  var counts: ColumnValueCounts { get }
}

/// How many different values there are, number 0 included.
package struct ColumnValueCounts: Sendable {
  package var occurrences: Int
  package var places: Int
  package var attacks: Int
  package var leadings: Int
  package var figures: Int
  package var operations: Int
  package var publishers: Int

  /// Gathers counts.
  package init(
    occurrences: Int, places: Int, attacks: Int, leadings: Int, figures: Int, operations: Int,
    publishers: Int
  ) {
    self.occurrences = occurrences
    self.places = places
    self.attacks = attacks
    self.leadings = leadings
    self.figures = figures
    self.operations = operations
    self.publishers = publishers
  }
}

/// An estimate of one record without its numbers: what it is about, who says so, what is known.
package struct ColumnFigure: Sendable, Hashable {
  /// What it is about.
  package let key: CasualtyKey
  /// Who says so.
  package let speakers: [Speaker]
  /// Whether low, best and high are known.
  package let known: [Bool]

  /// Describes a figure.
  package init(key: CasualtyKey, speakers: [Speaker], known: [Bool]) {
    self.key = key
    self.speakers = speakers
    self.known = known
  }
}
