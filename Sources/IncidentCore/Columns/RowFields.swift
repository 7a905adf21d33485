/// A field of a list, written as bytes.
package struct WrittenField: Sendable {
  let part: ListPart?
  let bytes: @Sendable (AttackPicture) -> [UInt8]

  /// A field as a column of the list shows it.
  package init(column: String, bytes: @escaping @Sendable (AttackPicture) -> [UInt8]) {
    part = ColumnFacet.ofListColumns[column]
    self.bytes = bytes
  }

  /// A field as a member of an attack in JSON has it.
  package init(member: String, bytes: @escaping @Sendable (AttackPicture) -> [UInt8]) {
    part = ColumnFacet.ofListMembers[member]
    self.bytes = bytes
  }
}

/// The attacks of rows as far as one column of the list goes, each different one once.
package struct ColumnAttacks: Sendable {
  /// The attacks that differ; of those that are the same in the column one.
  package fileprivate(set) var attacks: [AttackPicture] = []
  /// For each row the position of its attack.
  package fileprivate(set) var positions: [Int] = []
}

/// How fields of a list are put together to rows.
package struct RowShape: Sendable {
  /// The fields of a row.
  let fields: [WrittenField]
  /// What stands before each field, and after the last.
  let around: [[UInt8]]
  /// What stands for the only field of a row where that is empty.
  let empty: [UInt8]

  /// Takes fields with what stands before each of them and after the last.
  package init(_ fields: [WrittenField], around: [[UInt8]], empty: [UInt8] = []) {
    self.fields = fields
    self.around = around
    self.empty = empty
  }
}

extension ColumnPicture {
  /// A way to write rows of a list, a part at a time as it is asked for.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - lines: The lines of rows, asked for what columns cannot tell.
  ///   - block: How many rows are made at a time.
  /// - Returns: Makes bytes of whole rows in a shape.
  package func writing(
    _ rows: [Int], lines: RowLines, block: Int = 2048
  ) -> @Sendable (RowShape) -> any Sequence<[UInt8]> {
    // Only what is returned uses this picture.
    nonisolated(unsafe) let picture = ColumnPicture(besides: self)
    return { picture.written(rows, $0, lines, block) }
  }

  /// A way to find the attacks of rows as far as cells of columns of the list go.
  ///
  /// - Parameters:
  ///   - rows: The rows.
  ///   - lines: The lines of rows, asked for what columns cannot tell.
  ///   - columns: The keys of the columns.
  /// - Returns: Finds the attacks of each column when it is asked.
  package func finding(
    _ rows: [Int], lines: RowLines, columns: [String]
  ) -> @Sendable () -> [ColumnAttacks] {
    // Only what is returned uses this picture.
    nonisolated(unsafe) let picture = ColumnPicture(besides: self)
    let parts = columns.map { ColumnFacet.ofListCells[$0] ?? ColumnFacet.ofListColumns[$0] }
    return { picture.attacks(rows, lines, parts) }
  }

  private func attacks(
    _ rows: [Int], _ lines: RowLines, _ asked: [ListPart?]
  ) -> [ColumnAttacks] {
    for case let part? in asked { prepare(for: part.facet) }
    let halves = inHalves(rows, few: 1024) { rows, picture in
      var parts = RowParts(picture, lines)
      var found = [ColumnAttacks](repeating: ColumnAttacks(), count: asked.count)
      var fields = asked.indices.map { column in
        RowField(asked[column], of: &parts) { attack in
          found[column].attacks.append(attack)
          return found[column].attacks.count - 1
        }
      }
      for row in rows {
        for column in fields.indices {
          let known = fields[column].find(row, &parts).map { fields[column].known[$0] }
          if let position = known ?? fields[column].own { found[column].positions.append(position) }
        }
      }
      return found
    }
    return asked.indices.map { column in
      halves.map { $0[column] }.reduce(into: ColumnAttacks()) { all, half in
        let start = all.attacks.count
        all.attacks += half.attacks
        all.positions += half.positions.map { start + $0 }
      }
    }
  }

  private func written(
    _ rows: [Int], _ shape: RowShape, _ lines: RowLines, _ block: Int
  ) -> some Sequence<[UInt8]> {
    for field in shape.fields { if let facet = field.part?.facet { prepare(for: facet) } }
    // Each thread has its own picture, and keeps what it made for the next block.
    nonisolated(unsafe) let writers = (
      RowWriter(shape, self, lines), RowWriter(shape, ColumnPicture(besides: self), lines)
    )
    return stride(from: 0, to: rows.count, by: block).lazy.flatMap { start -> [[UInt8]] in
      let block = start..<min(start + block, rows.count)
      if block.count < 1024 { return [writers.0.bytes(of: rows[block])] }
      return Halves.of(block) { half, isFirst in
        (isFirst ? writers.0 : writers.1).bytes(of: rows[half])
      }
    }
  }
}

/// Keeps what a thread made of rows for those that it writes next.
private final class RowWriter {
  private var written: WrittenRows?

  init(_ shape: RowShape, _ picture: ColumnPicture, _ lines: RowLines) {
    written = WrittenRows(shape, picture, lines)
  }

  func bytes(of rows: ArraySlice<Int>) -> [UInt8] {
    // Held in one place it can be changed without a look at who else may do so.
    guard var written = written.take() else { return [] }
    defer { self.written = written }
    return written.bytes(of: rows)
  }
}

/// Rows of a list as bytes.
private struct WrittenRows {
  private let around: [[UInt8]]
  private let empty: [UInt8]
  private var parts: RowParts
  private var fields: [RowField<[UInt8]>] = []

  init(_ shape: RowShape, _ picture: ColumnPicture, _ lines: RowLines) {
    around = shape.around
    empty = shape.fields.count == 1 ? shape.empty : []
    parts = RowParts(picture, lines)
    fields = shape.fields.map { RowField($0.part, of: &parts, $0.bytes) }
  }

  mutating func bytes(of rows: ArraySlice<Int>) -> [UInt8] {
    var output: [UInt8] = []
    for row in rows { append(row, to: &output) }
    return output
  }

  private mutating func append(_ row: Int, to output: inout [UInt8]) {
    for position in fields.indices {
      output += around[position]
      let start = output.count
      if let place = fields[position].find(row, &parts) {
        output += fields[position].known[place]
      } else if let bytes = fields[position].own {
        output += bytes
      }
      if output.count == start { output += empty }
    }
    output += around[fields.count]
  }
}
