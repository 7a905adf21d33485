import Dispatch
import IncidentCore
import Synchronization
import TextBasics

/// Scans the journals of incidents with all cores and joins what it found.
struct JournalScan {
  /// The rows of all lines that are good.
  let rows: IncidentRows
  /// The values that their numbers stand for.
  let values: ScannedValues
  /// What is wrong with single lines, in the order of files and lines.
  private(set) var problems: [Diagnostic] = []
  /// Whether a good line holds what columns cannot: then the log has to be read whole.
  private(set) var isBeyondColumns = false
  /// What is known of the lines now, if nothing is wrong with any of them.
  let known: KnownLines

  private let files: [JournalFile]
  private let basis: LogBasis
  private let needs: ColumnNeeds

  /// A piece of a file, from an offset on.
  private struct Piece: Sendable {
    var file: Int
    var index: Int
    var begin: Int
  }

  /// Scans files, each from an offset on, for the columns that are needed.
  ///
  /// Of lines that are known to be right no more is read.
  init(
    _ files: [JournalFile], from begins: [Int], _ basis: LogBasis, needs: ColumnNeeds = .all,
    known: KnownLines = .unknown
  ) {
    self.files = files
    self.basis = basis
    self.needs = needs
    var pieces: [Piece] = []
    for (number, file) in files.enumerated() where begins[number] < file.length {
      let first = begins[number] / PieceReader.pieceSize
      let last = (file.length - 1) / PieceReader.pieceSize
      pieces += (first...last).map { Piece(file: number, index: $0, begin: begins[number]) }
    }
    let found = JournalScan.scan(pieces, files, basis, needs, known)
    let areOrdered = found.allSatisfy { $0.areOrdered && $0.unvouched.isEmpty }
    // Where parts of lines were passed over nothing more is known of these.
    self.known = known > .unknown ? known : areOrdered ? .ordered : .right
    var judged = JournalScan.maker(basis, needs)
    // What is found next is put behind what was found first.
    rows = found.first?.rows ?? IncidentRows()
    values = found.first?.values ?? ScannedValues()
    for line in found.flatMap(\.unvouched).sorted(by: { $0.position < $1.position }) {
      judge(line, with: &judged)
    }
    for part in found.dropFirst() { rows.append(part.rows, values.join(part.values)) }
    rows.append(judged.rows, values.join(judged.values))
    rows.fill()
  }

  /// What one thread found.
  private struct Found: Sendable {
    var rows: IncidentRows
    var values: ScannedValues
    var unvouched: [Line]
    var areOrdered: Bool
  }

  private struct Line: Sendable {
    var position: UInt64
    var length: Int
  }

  /// Makes a maker of rows; what is said of attacks by `operations`, all where it is nil.
  static func maker(
    _ basis: LogBasis, _ needs: ColumnNeeds, known: KnownLines = .unknown,
    operations: [AttackOperation]? = nil
  ) -> IncidentRowMaker {
    let isForAudit = needs.contains(.doubts)
    return IncidentRowMaker(
      ScanTable(.incident, forAudit: isForAudit), references: basis.references,
      actors: basis.actors,
      operations: { operations ?? basis.operations.values },
      needs: needs, known: known, doubts: isForAudit ? DoubtFinder(basis) : nil)
  }

  private static func scan(
    _ pieces: [Piece], _ files: [JournalFile], _ basis: LogBasis, _ needs: ColumnNeeds,
    _ known: KnownLines
  ) -> [Found] {
    let threads = min(pieces.count, 2)
    let next = Atomic(0)
    let results = Mutex<[Found]>([])
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      var maker = maker(basis, needs, known: known)
      var unvouched: [Line] = []
      let reader = PieceReader()
      while true {
        let taken = next.add(1, ordering: .relaxed).oldValue
        guard taken < pieces.count else { break }
        let piece = pieces[taken]
        reader.forEachLine(of: files[piece.file], piece: piece.index, from: piece.begin) {
          line, offset in
          let position = UInt64(piece.file) << 48 | UInt64(offset)
          guard
            line.count > CollectionReader.maximumLineLength
              || !maker.append(line, position: position)
          else { return }
          let isBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
          if !isBlank { unvouched.append(Line(position: position, length: line.count)) }
        }
      }
      let found = Found(
        rows: maker.rows, values: maker.values, unvouched: unvouched,
        areOrdered: maker.scanner.areOrdered)
      results.withLock { $0.append(found) }
    }
    return results.withLock { $0 }
  }

  /// Lets the full decoder judge a line; a good one is scanned in the writer's spelling.
  private mutating func judge(_ line: Line, with maker: inout IncidentRowMaker) {
    let file = files[Int(line.position >> 48)]
    let offset = Int(line.position & (1 << 48 - 1))
    let bytes = file.bytes(at: offset, count: line.length)
    let checked = CheckedLine(
      StoredLine.content(of: bytes[...]), number: file.lineNumber(at: offset),
      isFinished: file.hasLineEnd(after: offset + line.length), as: .incidents, basis.references)
    problems += checked.problems.map { $0.diagnostic(basis.folder.file(file.path)) }
    guard checked.problems.isEmpty, let json = checked.json else { return }
    let isTaken = Incident(json: json).map {
      maker.append($0, position: line.position, length: line.length)
    }
    if isTaken != true { isBeyondColumns = true }
  }
}

extension IncidentRowMaker {
  /// Appends the row of an incident, scanned in the writer's spelling.
  ///
  /// - Parameters:
  ///   - incident: The incident.
  ///   - position: Where its line stands in the journals.
  ///   - length: How long that line is.
  /// - Returns: False where it holds what columns cannot.
  mutating func append(_ incident: Incident, position: UInt64, length: Int) -> Bool {
    var line: [UInt8] = []
    JSONWriter.append(ObjectShape.incident.canonical(incident.json), to: &line)
    let count = line.count
    line += Array(repeating: 0x0A, count: LineScanner.slack)
    return line.withUnsafeBytes { text in
      append(UnsafeRawBufferPointer(rebasing: text[..<count]), position: position, length: length)
    }
  }
}
