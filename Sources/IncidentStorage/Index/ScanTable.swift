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
  case low, best, high
  case publisher, reliability
}

/// A part of a record that columns know by the number of its text.
enum ScanFacet: UInt8 {
  case none
  case occurred, place, attack, attribution, casualties, source
}

/// The shape of a record, laid out so that a scanner walks it without a reference or an allocation.
///
/// Everything that columns know comes from ``actions`` and ``facets``: what is not listed there is
/// checked by its shape and passed over.
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
    "accounts.key": .key, "accounts.sources": .cites, "support.source": .cites,
    "sources.key": .key, "sources.publisher": .publisher, "sources.reliability": .reliability,
  ]

  private static let facets: [String: ScanFacet] = [
    "occurred": .occurred, "place": .place, "attack": .attack, "attributions": .attribution,
    "casualties": .casualties, "sources": .source,
  ]

  /// A field of an object.
  struct Field {
    /// Where its key stands in ``keys``, in quotes and with a colon.
    var key: Int32
    var keyLength: Int32
    /// The first 8 bytes of the key, and which of them belong to it.
    var prefix: UInt64
    var prefixMask: UInt64
    var value: Int32
    var action: ScanAction
  }

  /// A value.
  struct Node {
    var kind: Kind
    /// Its fields, words or the number of the element.
    var first: Int32 = 0
    var count: Int32 = 0
    var required: UInt64 = 0
    var low = 0
    var high = 0
    var facet = ScanFacet.none
  }

  enum Kind: UInt8 {
    case object, list, any, text, word, integer, number, boolean, instant, pointInTime, timeOfDay
    /// A text that is looked up: its shape is in ``looked``.
    case looked
  }

  let nodes: [Node]
  let fields: [Field]
  /// The keys of all fields, with 8 bytes more behind.
  let keys: [UInt8]
  let words: [[UInt8]]
  /// The shapes of values that are looked up, by ``Node/first``.
  let looked: [ValueShape]
  /// What facets must look like.
  let shapes: [ScanFacet: ObjectShape]
  let root: Int
  /// The names in ``actions`` that fields were found for.
  let found: Set<String>

  /// Lays out a shape.
  init(_ shape: ObjectShape) {
    var layout = Layout()
    root = Int(layout.add(.object(shape), under: ""))
    found = layout.found
    nodes = layout.nodes
    fields = layout.fields
    keys = layout.keys + Array(repeating: 0, count: 8)
    words = layout.words
    looked = layout.looked
    shapes = layout.shapes
  }

  private struct Layout {
    var nodes: [Node] = []
    var fields: [Field] = []
    var keys: [UInt8] = []
    var words: [[UInt8]] = []
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
        node = Node(kind: .word, first: Int32(words.count), count: Int32(list.count))
        words += list.map { Array($0.utf8) }
      case .integer(let range):
        node = Node(kind: .integer, low: range.lowerBound, high: range.upperBound)
      case .number(let range):
        node = Node(kind: .number, low: Int(range.lowerBound), high: Int(range.upperBound))
      case .boolean: node.kind = .boolean
      case .instant: node.kind = .instant
      case .pointInTime: node.kind = .pointInTime
      case .timeOfDay: node.kind = .timeOfDay
      case .reference(.incident): node.kind = .text
      case .day, .partialDate, .reference, .speaker:
        node = Node(kind: .looked, first: Int32(looked.count))
        looked.append(shape)
      }
      nodes.append(node)
      return Int32(nodes.count - 1)
    }

    private mutating func object(_ shape: ObjectShape, under parent: String) -> Node {
      var own: [Field] = []
      var node = Node(kind: .object, facet: facets[parent] ?? .none)
      for (index, field) in shape.fields.enumerated() {
        let name = "\(parent).\(field.key)"
        let action = actions[name] ?? .check
        if action != .check { found.insert(name) }
        let key = Array("\"\(field.key)\":".utf8)
        var prefix: UInt64 = 0
        for (position, byte) in key.prefix(8).enumerated() {
          prefix |= UInt64(byte) << UInt64(8 * position)
        }
        own.append(
          Field(
            key: Int32(keys.count), keyLength: Int32(key.count), prefix: prefix,
            prefixMask: key.count >= 8 ? ~0 : (1 << UInt64(8 * key.count)) - 1,
            value: 0, action: action))
        keys += key
        if field.isRequired { node.required |= 1 << UInt64(index) }
        own[index].value = add(field.shape, under: field.key)
      }
      node.first = Int32(fields.count)
      node.count = Int32(own.count)
      fields += own
      if node.facet != .none {
        shapes[node.facet] = ObjectShape(
          shape.name,
          shape.fields.filter { actions["\(parent).\($0.key)"] == .gather })
      }
      return node
    }
  }
}
