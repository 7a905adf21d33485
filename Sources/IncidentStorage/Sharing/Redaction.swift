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
    let (conflicting, edited) = (record.conflicting.map(applied), record.edited.map(applied))
    guard line.bytes != record.line.bytes, let value = decode(line.json) else {
      return StoredRecord(
        value: record.value, line: line, conflicting: conflicting, edited: edited)
    }
    return StoredRecord(value: value, line: line, conflicting: conflicting, edited: edited)
  }

  /// A line without the references; the same one where there are none.
  func applied(to line: StoredLine) -> StoredLine {
    guard !ids.isEmpty, mayHoldID(line.bytes) else { return line }
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
    return Redaction.told(changed, in: json, of: line)
  }

  /// Whether a line becomes another without the references.
  func changes(_ line: StoredLine) -> Bool { applied(to: line).bytes != line.bytes }

  /// A line without the hashes of those that it replaced: what they held could be guessed, and the
  /// guess be tried by them.
  static func withoutReplaced(_ line: StoredLine, told isTold: Bool = true) -> StoredLine {
    guard !line.replaces.isEmpty else { return line }
    var json = line.json
    json["recorded"]?["replaces"] = nil
    return told(isTold ? [replacedPointer] : [], in: json, of: line)
  }

  /// Where a line names those that it replaced.
  static let replacedPointer = "/recorded/replaces"

  /// What stands where an id was taken out of a text.
  static let mark = "[withheld]"

  /// A line with another record in it, which says what was changed.
  private static func told(_ changed: [String], in json: JSON, of line: StoredLine) -> StoredLine {
    guard json != line.json else { return line }
    var json = json
    let before = line.withheld
    let all = before + changed.filter { !before.contains($0) }
    if !all.isEmpty { json["withheld"] = .strings(all) }
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

  /// A text with a note in the place of the ids.
  func text(_ text: String) -> String { ids.isEmpty ? text : replacing(text) }

  private func replacing(_ text: String) -> String {
    var result = ""
    var word = ""
    func end() {
      result += ids.contains(word) ? Redaction.mark : word
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
    for id in unusualIDs { result.replace(id, with: Redaction.mark) }
    return result
  }

  /// Whether a line may hold an id; what is escaped in it is known only when it is read.
  private func mayHoldID(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return bytes.contains(UInt8(ascii: "\\")) || replacing(text) != text
  }

  /// The ids among some that a record holds, in its values or in its texts.
  static func ids(_ known: Set<String>, in json: JSON) -> Set<String> {
    var found: Set<String> = []
    let unusual = known.filter { !$0.unicodeScalars.allSatisfy(isPartOfID) }
    func look(_ json: JSON) {
      switch json.kind {
      case .string(let text):
        found.formUnion(words(of: text).filter(known.contains))
        found.formUnion(unusual.filter(text.contains))
      case .array(let elements): for element in elements { look(element) }
      case .object(let members): for member in members { look(member.value) }
      case .null, .bool, .number: break
      }
    }
    look(json)
    return found
  }

  /// The words of a text that may be ids, in order.
  static func words(of text: String) -> [String] {
    text.unicodeScalars.split { !isPartOfID($0) }.map { String($0) }
  }

  /// Whether a character can stand in an id that is a word of a text.
  static func isPartOfID(_ letter: Unicode.Scalar) -> Bool {
    letter.isASCII
      && (letter == "-" || ("0"..."9").contains(letter) || ("A"..."Z").contains(letter)
        || ("a"..."z").contains(letter))
  }
}

extension StoredLine {
  /// Which values were withheld of it where it was let out, as pointers.
  var withheld: [String] { json["withheld"]?.array?.compactMap(\.string) ?? [] }
}
