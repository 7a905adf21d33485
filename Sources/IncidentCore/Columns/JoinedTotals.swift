/// Adds up attacks of operations by the sums of tolls, as ``CasualtyTally`` does of pictures.
///
/// The figure of an operation counts where all of its attacks do; that is found once. Else they are
/// added up one by one, which their tolls are enough for.
struct JoinedTotals: Sendable {
  /// The attacks in the order in which they are told: by operation, then by id.
  private let attacks: [JoinedAttack]
  /// By the row, the place among them.
  private let places: [Int: Int]
  private let operations: [JoinedOperation]

  private struct JoinedAttack: Sendable {
    let row: Int
    /// The number of the operation in ``JoinedTotals/operations``.
    let operation: Int
    let isMember: Bool
    /// By the sum of a toll.
    let totals: [CasualtyTotal]
  }

  private struct JoinedOperation: Sendable {
    let picture: OperationPicture
    let attacks: Range<Int>
    /// By the sum of a toll, the operation's own figure.
    let own: [CountInterval]
    /// By the sum of a toll, what all of its attacks are together.
    var whole: [CasualtyTotal] = []
  }

  /// Takes all rows that are added up with their operations.
  init(
    _ rows: [Int], _ picture: ColumnPicture, _ logPicture: LogPicture, _ tolls: TollFinder
  ) {
    var tolls = tolls
    let columns = picture.columns
    let named = rows.compactMap { row in
      picture.operationOfNumber[Int(columns.operations[row])].map {
        (row: row, id: columns.id(row), operation: $0)
      }
    }.sorted { ($0.operation.operation.id, $0.id) < ($1.operation.operation.id, $1.id) }
    let tallies = Toll.measures.compactMap { $0.tally(in: logPicture) }
    var (attacks, operations, start) = ([JoinedAttack](), [JoinedOperation](), 0)
    for (place, (row, _, operation)) in named.enumerated() {
      // Who is a party may be said of the operation, which tolls do not know.
      let attack =
        columns.figures(row).contains { columns.figureSpeakers[$0] != 0 }
        ? picture.attack(row, parts: .casualties) : nil
      attacks.append(
        JoinedAttack(
          row: row, operation: operations.count, isMember: columns.standings[row] & 3 == 0,
          totals: attack.map { attack in tallies.map { $0.total(of: attack) } }
            ?? JoinedTotals.totals(tolls.toll(row))))
      if place + 1 < named.count,
        named[place + 1].operation.operation.id == operation.operation.id
      {
        continue
      }
      operations.append(
        JoinedOperation(
          picture: operation, attacks: start..<place + 1,
          own: Toll.measures.map { $0.key.count(of: operation.casualties) }))
      start = place + 1
    }
    let found = (attacks, operations)
    self.operations = picture.inHalves(operations.indices) { half, picture in
      found.1[half].map { operation in
        var operation = operation
        let members = found.0[operation.attacks]
        guard members.count(where: \.isMember) == operation.picture.members.count,
          operation.own.contains(where: { !$0.isUnknown })
        else { return operation }
        let pictures = members.map { picture.attack($0.row, parts: .casualties) }
        operation.whole = tallies.map { $0.total(of: pictures) }
        return operation
      }
    }.flatMap(\.self)
    self.attacks = attacks
    places = Dictionary(
      zip(attacks.map(\.row), attacks.indices), uniquingKeysWith: { first, _ in first })
  }

  /// What a row of which no actor speaks is by itself, by the sum of a toll.
  private static func totals(_ toll: Toll) -> [CasualtyTotal] {
    Toll.measures.indices.map { sum in
      toll.bounds(sum).map {
        CasualtyTotal(count: CountInterval(bounds: $0), covered: 1, attacks: 1)
      } ?? CasualtyTotal(attacks: 1)
    }
  }

  /// The total of some rows by one sum of a toll; nil where tolls are not enough for it.
  func total(of rows: [Int], _ sum: Int) -> CasualtyTotal? {
    var total = CasualtyTotal(attacks: 0)
    var rest = rows.compactMap { places[$0] }.sorted()[...]
    while let first = rest.first {
      let operation = operations[attacks[first].operation]
      let here = rest.prefix { $0 < operation.attacks.upperBound }
      guard let more = self.total(of: here, in: operation, sum) else { return nil }
      total.add(more)
      rest = rest[here.endIndex...]
    }
    return total
  }

  private func total(
    of places: ArraySlice<Int>, in operation: JoinedOperation, _ sum: Int
  ) -> CasualtyTotal? {
    let selected = places.count { attacks[$0].isMember }
    let members = operation.picture.members.count
    if !operation.own[sum].isUnknown, selected == members {
      // Attacks that do not count any more may be among them too, here or elsewhere.
      return places.count == operation.attacks.count ? operation.whole[sum] : nil
    }
    var total = CasualtyTotal(sumOf: places.map { attacks[$0].totals[sum] })
    if !operation.own[sum].isUnknown {
      total.leftOut = [
        CasualtyTotal.OperationFigure(
          operation: operation.picture.operation.id, count: operation.own[sum],
          attacks: members, here: selected)
      ]
    }
    return total
  }
}

extension CasualtyKey {
  /// What figures say of it, of all sides together or of one.
  fileprivate func count(of figures: CasualtyFigures) -> CountInterval {
    let figure =
      side == .all
      ? figures.total(outcome) : figures.sum(outcome) { [side] key in key.side == side }
    return figure?.count ?? .unknown
  }
}
