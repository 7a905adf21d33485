package import Documents
package import TextBasics

/// The rows of a report, made a part at a time since they may be very many.
package struct ReportRows: Sendable {
  /// How many there are.
  package let count: Int
  /// The data without them: its last value is the empty list that they stand in.
  let frame: JSON
  private let place: ElementPlace
  private let columns: [Column]
  private let makeRecords: (@Sendable (FieldFormat) -> any Sequence<[UInt8]>)?
  private let makeElements: @Sendable (ElementPlace) -> any Sequence<[UInt8]>

  /// Where elements of a list in the data stand.
  package struct ElementPlace: Sendable {
    /// How deep they are indented.
    package let level: Int
    /// What stands before each of them.
    package var start: [UInt8] { Array(",".utf8) + ReportRows.lineBreak(level) }
  }

  /// Takes ways to make rows that are all there is of the data.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - columns: The columns of the table.
  ///   - records: Makes bytes of whole records of the fields of the columns.
  ///   - elements: Makes bytes of whole elements of the data, each with its start.
  package init(
    count: Int, columns: [Column],
    records: @escaping @Sendable (FieldFormat) -> any Sequence<[UInt8]>,
    elements: @escaping @Sendable (ElementPlace) -> any Sequence<[UInt8]>
  ) {
    self.count = count
    frame = .array([])
    place = ElementPlace(level: 2)
    self.columns = columns.filter { !$0.isTextOnly }
    makeRecords = records
    makeElements = elements
  }

  /// Takes a way to make the elements of a list that is the last member of the data.
  ///
  /// - Parameters:
  ///   - count: How many there are.
  ///   - frame: The data with an empty list.
  ///   - elements: Makes bytes of whole elements, each with its start.
  package init(
    count: Int, in frame: JSON,
    elements: @escaping @Sendable (ElementPlace) -> any Sequence<[UInt8]>
  ) {
    self.count = count
    self.frame = frame
    place = ElementPlace(level: 3)
    columns = []
    makeRecords = nil
    makeElements = elements
  }

  /// Records of fields, the keys of the columns first; nil where they are made of the document.
  func records(_ format: FieldFormat) -> (header: [UInt8], parts: any Sequence<[UInt8]>)? {
    guard let makeRecords else { return nil }
    var header: [UInt8] = []
    format.append(record: columns.map(\.key), to: &header)
    return (header, makeRecords(format))
  }

  /// Writes the rows into an envelope that holds the frame.
  func write(in envelope: [UInt8], to take: ([UInt8]) -> Bool) {
    // The empty list is the last in it, and nothing but the ends of objects stands behind.
    guard count > 0, let end = envelope.lastIndex(of: UInt8(ascii: "]")) else {
      _ = take(envelope)
      return
    }
    var isFirst = true
    let isWanted =
      take(Array(envelope[..<end]))
      && makeElements(place).allSatisfy { part in
        defer { isFirst = false }
        // The first element has no comma before it.
        return take(isFirst ? Array(part.dropFirst()) : part)
      }
    if isWanted { _ = take(ReportRows.lineBreak(place.level - 1) + envelope[end...]) }
  }

  private static func lineBreak(_ level: Int) -> [UInt8] {
    [UInt8(ascii: "\n")] + Array(repeating: UInt8(ascii: " "), count: 2 * level)
  }
}
