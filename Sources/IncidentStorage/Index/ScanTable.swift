import IncidentCore

/// What the scanner does with a value besides checking it.
enum ScanAction: UInt8 {
  case check
  /// Copies it into the text of the facet it belongs to; the text is checked when it is new.
  case gather
  case id, revision, recordedAt, reason, into, operation
  case state, verification, marking
  case latitude, longitude
  case key, speaker, stated, cites
  /// Other times that evidence is dated by: of what was published or told, and of what was read.
  case published, told, time
  case low, best, high
  case publisher, reliability
  /// Where the sources stand, which are read only where estimates need them.
  case sources
  /// What only an audit asks of a line.
  case basis, credibility, relays, replaces, comparedWith, scheme, externalID
}

/// A part of a record that columns know by the number of its text.
enum ScanFacet: UInt8, Comparable {
  case none
  case occurred, place, attack, attribution, casualties
  /// Of a source only its key and reliability are noted.
  case source
  /// Of an account an audit asks whether it names a source.
  case account

  @inline(__always)
  static func < (one: ScanFacet, other: ScanFacet) -> Bool { one.rawValue < other.rawValue }
}

/// The shape of a record, laid out so that a scanner walks it by numbers.
///
/// Everything that columns know comes from ``actions`` and ``facets``: what is not listed there is
/// checked by its shape and passed over. In lines that are known to be right ``readers`` tells what
/// is passed over besides.
final class ScanTable: Sendable {
  /// What is done with fields, by the key that their object stands under and their own.
  static let actions: [String: ScanAction] = [
    ".id": .id, ".revision": .revision, ".state": .state,
    ".into": .into, ".verification": .verification,
    ".marking": .marking, ".operation": .operation,
    "recorded.at": .recordedAt, "recorded.reason": .reason,
    "occurred.start": .gather, "occurred.end": .gather, "occurred.precision": .gather,
    "place.town": .gather, "place.region": .gather, "place.country": .gather,
    "place.precision": .gather, "place.latitude": .latitude, "place.longitude": .longitude,
    "attack.kind": .gather, "attack.targets": .gather,
    "targets.category": .gather, "targets.actor": .gather,
    "attributions.key": .key, "attributions.actors": .gather, "attributions.role": .gather,
    "attributions.status": .gather, "attributions.likelihood": .gather,
    "attributions.confidence": .gather, "attributions.by": .speaker,
    "attributions.stated": .stated, "attributions.sources": .cites,
    "casualties.key": .key, "casualties.of": .gather, "casualties.actor": .gather,
    "casualties.outcome": .gather, "casualties.by": .speaker, "casualties.stated": .stated,
    "casualties.sources": .cites, "count.low": .low, "count.best": .best, "count.high": .high,
    "accounts.key": .key, "accounts.stated": .told, "accounts.sources": .cites,
    "support.source": .cites, "sources.key": .key, "sources.publisher": .publisher,
    "sources.published": .published, "sources.accessed": .time,
    "sources.reliability": .reliability, ".sources": .sources,
  ]

  /// What an audit does besides.
  static let auditActions: [String: ScanAction] = [
    "attributions.basis": .basis, "sources.credibility": .credibility, "sources.relays": .relays,
    "recorded.replaces": .replaces, ".notDuplicateOf": .comparedWith,
    "external.scheme": .scheme, "external.id": .externalID,
  ]

  /// What fields are read for in lines that are known to be right.
  ///
  /// Fields of objects are there only where they are not read for all that their object is; those
  /// that nothing is said of are read for rules and audits.
  static let readers: [String: ColumnNeeds] = [
    ".occurred": .occurred, ".place": .places, ".attack": .attacks, ".operation": .operations,
    ".attributions": [.leaders, .figures, .courses, .said],
    ".casualties": [.figures, .courses, .said],
    ".accounts": [.courses, .said], ".sources": [.publishers, .courses, .said],
    "recorded.reason": [], "attributions.key": [], "attributions.by": [.leaders, .courses],
    "attributions.stated": [.leaders, .courses, .said], "attributions.sources": .courses,
    "casualties.key": [], "casualties.sources": [.figures, .courses],
    "accounts.key": [], "accounts.sources": [],
    "sources.key": .all, "sources.publisher": .publishers,
    "sources.published": [.courses, .said], "sources.accessed": [.courses, .said],
    "sources.reliability": [.figures, .courses],
  ]

  /// Fields of the record that are always read there; all others hold nothing that columns know.
  private static let readAlways: Set<String> = [
    ".id", ".revision", ".recorded", ".state", ".verification", ".marking",
  ]

  /// The key of a field that stands behind long ones, in its quotes.
  static let lateKey: StaticString = "\"operation\""

  private static let facets: [String: ScanFacet] = [
    "occurred": .occurred, "place": .place, "attack": .attack, "attributions": .attribution,
    "casualties": .casualties, "sources": .source,
  ]

  /// A field of an object; behind the fields of each stand ``spareFields`` that no key is.
  struct Field {
    /// The first 16 bytes of the key in its quotes and with a colon, and which of them belong to
    /// it; a longer key is found by its name only.
    var key: SIMD2<UInt64>
    var keyMask: SIMD2<UInt64>
    var keyLength = 0
    /// The bit of its place among the object's fields.
    var bit: UInt64 = 0
    var value: Int32 = 0
    var action = ScanAction.check
    /// What it is read for in lines known to be right, as the raw value; -1 where that is always.
    var readers = 0
    /// Whether it is passed over.
    var isPassed = false

    /// The field of a key that is too long to be told by its first bytes, or of none: bytes of 0xFF
    /// are in no key, so that it is never met.
    static let unmet = Field(key: SIMD2(~0, ~0), keyMask: SIMD2(0, 0))
  }

  /// From each field on so many can be looked at.
  static let spareFields = 3

  /// A key or a word, known by its length, its first and its last 8 bytes, and the text itself
  /// where it is longer than both.
  struct Name {
    var head: UInt64
    var tail: UInt64
    var count: Int
    /// Where it stands in ``texts``.
    var text: Int
  }

  /// A value.
  struct Node {
    var kind: Kind
    var facet = ScanFacet.none
    /// The number of its first field, of its element or of its shape.
    var first: Int32 = 0
    var required: UInt64 = 0
    var low = 0
    var high = 0
    /// How the name of a field or a word is found.
    var finder = NameFinder()
  }

  enum Kind: UInt8, Comparable {
    case object, list, any, integer, number, boolean
    /// From here on strings.
    case text, word, instant, pointInTime
    /// A text that is looked up, if it is not in the usual spelling: its shape is in ``looked``.
    case day, timeOfDay
    /// A text that is looked up: its shape is in ``looked``.
    case looked

    @inline(__always)
    static func < (one: Kind, other: Kind) -> Bool { one.rawValue < other.rawValue }

    @inline(__always)
    static func >= (one: Kind, other: Kind) -> Bool { one.rawValue >= other.rawValue }
  }

  let nodes: [Node]
  let fields: [Field]
  let names: [Name]
  /// The texts of names.
  let texts: [UInt8]
  /// For ``NameFinder``: 0 where there is no name, else its number from 1 on.
  let slots: [UInt16]
  /// The shapes of values that are looked up.
  let looked: [ValueShape]
  /// What facets must look like.
  let shapes: [ScanFacet: ObjectShape]
  /// The numbers of nodes by which the text of a facet is walked alone.
  let alone: [ScanFacet: Int]
  let root: Int
  /// The names in ``actions`` that fields were found for.
  let found: Set<String>
  /// The keys of the record's fields, in order.
  private let keys: [String]

  /// Lays out a shape, for an audit with all that it asks of a line.
  init(_ shape: ObjectShape, forAudit isForAudit: Bool = false) {
    var layout = Layout(isForAudit: isForAudit)
    root = Int(layout.add(.object(shape), under: ""))
    found = layout.found
    keys = shape.fields.map(\.key)
    layout.isOfFacet = true
    alone = layout.shapes.mapValues { Int(layout.add(.object($0), under: "")) }
    nodes = layout.nodes
    fields = layout.fields
    names = layout.names
    texts = layout.texts
    slots = layout.slots
    looked = layout.looked
    shapes = layout.shapes
  }

  /// The fields for lines that are known to be right, of which all are passed over that are not
  /// read for what is asked for.
  func fields(for needs: ColumnNeeds) -> [Field] {
    fields.map { field in
      var field = field
      field.isPassed = field.readers != -1 && field.readers & needs.rawValue == 0
      return field
    }
  }

  /// The place of the field of ``lateKey`` in the record.
  var lateField: Int? { keys.firstIndex { "\"\($0)\"" == "\(ScanTable.lateKey)" } }

  /// The place of a field in the record.
  func place(of key: String) -> Int? { keys.firstIndex(of: key) }

  /// The places of the fields of the record among all.
  var ownFields: Range<Int> {
    let first = Int(nodes[root].first)
    return first..<first + keys.count
  }

  private struct Layout {
    let isForAudit: Bool
    /// Whether all fields are gathered.
    var isOfFacet = false
    /// With how many fields something is done.
    var reads = 0
    /// What the object that is laid out is read for.
    var readers = -1
    var nodes: [Node] = []
    var fields: [Field] = []
    var names: [Name] = []
    var texts: [UInt8] = []
    var slots: [UInt16] = [0, 0]
    var looked: [ValueShape] = []
    var shapes: [ScanFacet: ObjectShape] = [:]
    var found: Set<String> = []

    mutating func add(_ shape: ValueShape, under key: String) -> Int32 {
      var node = Node(kind: .any)
      switch shape {
      case .object(let object): node = self.object(object, under: key)
      case .list(let element):
        let first = add(element, under: key)
        node = Node(kind: .list, first: first)
      case .any: node.kind = .any
      case .text: node.kind = .text
      case .word(_, let list):
        node = Node(kind: .word)
        node.finder = add(names: list)
      case .integer(let range):
        node = Node(kind: .integer, low: range.lowerBound, high: range.upperBound)
      case .number(let range):
        node = Node(kind: .number, low: Int(range.lowerBound), high: Int(range.upperBound))
      case .boolean: node.kind = .boolean
      case .instant: node.kind = .instant
      case .pointInTime: node.kind = .pointInTime
      case .reference(.incident): node.kind = .text
      case .day, .partialDate, .timeOfDay, .reference, .speaker:
        node = Node(kind: .looked, first: Int32(looked.count))
        if case .timeOfDay = shape { node.kind = .timeOfDay }
        if case .day = shape { node.kind = .day }
        looked.append(shape)
      }
      nodes.append(node)
      return Int32(nodes.count - 1)
    }

    private mutating func object(_ shape: ObjectShape, under parent: String) -> Node {
      var fieldsOfNode: [Field] = []
      var node = Node(
        kind: .object,
        facet: facets[parent] ?? (isForAudit && parent == "accounts" ? .account : .none))
      for (index, field) in shape.fields.enumerated() {
        let name = "\(parent).\(field.key)"
        var action = actions[name] ?? (isForAudit ? auditActions[name] : nil) ?? .check
        if action != .check { found.insert(name) }
        if isOfFacet { action = .gather }
        let key = Array("\"\(field.key)\":".utf8)
        var own = Field.unmet
        if key.count <= 16 {
          own.key = SIMD2(NameFinder.word(key), NameFinder.word(key.dropFirst(8)))
          own.keyMask = SIMD2(NameFinder.mask(key.count), NameFinder.mask(key.count - 8))
        }
        own.keyLength = key.count
        own.bit = 1 << UInt64(index)
        own.action = action
        let (readBefore, readersBefore) = (reads, readers)
        if action != .check { reads += 1 }
        readers = readers(of: name, in: readers)
        own.value = add(field.shape, under: field.key)
        own.readers = reads > readBefore ? readers : 0
        readers = readersBefore
        if field.isRequired { node.required |= own.bit }
        fieldsOfNode.append(own)
      }
      node.first = Int32(fields.count)
      fields += fieldsOfNode + Array(repeating: .unmet, count: ScanTable.spareFields)
      node.finder = add(names: shape.fields.map(\.key))
      if node.facet != .none {
        shapes[node.facet] = ObjectShape(
          shape.name,
          shape.fields.filter { actions["\(parent).\($0.key)"] == .gather })
      }
      return node
    }

    /// What a field is read for in an object that is read for something.
    private func readers(of name: String, in object: Int) -> Int {
      if isOfFacet || readAlways.contains(name) { return -1 }
      // The record is read for everything.
      return ScanTable.readers[name]?.rawValue ?? (name.hasPrefix(".") ? 0 : object)
    }

    /// Adds names and searches for a multiplier that gives each a slot of its own.
    private mutating func add(names own: [String]) -> NameFinder {
      let first = names.count
      for name in own {
        let text = Array(name.utf8)
        names.append(
          Name(
            head: NameFinder.word(text), tail: NameFinder.word(text.suffix(8)), count: text.count,
            text: texts.count))
        texts += text
      }
      var finder = NameFinder(first: first, slots: slots.count)
      var bits: UInt64 = 1
      while 1 << bits < 2 * own.count { bits += 1 }
      var tries = 0
      while true {
        finder.shift = 64 - bits
        finder.multiplier =
          finder.multiplier &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        if let taken = slots(of: names[first...], by: finder, count: 1 << bits) {
          slots += taken
          return finder
        }
        tries += 1
        if tries % 500 == 0 { bits += 1 }
      }
    }

    /// The slots of names; nil where two of them meet.
    private func slots(of names: ArraySlice<Name>, by finder: NameFinder, count: Int) -> [UInt16]? {
      var slots = [UInt16](repeating: 0, count: count)
      for (index, name) in names.enumerated() {
        let slot = finder.slot(name.head, name.tail)
        guard slots[slot] == 0 else { return nil }
        slots[slot] = UInt16(index + 1)
      }
      return slots
    }
  }
}

/// Finds a name of a list in one step: no two names of the list have the same slot.
struct NameFinder {
  /// Where the names begin in ``ScanTable/names``.
  var first = 0
  /// Where the slots begin in ``ScanTable/slots``; the first two are free, for a list of none.
  var slots = 0
  var multiplier: UInt64 = 1
  var shift: UInt64 = 63

  /// The slot of a name with these first and last 8 bytes, from ``slots`` on.
  @inline(__always)
  func slot(_ head: UInt64, _ tail: UInt64) -> Int {
    Int(
      truncatingIfNeeded: ((head ^ (tail &* 0x9E37_79B9_7F4A_7C15)) &* multiplier) &>> shift)
  }

  /// The bytes of a word that belong to a text of so many bytes.
  @inline(__always)
  static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? ~0 : count <= 0 ? 0 : ~0 &>> UInt64(truncatingIfNeeded: 64 - 8 * count)
  }

  /// The first 8 bytes of a text as a word, the first the lowest.
  static func word(_ text: some Sequence<UInt8>) -> UInt64 {
    text.prefix(8).enumerated().reduce(0) { $0 | UInt64($1.element) << UInt64(8 * $1.offset) }
  }
}
