import TextBasics

/// Takes references to records that are not there out of others, and says where it did.
///
/// The list `withheld` in a record names the values that were changed.
struct Redaction {
  private let ids: Set<String>
  /// Ids with characters that the words of a text are not made of.
  private let unusualIDs: [String]

  /// Takes out references to records with these ids.
  init(of ids: Set<String>) {
    self.ids = ids
    unusualIDs = ids.filter { !$0.unicodeScalars.allSatisfy(Redaction.isPartOfID) }
  }

  /// A record without the references; the same one where there are none.
  func applied<Value>(
    to record: StoredRecord<Value>, _ decode: (JSON) -> Value?
  ) -> StoredRecord<Value> {
    let line = applied(to: record.line)
    let conflicting = record.conflicting.map(applied)
    guard line.bytes != record.line.bytes, let value = decode(line.json) else {
      return StoredRecord(value: record.value, line: line, conflicting: conflicting)
    }
    return StoredRecord(value: value, line: line, conflicting: conflicting)
  }

  /// A line without the references; the same one where there are none.
  func applied(to line: StoredLine) -> StoredLine {
    guard !ids.isEmpty, holdsID(String(decoding: line.bytes, as: UTF8.self)) else { return line }
    var json = line.json
    var changed: [String] = []
    for key in ["operation", "into"] where json[key]?.string.map(ids.contains) ?? false {
      json[key] = nil
      changed.append("/\(key)")
    }
    if let others = json["notDuplicateOf"]?.array {
      let kept = others.filter { $0.string.map { !ids.contains($0) } ?? true }
      if kept.count < others.count {
        json["notDuplicateOf"] = kept.isEmpty ? nil : .array(kept)
        changed.append("/notDuplicateOf")
      }
    }
    json = replacing(json, at: "", &changed)
    guard !changed.isEmpty else { return line }
    let before = json["withheld"]?.array?.compactMap(\.string) ?? []
    json["withheld"] = .strings(before + changed.filter { !before.contains($0) })
    return line.holding(json) ?? line
  }

  /// Puts a note in the place of ids that texts hold.
  private func replacing(_ json: JSON, at pointer: String, _ changed: inout [String]) -> JSON {
    switch json.kind {
    case .string(let text):
      let replaced = replacing(text)
      if replaced != text { changed.append(pointer) }
      return .string(replaced)
    case .array(let elements):
      return .array(
        elements.enumerated().map { replacing($1, at: "\(pointer)/\($0)", &changed) })
    case .object(let members):
      return JSON(
        .object(
          members.map {
            JSONMember($0.key, replacing($0.value, at: "\(pointer)/\($0.key)", &changed))
          }))
    case .null, .bool, .number: return json
    }
  }

  private func replacing(_ text: String) -> String {
    var result = ""
    var word = ""
    func end() {
      result += ids.contains(word) ? "[withheld]" : word
      word = ""
    }
    for letter in text.unicodeScalars {
      if Redaction.isPartOfID(letter) {
        word.unicodeScalars.append(letter)
      } else {
        end()
        result.unicodeScalars.append(letter)
      }
    }
    end()
    for id in unusualIDs { result.replace(id, with: "[withheld]") }
    return result
  }

  private func holdsID(_ text: String) -> Bool { replacing(text) != text }

  private static func isPartOfID(_ letter: Unicode.Scalar) -> Bool {
    letter.isASCII
      && (letter == "-" || ("0"..."9").contains(letter) || ("A"..."Z").contains(letter)
        || ("a"..."z").contains(letter))
  }
}
