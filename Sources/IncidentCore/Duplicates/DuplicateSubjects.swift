/// What of some attacks is compared, worked out so that the attacks themselves need not be kept.
package struct DuplicateSubjects: Sendable {
  let traits: [DuplicateTraits]

  /// Works it out for the attacks of a picture; those of one log may come in several.
  package init(_ picture: LogPicture) {
    var memory = DuplicateMemory(picture.actors)
    traits = picture.attacks.map { attack in
      DuplicateTraits(
        attack, id: attack.incident.id, killed: attack.casualties.total(.killed)?.count,
        DuplicateDetails(attack.incident), &memory)
    }
  }

  /// Works it out for rows of a picture in columns; `details` tells what stands in no column, nil
  /// where the record is gone meanwhile.
  package init(
    _ picture: ColumnPicture, _ rows: ArraySlice<Int>, details: (Int) -> DuplicateDetails?
  ) {
    var memory = DuplicateMemory(picture.actors)
    var plan = FigurePlan(picture, [.killed])
    var attacks: [UInt32: Attack] = [:]
    traits = rows.compactMap { row in
      let number = picture.columns.attacks[row]
      let attack = attacks[number] ?? picture.values.attack(number)
      attacks[number] = attack
      return details(row).map { details in
        DuplicateTraits(
          picture.compared(row, attack), id: picture.columns.id(row),
          killed: plan.bounds(row).map(CountInterval.init(bounds:)), details, &memory)
      }
    }
  }
}
