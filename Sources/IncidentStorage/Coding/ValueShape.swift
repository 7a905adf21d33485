package import TextBasics

/// What a value in a record may be: the one description that checking, canonical key order and
/// the manual's page on the files are made from.
package indirect enum ValueShape: Sendable {
  /// Any text without a NUL character.
  case text
  /// One of a list of words.
  case word(String, [String])
  /// A whole number in a range.
  case integer(ClosedRange<Int>)
  /// A number in a range.
  case number(ClosedRange<Double>)
  case boolean
  /// `YYYY-MM-DD`.
  case day
  /// An instant in UTC.
  case instant
  /// A day or an instant.
  case pointInTime
  /// A year, a month or a day.
  case partialDate
  /// `HH:MM` or a word for a part of the day.
  case timeOfDay
  /// The id of another record.
  case reference(ReferenceKind)
  /// Who makes a statement.
  case speaker
  case list(ValueShape)
  case object(ObjectShape)
  /// Any JSON, kept as it is.
  case any
}

/// What kind of record an id names.
package enum ReferenceKind: String, Sendable, Hashable {
  case actor, town, region, operation, incident
}

/// The fields of an object, in canonical order.
package struct ObjectShape: Sendable {
  /// What the object is called in messages.
  package let name: String
  /// The fields, in the order in which they are written.
  package let fields: [FieldShape]
  /// How many of them must be there.
  let requiredCount: Int

  init(_ name: String, _ fields: [FieldShape]) {
    self.name = name
    self.fields = fields
    requiredCount = fields.count(where: \.isRequired)
  }

  func field(_ key: String) -> FieldShape? { fields.first { $0.key == key } }
}

/// One field of an object.
package struct FieldShape: Sendable {
  /// The key.
  package let key: String
  /// What its value may be.
  package let shape: ValueShape
  /// Whether it must be there.
  package let isRequired: Bool
  /// What it means, one sentence for the manual.
  package let meaning: String

  static func required(_ key: String, _ shape: ValueShape, _ meaning: String) -> FieldShape {
    FieldShape(key: key, shape: shape, isRequired: true, meaning: meaning)
  }

  static func optional(_ key: String, _ shape: ValueShape, _ meaning: String) -> FieldShape {
    FieldShape(key: key, shape: shape, isRequired: false, meaning: meaning)
  }
}

extension ValueShape {
  static func words<Words: CaseIterable & RawRepresentable>(_ name: String, _ type: Words.Type)
    -> ValueShape where Words.RawValue == String
  {
    .word(name, type.allCases.map(\.rawValue))
  }
}

// MARK: - Canonical form

extension ObjectShape {
  /// The object with its keys in canonical order, unknown ones last, and nothing that is absent.
  package func canonical(_ json: JSON) -> JSON { ValueShape.object(self).canonical(json) }
}

extension ValueShape {
  fileprivate func canonical(_ json: JSON) -> JSON {
    switch (self, json.kind) {
    case (.object(let shape), .object(let members)):
      var known: [JSONMember] = []
      for field in shape.fields {
        guard let value = json[field.key] else { continue }
        let canonical = field.shape.canonical(value)
        if !canonical.isNull && canonical.array?.isEmpty != true {
          known.append(JSONMember(field.key, canonical))
        }
      }
      let others = members.filter { shape.field($0.key) == nil }
      return JSON(.object(known + others), offset: json.offset)
    case (.list(let shape), .array(let elements)):
      return JSON(.array(elements.map(shape.canonical)), offset: json.offset)
    default:
      return json
    }
  }
}
