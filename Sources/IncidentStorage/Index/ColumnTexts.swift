import IncidentCore
import TextBasics

// How values of columns are written in dictionaries, and read again.

/// Reads the texts of dictionaries.
enum ColumnText {
  /// A string in its quotes.
  static func string(_ bytes: some Sequence<UInt8>) -> String? {
    (try? JSONReader.read(bytes))?.string
  }

  /// Strings without quotes, behind their number.
  static func strings(_ strings: [String]) -> [UInt8] {
    var text = PackedText()
    text.append(strings)
    return text.bytes
  }
}

extension ColumnLeaders {
  /// Reads a text.
  init(packed bytes: ArraySlice<UInt8>) {
    var reader = PackedTextReader(bytes)
    let kind = Kind(rawValue: UInt8(clamping: reader.number())) ?? .unattributed
    self.init(kind: kind, actors: reader.list { $0.strings() })
  }

  /// The text.
  var packed: [UInt8] {
    var text = PackedText()
    text.append(Int(kind.rawValue))
    text.append(actors.count)
    for actors in actors { text.append(actors) }
    return text.bytes
  }
}

extension ColumnAssurances {
  /// Reads a text.
  init(packed bytes: ArraySlice<UInt8>) {
    var reader = PackedTextReader(bytes)
    let kind = ColumnLeaders.Kind(rawValue: UInt8(clamping: reader.number())) ?? .unattributed
    self.init(
      kind: kind,
      statements: reader.list { reader in
        Assurance(
          role: reader.word() ?? .perpetrator, status: reader.word() ?? .assessed,
          likelihood: reader.word(), confidence: reader.word())
      })
  }

  /// The text.
  var packed: [UInt8] {
    var text = PackedText()
    text.append(Int(kind.rawValue))
    text.append(statements.count)
    for statement in statements {
      text.append(statement.role)
      text.append(statement.status)
      text.append(statement.likelihood)
      text.append(statement.confidence)
    }
    return text.bytes
  }
}

extension ColumnCourse {
  /// Reads a text.
  init(packed bytes: ArraySlice<UInt8>) {
    var reader = PackedTextReader(bytes)
    let isClaimed = reader.number() == 1
    let (low, high) = (reader.optionalNumber(), reader.optionalNumber())
    self.init(
      claimed: isClaimed ? CountInterval(low: low, high: high) : nil,
      changed: reader.optionalNumber(), reliabilities: reader.list { $0.word() }.compactMap(\.self),
      isOpen: reader.number() == 1, isDebated: reader.number() == 1)
  }

  /// The text.
  var packed: [UInt8] {
    var text = PackedText()
    text.append(claimed == nil ? 0 : 1)
    text.append(optional: claimed?.low)
    text.append(optional: claimed?.high)
    text.append(optional: changed)
    text.append(reliabilities.count)
    for reliability in reliabilities { text.append(reliability) }
    text.append(isOpen ? 1 : 0)
    text.append(isDebated ? 1 : 0)
    return text.bytes
  }
}

extension CasualtyKey {
  /// Reads a text.
  init(packed bytes: ArraySlice<UInt8>) {
    var reader = PackedTextReader(bytes)
    let side = reader.word(CasualtyStatement.Side.self) ?? .other
    let outcome = reader.word(CasualtyStatement.Outcome.self) ?? .killed
    self.init(side, actor: reader.strings().first, outcome)
  }

  /// The text.
  var packed: [UInt8] {
    var text = PackedText()
    text.append(side)
    text.append(outcome)
    text.append(actor.map { [$0] } ?? [])
    return text.bytes
  }
}
