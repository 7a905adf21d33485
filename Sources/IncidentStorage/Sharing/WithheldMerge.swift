import TextBasics

/// Joins a value that was changed where parts of it were withheld with the value in full.
struct WithheldMerge {
  /// Whether somebody changed just what was withheld from them, so that both cannot stand.
  private(set) var isContested = false
  /// The ids that stood in texts which were written anew or taken out, without what was withheld.
  private(set) var dropped: Set<String> = []
  private let gone: Set<String>

  /// Joins values out of whose texts the ids in `gone` were taken.
  init(takenOut gone: Set<String>) {
    self.gone = gone
  }

  /// The value as it is once what was changed is changed in the value in full.
  ///
  /// - Parameters:
  ///   - changed: The value as it was changed; nil where there is none, as in the others.
  ///   - base: The value that they had before them.
  ///   - full: That value with what was withheld of it.
  /// - Returns: The value; nil where there is none.
  mutating func merged(_ changed: JSON?, madeFrom base: JSON?, here full: JSON?) -> JSON? {
    if changed == base { return full }
    if full == base { return changed }
    guard let base, let full else {
      isContested = true
      return changed ?? full
    }
    guard let changed else {
      dropped.formUnion(Redaction.ids(gone, in: full))
      return nil
    }
    switch (changed.kind, base.kind, full.kind) {
    case (.object(let members), .object, .object):
      let here = (full.members ?? []).filter { member in
        !members.contains { $0.key == member.key }
      }
      var result = changed
      for key in (members + here).map(\.key) {
        result[key] = merged(changed[key], madeFrom: base[key], here: full[key])
      }
      return result
    case (.array(let elements), .array(let before), .array(let all)):
      return .array(merged(elements, madeFrom: before, here: all))
    case (.string(let text), .string(let before), .string(let all)):
      return .string(merged(text, madeFrom: before, here: all))
    default:
      isContested = true
      return changed
    }
  }

  private mutating func merged(
    _ changed: [JSON], madeFrom base: [JSON], here full: [JSON]
  ) -> [JSON] {
    // A list out of which references were taken: they come back behind what is in it now.
    guard base.count == full.count else {
      return changed + full.filter { !base.contains($0) && !changed.contains($0) }
    }
    return changed.enumerated().compactMap { index, element in
      let key = element["key"]?.string
      let place =
        key.map { key in base.firstIndex { $0["key"]?.string == key } } ?? base.firstIndex(
          of: element)
        ?? (changed.count == base.count ? index : nil)
      guard let place else { return checked(element) }
      return merged(element, madeFrom: base[place], here: full[place])
    }
  }

  /// A text with the ids again where they were taken out.
  private mutating func merged(
    _ changed: String, madeFrom base: String, here full: String
  ) -> String {
    let pieces = changed.split(separator: Redaction.mark, omittingEmptySubsequences: false)
    guard pieces.count > 1 else {
      // They wrote the text anew, without what they could not read; the line here keeps it.
      dropped.formUnion(Redaction.ids(gone, in: .string(full)))
      return changed
    }
    let ids = Redaction.words(of: full).filter(gone.contains)
    guard ids.count == pieces.count - 1 || Set(ids).count == 1, let first = ids.first else {
      isContested = true
      return changed
    }
    var result = String(pieces[0])
    for (index, piece) in pieces.dropFirst().enumerated() {
      result += (index < ids.count ? ids[index] : first) + piece
    }
    return result
  }

  /// An element that was added; a mark in it stands for what nobody here can tell.
  private mutating func checked(_ element: JSON) -> JSON {
    if element.text.contains(Redaction.mark) { isContested = true }
    return element
  }
}
