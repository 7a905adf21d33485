import IncidentCore
package import TextBasics

/// Finds texts of a record that name another which is marked more closely.
///
/// Who may read the text may not know of the other record. An export takes the id out, but not what
/// is said of it.
package struct MarkedMentions {
  /// The code of what is found.
  package static let code = "marked-mention"
  /// The way out.
  package static let wayOut =
    "an export takes out the id and leaves what is said of it: say it otherwise, or mark the record "
    + "as closely with `--marking`"

  /// A text that names a record.
  package struct Mention: Sendable, Hashable {
    /// The text, as a pointer into the record.
    package let pointer: String
    /// The id that it names.
    package let id: String
    /// What is odd.
    package let summary: String
  }

  private let contents: LogContents

  /// Looks records up in a log.
  package init(_ contents: LogContents) {
    self.contents = contents
  }

  /// The mentions in a record, in the order of its texts.
  package func all(in json: JSON) -> [Mention] {
    let own = json.word("marking") ?? contents.description.marking
    var found: [Mention] = []
    func look(_ json: JSON, _ pointer: String) {
      switch json.kind {
      case .string(let text):
        for id in Redaction.words(of: text) where id.contains("-") {
          guard let marking = marking(of: id), marking > own,
            !found.contains(where: { $0.pointer == pointer && $0.id == id })
          else { continue }
          found.append(
            Mention(
              pointer: pointer, id: id,
              summary: "a text of a record marked `\(own.rawValue)` names `\(id)`, which is marked "
                + "`\(marking.rawValue)`"))
        }
      case .array(let elements):
        for (index, element) in elements.enumerated() { look(element, "\(pointer)/\(index)") }
      case .object(let members):
        for member in members { look(member.value, "\(pointer)/\(member.key)") }
      case .null, .bool, .number: break
      }
    }
    // What refers to a record, and is no text, is taken out whole.
    let references: Set = ["id", "operation", "into", "notDuplicateOf", "external"]
    for member in json.members ?? [] where !references.contains(member.key) {
      look(member.value, "/\(member.key)")
    }
    return found
  }

  private func marking(of id: String) -> Marking? {
    contents.incidents[id].map(contents.marking) ?? contents.operations[id].map(contents.marking)
  }
}

extension LogContents {
  /// What finds lines that may name a record which is marked more closely than another; nil where
  /// all are marked alike.
  var mentionFinder: MentionFinder? {
    var ids: [Marking: [String]] = [:]
    for operation in operations.all {
      ids[marking(of: operation), default: []].append(operation.id)
    }
    if let index {
      let columns = index.columns
      for row in columns.standings.positions(where: { $0 & 3 != 3 }) {
        let standing = IncidentColumns.Standing(code: columns.standings[row])
        ids[standing.marking ?? description.marking, default: []].append(columns.id(row))
      }
    } else {
      for record in incidents.all { ids[marking(of: record), default: []].append(record.id) }
    }
    guard ids.count > 1, let lowest = ids.keys.min() else { return nil }
    return MentionFinder(ids.filter { $0.key != lowest }.flatMap(\.value))
  }
}
