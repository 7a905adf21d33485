/// The letters beyond ASCII that fold to other letters.
enum FoldingTable {
  /// What is written for an apostrophe, ayn or hamza, and dropped.
  static let apostrophes: Set<Unicode.Scalar> = [
    "\u{B4}", "\u{2B9}", "\u{2BB}", "\u{2BC}", "\u{2BD}", "\u{2BE}", "\u{2BF}", "\u{2C8}",
    "\u{2018}", "\u{2019}", "\u{201B}", "\u{2032}", "\u{2035}", "\u{A78B}", "\u{A78C}",
    "\u{FF07}",
  ]

  /// The one ASCII letter that a Latin letter folds to.
  static func letter(_ scalar: Unicode.Scalar) -> UInt8? {
    let letter =
      switch scalar.value {
      case 0xC0..<0x2B0: latin[Int(scalar.value) - 0xC0]
      case 0x1E00..<0x1F00: latinAdditional[Int(scalar.value) - 0x1E00]
      default: none
      }
    return letter == none ? nil : letter
  }

  /// The letters that a ligature or a letter of another script folds to.
  static func text(_ scalar: Unicode.Scalar) -> String? { texts[scalar] }

  private static let none = UInt8(ascii: ".")

  /// U+00C0 to U+02AF: Latin-1, Extended-A, Extended-B and the African letters among IPA's.
  private static let latin = Array(
    ("aaaaaa.ceeeeiiiidnooooo.ouuuuy..aaaaaa.ceeeeiiiidnooooo.ouuuuy.y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii..jjkkklllllll"
      + "lllnnnnnnnnnoooooo..rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs"
      + "bbbb..occdddd.eeeffgg.iikkllmnnooo..ppr..s.ttttuuuvyyzzz........"
      + ".............aaiioouuuuuuuuuueaaaa..ggggkkoooozzj...gg..nnaa..oo"
      + "aaaaeeeeiiiioooorrrruuuusstt..hhnd..zzaaeeooooooooyylntj..acclts"
      + "z..buveejjqqrryy...bo.dd.e.e....g..g..h.iiil.....mn..o.......r.."
      + "...s....tuuv......z.............................").utf8)

  /// U+1E00 to U+1EFF: Latin Extended Additional.
  private static let latinAdditional = Array(
    ("aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
      + "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
      + "wwwwwwwwwwxxxxyyzzzzzzhtwyasss..aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
      + "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......").utf8)

  private static let texts: [Unicode.Scalar: String] = {
    let groups: KeyValuePairs = [
      "ÆæǢǣǼǽ": "ae", "Œœ": "oe", "ßẞ": "ss", "Þþ": "th", "Ĳĳ": "ij", "ǄǅǆǱǲǳ": "dz", "Ǉǈǉ": "lj",
      "Ǌǋǌ": "nj", "ﬁ": "fi", "ﬂ": "fl",
      "أإآٱ": "ا", "ؤ": "و", "ئى": "ي", "ـء": "",
      "ЙйЍѝЇї": "и", "ЁёЀѐ": "е", "Ўў": "у", "Ѓѓ": "г", "Ќќ": "к",
      "Άά": "α", "Έέ": "ε", "Ήή": "η", "ΊίΪϊΐ": "ι", "Όό": "ο", "ΎύΫϋΰ": "υ", "Ώώ": "ω", "ς": "σ",
    ]
    var texts: [Unicode.Scalar: String] = [:]
    for (scalars, text) in groups {
      for scalar in scalars.unicodeScalars { texts[scalar] = text }
    }
    return texts
  }()
}
