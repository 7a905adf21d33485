import IncidentCore
import TextBasics

/// Reads what columns need of a record straight from the bytes of its line, in one pass.
///
/// It walks the line by the record's shape (`LineScanner+Walk.swift`) and checks every value on the
/// way (`+Values`); parts that columns know by their text are put together and looked up (`+Facets`).
/// Of a line whose form was walked before, only the values are read (``LineForms``); of lines that
/// are known to be right, only what is asked for (`+Glance`). ``scan(_:)`` is true only for a line
/// that the full decoder takes too, and what it found is what the decoder gives. A line that it
/// cannot vouch for (an escape in an id, a number in an odd spelling, anything wrong) is for the full
/// decoder to judge.
///
/// Each step takes the address at which it begins and gives the one behind what it walked, nil
/// where the line is not vouched for. An address only moves past bytes that were looked at; the
/// byte behind the line is below 0x20 and no blank, which no part of the grammar takes, so no walk
/// goes past it. Bytes are looked at up to 64 at a time from an address on, and the hash of a text
/// takes 8 behind it: ``slack`` bytes behind the line are readable. Positions in the table's memory
/// come from the table, which is laid out once.
struct LineScanner {
  typealias Address = UnsafeRawPointer
  typealias NodePointer = UnsafePointer<ScanTable.Node>

  /// How many bytes behind a line must be readable, the first of them a newline.
  static let slack = 64

  /// What was found in the line.
  var facts: LineFacts
  /// The texts of each facet, by ``ScanFacet``; only right ones have a number.
  let facets = (0..<7).map { _ in ByteInterner() }
  /// The same, which each line looks up without counting who holds them.
  let facetTexts: [Unmanaged<ByteInterner>]
  /// The ids of operations, with their quotes; only those that exist.
  let operations = ByteInterner()
  /// Who makes statements, with quotes; only those who may.
  let speakers = ByteInterner()
  /// Other values that are looked up, by the number of their shape; only right ones.
  let looked: [ByteInterner]
  /// Texts of facets whose fields stand in another order than in ``facets``, and the numbers there.
  let spellings = (0..<7).map { _ in ByteInterner() }
  let spellingTexts: [Unmanaged<ByteInterner>]
  var spelledNumbers = Array(repeating: [UInt32](repeating: 0, count: 1), count: 7)
  /// Objects of a facet that stood in lines known to be right.
  let occurrenceSpans = KnownSpans()
  let placeSpans = KnownSpans()
  /// Whether the lines are known to be right, and whether to be ``KnownLines/ordered``.
  let areKnown: Bool
  let areKnownOrdered: Bool
  /// Whether lines known to be right are read up to the last field that is asked for.
  ///
  /// Where statements are asked for there is not much behind them, and comparing the line with known
  /// forms is faster.
  private let glances: Bool
  /// The bits of the record's fields that are asked for in lines known to be right.
  let asked: UInt64
  /// The bit of the field of ``ScanTable/lateKey``.
  let lateField: UInt64
  let sourcesNode: NodePointer
  /// Whether behind the sources nothing is asked for but the field of ``ScanTable/lateKey``.
  private let mayEndAtSources: Bool
  /// Whether all lines that were walked are ``KnownLines/ordered`` if they are right.
  var areOrdered = true
  /// The forms of lines that were walked.
  let forms = LineForms()
  /// How many lines had to be walked, since their form was not known or they are not right.
  private(set) var walked = 0
  /// What the walk sees, where it is to be learnt from.
  var sights: [LineForms.Sight] = []
  var isLearning = false

  let table: ScanTable
  let references: ReferenceLookUp
  let memory: ScanMemory
  let factsMemory = LineFactsMemory()
  let times = ScannedTime()
  var base: UnsafeRawPointer
  /// The end of the line.
  var end: UnsafeRawPointer
  /// The statement or source that is being walked.
  var statement = LineFacts.Statement(text: 0, stated: 0, cited: 0..<0)
  var unknownKeys: [Range<Int>] = []
  /// What of the line belongs to the facet and is not yet in ``ScanMemory/gathered``.
  var kept: (start: UnsafeRawPointer, end: UnsafeRawPointer)
  /// Where the text of the facet begins in ``ScanMemory/gathered``.
  var facetStart = 0
  /// How many texts are in ``ScanMemory/unsettled``, and how many statements have their number.
  var unsettled = 0
  var settled = (attributions: 0, casualties: 0)
  /// How many sources were cited before the open facet.
  var citedBefore = 0
  /// Whether the fields of the open facet stood in canonical order so far.
  var isInOrder = true
  /// How many parts of open objects are in ``ScanMemory/parts``.
  var openParts = 0
  /// How many keys of statements and sources are in ``ScanMemory/keys``.
  var keyCount = 0

  /// Prepares to scan records that refer to others.
  ///
  /// - Parameters:
  ///   - table: The shape of a record.
  ///   - references: Looks up what they refer to.
  ///   - needs: What is asked for in lines that are known to be right.
  ///   - known: What is known of the lines.
  init(
    _ table: ScanTable, references: ReferenceLookUp, needs: ColumnNeeds = .all,
    known: KnownLines = .unknown
  ) {
    self.table = table
    areKnown = known > .unknown
    areKnownOrdered = known == .ordered
    glances = areKnown && ColumnNeeds.basic.isSuperset(of: needs.subtracting(.ids))
    self.references = references
    let memory = ScanMemory(table, reading: areKnown ? needs : nil)
    self.memory = memory
    asked = table.ownFields.reduce(0) { asked, place in
      memory.fields[place].isPassed ? asked : asked | memory.fields[place].bit
    }
    lateField = table.lateField.map { 1 << UInt64($0) } ?? 0
    let sources = table.place(of: "sources") ?? 0
    sourcesNode = memory.nodes + Int(memory.fields[table.ownFields.lowerBound + sources].value)
    mayEndAtSources = areKnownOrdered && (asked & ~lateField) >> UInt64(sources) == 0
    facts = LineFacts(in: factsMemory)
    looked = table.looked.map { _ in ByteInterner() }
    facetTexts = facets.map(Unmanaged.passUnretained)
    spellingTexts = spellings.map(Unmanaged.passUnretained)
    base = UnsafeRawPointer(memory.gathered.start)
    end = base
    kept = (base, base)
  }

  /// Reads of a line what is asked for, in the way that is the fastest for what is known of it.
  ///
  /// - Parameter line: As ``scan(_:)`` takes it.
  /// - Returns: False where the full decoder has to judge.
  mutating func read(_ line: UnsafeRawBufferPointer) -> Bool {
    glances ? glance(line) : scan(line)
  }

  /// Scans a line.
  ///
  /// - Parameter line: A line without its end, at most 1 MiB, with ``slack`` readable bytes behind
  ///   it, the first of them a newline.
  /// - Returns: False where the full decoder has to judge.
  mutating func scan(_ line: UnsafeRawBufferPointer) -> Bool {
    guard let start = line.baseAddress else { return false }
    clear(for: start, line.count)
    if replay(from: start, to: end) { return true }
    clear(for: start, line.count)
    walked += 1
    isLearning = forms.isOpen
    guard
      let behind = object(
        memory.nodes + table.root, at: start.behindBlanks, in: nil, gathers: false),
      behind.behindBlanks == end, settle(), areKnown || keepsRules()
    else { return false }
    if isLearning { forms.learn(line, sights) }
    return true
  }

  mutating func clear(for start: UnsafeRawPointer, _ count: Int) {
    base = start
    end = start + count
    facts.clear()
    if !unknownKeys.isEmpty { unknownKeys.removeAll() }
    memory.gathered.count = 0
    openParts = 0
    keyCount = 0
    unsettled = 0
    settled = (0, 0)
    isInOrder = true
    sights.removeAll(keepingCapacity: true)
  }

  /// The bytes of a part of the line.
  func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
  }
}

// MARK: - Forms that are known

extension LineScanner {
  /// Goes through a line whose form is known; false where it is not, or a value is wrong.
  private mutating func replay(from start: Address, to end: Address) -> Bool {
    let (steps, masks) = (forms.steps, forms.masks)
    var at = start
    var outer: Int32 = 0
    var number = forms.first[0]
    while number >= 0 {
      let step = steps + Int(number)
      guard step.pointee.stands(at: at, masks) else {
        number = step.pointee.other
        continue
      }
      let next = at + Int(step.pointee.length)
      if !step.pointee.isPlain {
        if step.pointee.value == .end, next != end {
          number = step.pointee.other
          continue
        }
        if step.pointee.outer >= 0 { outer = step.pointee.outer }
        guard follow(step, from: at) else { return false }
      }
      let behind: Address?
      switch step.pointee.value {
      case .nothing: behind = next
      case .leave:
        at = next
        number = forms.first[Int(outer)]
        continue
      case .end: return settle() && (areKnown || keepsRules())
      case .passed:
        if step.pointee.action == .sources {
          facts.sources = next - base
          // What few records have is gone to only where it may be.
          if mayEndAtSources, next.next(ScanTable.lateKey, before: end) == nil { return settle() }
        }
        behind = next.behindValue(before: end)
      case .freeText: behind = (next - 1).closingQuote(isFreeText: true).map { $0 + 1 }
      case .gathered: behind = gathered(at: next - 1)
      case .string:
        behind = string(memory.nodes + Int(step.pointee.node), step.pointee.action, at: next - 1)
      case .integer:
        behind = integer(memory.nodes + Int(step.pointee.node), step.pointee.action, at: next)
      case .number:
        behind = self.number(memory.nodes + Int(step.pointee.node), step.pointee.action, at: next)
      case .boolean: behind = boolean(at: next)
      }
      guard let behind else { return false }
      at = behind
      number = step.pointee.next
    }
    return false
  }

  /// Does what has to be done on the way to a value.
  @inline(__always)
  private mutating func follow(_ step: UnsafeMutablePointer<LineForms.Step>, from at: Address)
    -> Bool
  {
    let marks = forms.marks + Int(step.pointee.firstMark)
    for number in 0..<Int(step.pointee.markCount) {
      let mark = marks + number
      switch mark.pointee.kind {
      case .keep: keep(at + Int(mark.pointee.start), at + Int(mark.pointee.end))
      case .open: open(at: at + Int(mark.pointee.start))
      case .close, .closeOutOfOrder:
        guard close(mark.pointee.facet, isInOrder: mark.pointee.kind == .close)
        else { return false }
      }
    }
    return true
  }
}
