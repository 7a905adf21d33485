import IncidentCore

/// The memory that a scanner works in: a copy of its table, and room for what it puts together.
final class ScanMemory {
  let nodes: UnsafePointer<ScanTable.Node>
  let fields: UnsafePointer<ScanTable.Field>
  let names: UnsafePointer<ScanTable.Name>
  let texts: UnsafePointer<UInt8>
  let slots: UnsafePointer<UInt16>
  /// Where the text of a facet is put together.
  let gathered = GatheredBytes()
  /// The keys of statements and sources in a record.
  let keys = UnsafeMutablePointer<Key>.allocate(capacity: ScanMemory.mostKeys)

  struct Key {
    /// Its first 8 bytes.
    var word: UInt64
    /// Where it stands in the line.
    var place: Range<Int>
  }
  /// The fields of open objects whose text is gathered: their numbers, and where they begin in it.
  ///
  /// An object has at most 64 fields, and no more objects are open than there are nodes.
  let parts: UnsafeMutablePointer<Part>

  /// Texts of facets whose numbers are not yet found.
  let unsettled = UnsafeMutablePointer<FacetText>.allocate(capacity: ScanMemory.mostUnsettled)

  struct FacetText {
    var facet: ScanFacet
    var bytes: UnsafeRawBufferPointer
    /// Whether its fields stand in canonical order.
    var isInOrder: Bool
    var hash: UInt64 = 0
    var guess: UInt32 = 0
  }

  /// So many are found together.
  static let mostUnsettled = 64

  struct Part {
    var field: Int32
    var start: Int
    var end = 0
  }

  /// So many keys a record may have; the full decoder judges one with more.
  static let mostKeys = 255

  /// Copies a table.
  ///
  /// - Parameters:
  ///   - table: The shape of a record.
  ///   - needs: What is read of lines that are known to be right; nil where they are not.
  init(_ table: ScanTable, reading needs: ColumnNeeds? = nil) {
    nodes = ScanMemory.copy(table.nodes)
    fields = ScanMemory.copy(needs.map(table.fields) ?? table.fields)
    names = ScanMemory.copy(table.names)
    texts = ScanMemory.copy(table.texts)
    slots = ScanMemory.copy(table.slots)
    parts = UnsafeMutablePointer.allocate(capacity: 64 * table.nodes.count)
  }

  deinit {
    nodes.deallocate()
    fields.deallocate()
    names.deallocate()
    texts.deallocate()
    slots.deallocate()
    keys.deallocate()
    parts.deallocate()
    unsettled.deallocate()
  }

  private static func copy<Element: BitwiseCopyable>(_ elements: [Element])
    -> UnsafePointer<Element>
  {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: elements.count)
    memory.initialize(from: elements, count: elements.count)
    return UnsafePointer(memory)
  }
}
