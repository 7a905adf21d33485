/// Rows of which more is to be told than the counts of their tolls.
struct SpecialRows {
  /// Whether sums are kept for what is on the side of those who lead and for what is not: at the
  /// odd numbers the former is meant.
  let haveSides: Bool
  /// The positions of rows that name an operation, whose tolls were not added.
  private(set) var ofOperations: [Int] = []
  /// The positions of rows with figures about actors.
  private(set) var ofActors: [Int] = []
  /// Rows of which parties alone speak: the position, who, and the number of the sums.
  private(set) var voiced: [(position: Int, voices: Int, number: Int)] = []

  init(haveSides: Bool) {
    self.haveSides = haveSides
  }

  /// Notes what is to be told of a row.
  ///
  /// - Parameters:
  ///   - toll: Its toll.
  ///   - position: Its position.
  ///   - number: The number of the sums that it belongs to.
  ///   - isAlone: Whether it is added up without an operation that it names.
  /// - Returns: The number of the sums to add it to; -1 where it is not to be added.
  @inline(never)
  mutating func note(
    _ toll: Toll, _ position: Int, at number: Int, isAlone: Bool = false
  ) -> Int {
    // Rows that are left out count under the first list.
    if number < (haveSides ? 2 : 1) { return -1 }
    if !isAlone, toll.marks.contains(.ofOperation) {
      ofOperations.append(position)
      return -1
    }
    let areOfActors = toll.marks.contains(.ofActors)
    // Where figures name actors, who are on whose side is looked up for each key.
    let number = haveSides && areOfActors ? number & ~1 : number
    if areOfActors { ofActors.append(position) }
    if toll.voices != 0 { voiced.append((position, toll.voices, number)) }
    return number
  }
}
