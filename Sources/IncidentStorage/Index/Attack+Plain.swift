import IncidentCore

extension Attack {
  /// Reads a kind and its targets as the journal's own form writes them.
  ///
  /// It is nil for every other text, which is not wrong for that.
  init?(plain bytes: UnsafeBufferPointer<UInt8>) {
    var reader = PlainReader(bytes: bytes)
    guard reader.skip(#"{"kind":""#), let kind = reader.word(in: Attack.kinds) else { return nil }
    var targets: [Target] = []
    if reader.skip(#","targets":["#) {
      repeat {
        guard reader.skip(#"{"category":""#), let category = reader.word(in: Attack.categories)
        else { return nil }
        var target = Target(category)
        if reader.skip(#","actor":""#) {
          guard let actor = reader.word() else { return nil }
          target.actor = actor
        }
        guard reader.skip("}") else { return nil }
        targets.append(target)
      } while reader.skip(",")
      guard reader.skip("]") else { return nil }
    }
    guard reader.skip("}"), reader.isAtEnd else { return nil }
    self.init(kind: kind, targets: targets)
  }

  /// Reads the kind alone.
  static func kind(plain bytes: UnsafeBufferPointer<UInt8>) -> AttackKind? {
    var reader = PlainReader(bytes: bytes)
    guard reader.skip(#"{"kind":""#), let kind = reader.word(in: Attack.kinds),
      reader.skip(#","targets":["#) || reader.skip("}")
    else { return nil }
    return kind
  }

  /// Reads the actors that were attacked alone.
  static func targetActors(plain bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
    var reader = PlainReader(bytes: bytes)
    guard reader.skip(#"{"kind":""#), reader.skipWord() else { return nil }
    var actors: [String] = []
    if reader.skip(#","targets":["#) {
      repeat {
        guard reader.skip(#"{"category":""#), reader.skipWord() else { return nil }
        if reader.skip(#","actor":""#) {
          guard let actor = reader.word() else { return nil }
          actors.append(actor)
        }
        guard reader.skip("}") else { return nil }
      } while reader.skip(",")
      guard reader.skip("]") else { return nil }
    }
    return reader.skip("}") && reader.isAtEnd ? actors : nil
  }

  private static let kinds = PlainWords<AttackKind>()
  private static let categories = PlainWords<Target.Category>()
}
