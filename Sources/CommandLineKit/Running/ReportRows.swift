package import Documents

/// The rows of a report, made a part at a time since they may be very many.
package struct ReportRows: Sendable {
  /// How many there are.
  package let count: Int
  /// The columns of the table, as programs get it.
  let columns: [Column]
  private let makeRecords: @Sendable (FieldFormat) -> any Sequence<[UInt8]>
  private let makeElements: @Sendable (ElementPlace) -> any Sequence<[UInt8]>

  /// Where elements of the data stand.
  package struct ElementPlace: Sendable {
    /// How deep they are indented.
    package let level = 2
    /// What stands before each of them.
    package var start: [UInt8] { Array(",\n\(String(repeating: "  ", count: level))".utf8) }
  }

  /// Takes ways to make rows.
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
    self.columns = columns.filter { !$0.isTextOnly }
    makeRecords = records
    makeElements = elements
  }

  /// Records of fields, the keys of the columns first.
  func records(_ format: FieldFormat) -> (header: [UInt8], parts: any Sequence<[UInt8]>) {
    var header: [UInt8] = []
    format.append(record: columns.map(\.key), to: &header)
    return (header, makeRecords(format))
  }

  /// The elements of the data, each begun by a comma and indented.
  var elements: any Sequence<[UInt8]> { makeElements(ElementPlace()) }
}
