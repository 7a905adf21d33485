import IncidentCore
import TextBasics

/// What leads as a text in a dictionary: the kind, and of each statement what columns need.
struct LeadingText {
  let kind: Kind
  let statements: [Attribution]

  enum Kind: UInt32 {
    case unattributed, led, contested, parties
  }

  init(kind: Kind, statements: [Attribution]) {
    self.kind = kind
    self.statements = statements
  }

  init(_ leading: LeadingAttribution) {
    let kind: Kind =
      switch leading {
      case .led: .led
      case .contested: .contested
      case .parties: .parties
      case .unattributed: .unattributed
      }
    self.init(kind: kind, statements: leading.statements)
  }

  /// Reads a text.
  init?(_ bytes: some Sequence<UInt8>) {
    guard let json = try? JSONReader.read(bytes), let parts = json.array,
      let number = parts.first?.integer, let kind = Kind(rawValue: UInt32(number))
    else { return nil }
    self.init(
      kind: kind,
      statements: parts.dropFirst().compactMap { part in
        var part = part
        part["key"] = .string("")
        part["by"] = .string(Speaker.Kind.recorder.rawValue)
        part["stated"] = .string(Day.earliest.iso)
        return Attribution(json: part)
      })
  }

  /// The text.
  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    let parts = statements.map { statement in
      JSON.object(present: [
        "actors": .array(statement.actors.map(JSON.string)),
        "role": .string(statement.role.rawValue), "status": .string(statement.status.rawValue),
        "likelihood": .word(statement.likelihood), "confidence": .word(statement.confidence),
      ])
    }
    JSONWriter.append(.array([.integer(Int(kind.rawValue))] + parts), to: &bytes)
    return bytes
  }

  var leading: LeadingAttribution {
    switch kind {
    case .led: statements.first.map(LeadingAttribution.led) ?? .unattributed
    case .contested: .contested(statements)
    case .parties: .parties(statements)
    case .unattributed: .unattributed
    }
  }
}
