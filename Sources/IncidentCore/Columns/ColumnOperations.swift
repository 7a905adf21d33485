/// The operations of a picture with the attacks that belong to them.
struct ColumnOperations: Sendable {
  /// The operations, by id.
  let byID: [String: OperationPicture]
  /// The operation of each number, where it is in the picture.
  let ofNumber: [OperationPicture?]
  /// Whether the operation of each number has sources of its own.
  let hasSources: [Bool]

  init(_ operations: [AttackOperation], _ columns: IncidentColumns, _ values: any ColumnValues) {
    let ids = (0..<max(1, values.counts.operations)).map { values.operation(UInt32($0)) }
    // Several numbers may stand for one operation.
    var members: [String: [Int]] = [:]
    for row in columns.operations.positions(where: { $0 != 0 })
    where columns.standings[row] & 3 == 0 {
      if let id = ids[Int(columns.operations[row])] { members[id, default: []].append(row) }
    }
    let pictures = Dictionary(
      operations.map { operation in
        let rows = members[operation.id] ?? []
        return (
          operation.id,
          OperationPicture(operation: operation, members: rows.map(columns.id).sorted())
        )
      }, uniquingKeysWith: { first, _ in first })
    byID = pictures
    ofNumber = ids.map { id in id.flatMap { pictures[$0] } }
    hasSources = ofNumber.map { $0?.operation.evidence.sources.isEmpty == false }
  }
}
