import IncidentCore
import TextBasics

/// A key in a record that the log does not know: it is kept, and nothing reads it.
struct UnknownField {
  /// Where it stands, as a pointer into the record.
  let pointer: String
  /// The keys that may stand there.
  let known: [String]

  /// The code of the finding.
  static let code = "unknown-field"

  /// Finds all such keys of a record; `withheld` is that of redaction, not of the record.
  static func all(in json: JSON, as shape: ObjectShape) -> [UnknownField] {
    var found: [UnknownField] = []
    find(json, .object(shape), "", &found)
    return found.filter { $0.pointer != "/withheld" }
  }

  /// What a check says of it, with the key that was likely meant.
  func finding(_ subject: CheckFinding.Subject) -> CheckFinding {
    let key = pointer.split(separator: "/").last.map(String.init) ?? ""
    let wayOut =
      Suggestions.closest(to: key, among: known, limit: 1).first.map {
        "did you mean `\($0)`? `amend ID --edit` mends it"
      } ?? "`amend ID --edit` takes it out, or moves it to `extras`, where all keys may stand"
    return CheckFinding(
      subject, pointer, "`\(key)` is no field that is read here", hints: [wayOut])
  }

  private static func find(
    _ json: JSON, _ shape: ValueShape, _ pointer: String, _ found: inout [UnknownField]
  ) {
    switch shape {
    case .object(let object):
      for member in json.members ?? [] {
        let path = "\(pointer)/\(member.key)"
        if let field = object.field(member.key) {
          find(member.value, field.shape, path, &found)
        } else {
          found.append(UnknownField(pointer: path, known: object.fields.map(\.key)))
        }
      }
    case .list(let element):
      for (index, value) in (json.array ?? []).enumerated() {
        find(value, element, "\(pointer)/\(index)", &found)
      }
    default: return
    }
  }
}
