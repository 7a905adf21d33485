public import IncidentCore
import Synchronization
package import TextBasics

/// The towns of a log, found in their mapped file without decoding all of it.
///
/// A gazetteer holds a hundred thousand lines, a command asks for a few of them. The lines are gone
/// through once, when the first town is asked for; a line is decoded and checked only when it may
/// be an answer, so that every answer is the one that ``CollectionReader`` gives.
public final class TownFile: TownDirectory {
  private let file: MappedFile
  private let name: String
  private let length: Int
  private let lines = Mutex<TownLines?>(nil)

  /// Maps a file of towns; one that is not there holds none.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: The file from the log's folder on.
  /// - Throws: A problem if the file cannot be read.
  package init(path: String, name: String = "towns.jsonl") throws(StorageProblem) {
    file = try MappedFile(path)
    self.name = name
    length = file.bytes.count
  }

  /// Maps the towns of a log, as far as a snapshot shows them.
  package init(_ folder: LogFolder, _ snapshot: LogSnapshot) throws(StorageProblem) {
    let shown = snapshot.files(of: .towns).first
    name = shown?.path ?? "towns.jsonl"
    let mapped = try MappedFile(folder.file(name))
    if let shown, !shown.rest.isEmpty {
      file = MappedFile(copying: try snapshot.bytes(of: shown, in: folder) ?? [])
      length = file.bytes.count
    } else {
      file = mapped
      length = min(shown?.length ?? 0, mapped.bytes.count)
    }
  }

  /// The town with an id; nil where there is none.
  public func town(id: String) -> Town? { record(id: id)?.value }

  /// The towns that bear a name or alias whose folded form is the same.
  ///
  /// Retracted and merged towns are not found by name.
  /// - Complexity: O(*n*) in the size of the file.
  public func towns(foldedName: String) -> [Town] { towns(bearing: .folded(foldedName)) }

  /// The towns that bear a name or alias whose loose form is the same.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  public func towns(looseName: String) -> [Town] { towns(bearing: .loose(looseName)) }

  /// The towns with an id in another gazetteer.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  public func towns(external: ExternalID) -> [Town] {
    let text = #""scheme":"\#(external.scheme)","id":"\#(external.id)""#
    return withLines { $0.ids(holding: Array(text.utf8)) }.compactMap { id in
      guard let record = record(id: id), record.line.isActive,
        record.value.external.contains(where: {
          $0.scheme == external.scheme && $0.id == external.id
        })
      else { return nil }
      return record.value
    }
  }

  /// Calls back with every town that is neither retracted nor merged until the body returns false.
  ///
  /// - Complexity: O(*n*), and it decodes every line: ``spellings`` is enough to suggest from.
  public func forEachTown(_ body: (Town) -> Bool) {
    for id in ids {
      guard let record = record(id: id), record.line.isActive else { continue }
      guard body(record.value) else { return }
    }
  }
}

extension TownFile {
  /// How many ids there are.
  package var count: Int { withLines { $0.idCount } }

  /// The ids of all lines, in order; lines are not checked.
  package var ids: [String] { withLines { $0.ids } }

  /// All spellings of names and aliases, in the order of the file, some of them several times.
  ///
  /// Lines are not checked and revisions not compared: what comes of a spelling is settled by
  /// ``towns(foldedName:)``.
  public var spellings: [String] { withLines { $0.names } }

  /// The record with an id: its current line and those in conflict with it.
  package func record(id: String) -> StoredRecord<Town>? {
    let found = withLines { $0.lines(id: id) }.compactMap(read)
    if found.count == 1 {
      return Town(json: found[0].json).map {
        StoredRecord(value: $0, line: found[0].line, conflicting: [])
      }
    }
    guard let settled = RevisionRule.settle(found.map(\.line)),
      let town = Town(json: settled.current.json)
    else { return nil }
    return StoredRecord(value: town, line: settled.current, conflicting: settled.conflicting)
  }

  /// The current line of a town as JSON.
  package func json(id: String) -> JSON? { record(id: id)?.line.json }

  /// The records whose id contains a fragment; the one whose id it is, if there is one.
  ///
  /// - Complexity: O(*n*) in the number of ids.
  package func records(matching fragment: String) -> [StoredRecord<Town>] {
    if let exact = record(id: fragment) ?? record(id: fragment.lowercased()) { return [exact] }
    let wanted = fragment.uppercased()
    let records = ids.filter { $0.uppercased().contains(wanted) }.compactMap(record(id:))
    return records.first { $0.id.uppercased() == wanted }.map { [$0] } ?? records
  }
}

extension TownFile {
  private func towns(bearing name: TownNameForm) -> [Town] {
    var matcher = FoldedNameMatcher(name)
    return withLines { $0.ids(bearing: &matcher) }.compactMap { id in
      guard let record = record(id: id), record.line.isActive,
        ([record.value.name] + record.value.aliases).contains(where: name.isForm)
      else { return nil }
      return record.value
    }
  }

  /// The line at a place, decoded and checked; nil where the full reader would leave it out.
  private func read(_ place: TownLines.Place) -> (line: StoredLine, json: JSON)? {
    // The index lists only places within the mapped bytes.
    let bytes = StoredLine.content(
      of: [UInt8](UnsafeRawBufferPointer(rebasing: file.bytes[place.bytes]))[...])
    return TownLines.read(bytes).flatMap { json in
      StoredLine(json, file: name, number: place.number, bytes: bytes).map { ($0, json) }
    }
  }

  private func withLines<Result: Sendable>(_ body: (borrowing TownLines) -> Result) -> Result {
    lines.withLock { lines in
      let known = lines ?? TownLines(file, length: length)
      lines = known
      return body(known)
    }
  }
}

extension StoredLine {
  fileprivate var isActive: Bool {
    (json.word("state") ?? RecordState.active) == .active
  }
}
