import TextBasics

/// Chooses among the many alternate names of a place those that people write.
enum PlaceNames {
  /// The most aliases that a place gets.
  static let maximum = 12

  /// The names in Latin or Arabic script that fold to something new, in the order given.
  ///
  /// Left out are codes (`KYS`), romanisations in small letters (`ka yi`) and all with digits.
  static func aliases(among names: [String], of name: String) -> [String] {
    var folded: Set<String> = [NameFolding.fold(name)]
    var aliases: [String] = []
    for candidate in names where aliases.count < maximum && isWritten(candidate) {
      let fold = NameFolding.fold(candidate)
      if !fold.isEmpty, folded.insert(fold).inserted { aliases.append(candidate) }
    }
    return aliases
  }

  private static func isWritten(_ name: String) -> Bool {
    guard name.count > 1, name.count <= 60, !name.contains(" - ") else { return false }
    var (hasLatin, hasArabic, hasCapital, hasSmall) = (false, false, false, false)
    for scalar in name.unicodeScalars {
      switch scalar.value {
      case 0x41...0x5A, 0x61...0x7A, 0xC0...0x2AF, 0x1E00...0x1EFF:
        hasLatin = true
        if scalar.properties.isUppercase { hasCapital = true } else { hasSmall = true }
      case 0x620...0x65F, 0x66E...0x6EF, 0x6FA...0x6FF, 0x750...0x77F: hasArabic = true
      case 0x20, 0x27, 0x28, 0x29, 0x2D, 0x2E, 0x60, 0x2018, 0x2019, 0x300...0x36F: continue
      default: return false
      }
    }
    return hasLatin != hasArabic && (hasArabic || (hasCapital && hasSmall))
  }
}
