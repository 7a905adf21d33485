/// The dictionaries of columns: each number's text, decoded when it is asked for.
struct ScannedValues {
  var occurrences = ByteInterner()
  var places = ByteInterner()
  var attacks = ByteInterner()
  var leadings = ByteInterner()
  var figures = ByteInterner()
  var operations = ByteInterner()
  var publishers = ByteInterner()
  var involved = ByteInterner()

  /// Takes other dictionaries in and tells the numbers of their texts here.
  mutating func join(_ other: ScannedValues) -> ValueMap {
    ValueMap(
      occurrences: occurrences.join(other.occurrences), places: places.join(other.places),
      attacks: attacks.join(other.attacks), leadings: leadings.join(other.leadings),
      figures: figures.join(other.figures), operations: operations.join(other.operations),
      publishers: publishers.join(other.publishers), involved: involved.join(other.involved))
  }

  /// All dictionaries in a fixed order.
  var all: [ByteInterner] {
    [occurrences, places, attacks, leadings, figures, operations, publishers, involved]
  }
}

extension ByteInterner {
  /// Takes all texts of another in and tells their numbers here.
  fileprivate mutating func join(_ other: ByteInterner) -> [UInt32] {
    (0..<other.count).map { number(of: other[UInt32($0)]) }
  }
}
