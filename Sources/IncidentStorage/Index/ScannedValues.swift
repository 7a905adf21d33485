/// The dictionaries of columns: each number's text, decoded when it is asked for.
struct ScannedValues {
  var occurrences = ByteInterner()
  var places = ByteInterner()
  var attacks = ByteInterner()
  var leaders = ByteInterner()
  var assurances = ByteInterner()
  var figureKeys = ByteInterner()
  var figureSpeakers = ByteInterner()
  var operations = ByteInterner()
  var publishers = ByteInterner()
  var involved = ByteInterner()
  var courses = ByteInterner()

  /// Takes other dictionaries in and tells the numbers of their texts here.
  func join(_ other: ScannedValues) -> ValueMap {
    ValueMap(
      occurrences: occurrences.join(other.occurrences), places: places.join(other.places),
      attacks: attacks.join(other.attacks), leaders: leaders.join(other.leaders),
      assurances: assurances.join(other.assurances),
      figureKeys: figureKeys.join(other.figureKeys),
      figureSpeakers: figureSpeakers.join(other.figureSpeakers),
      operations: operations.join(other.operations),
      publishers: publishers.join(other.publishers), involved: involved.join(other.involved),
      courses: courses.join(other.courses))
  }

  /// All dictionaries in a fixed order.
  var all: [ByteInterner] {
    [
      occurrences, places, attacks, leaders, assurances, figureKeys, figureSpeakers, operations,
      publishers, involved, courses,
    ]
  }
}

extension ByteInterner {
  /// Takes all texts of another in and tells their numbers here.
  fileprivate func join(_ other: ByteInterner) -> [UInt32] {
    (0..<other.count).map { other.withBytes(UInt32($0)) { number(of: $0).number } }
  }
}
