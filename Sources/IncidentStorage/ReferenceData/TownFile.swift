public import IncidentCore
import Synchronization
package import TextBasics

/// The towns of a log, found in their mapped file without decoding all of it.
///
/// A gazetteer holds a hundred thousand lines, a command asks for a few of them. Where a line stands
/// is looked up in a table that is kept in a cache; without one the lines are gone through once, when
/// the first town is asked for. A line is decoded and checked only when it may be an answer, so that
/// every answer is the one that ``CollectionReader`` gives.
public final class TownFile: TownDirectory {
  private let file: MappedFile
  private let name: String
  private let length: Int
  private let known = Mutex(Known())
  /// The towns that were asked for by id, for the same are asked for again and again.
  private let asked = Mutex<[String: Town?]>([:])
  /// Lines in canonical form that turned out bad when they were asked for.
  private let failed = Mutex<Set<TownLines.Place>>([])
  /// Where the file is, and its table; nil where none is used.
  private let table: (source: String, path: String)?
  /// How many milliseconds a file must have been unchanged for a table of it to be kept: one that
  /// changed just now may change again without another time of change.
  private let settledAfter: Int64

  /// What was found out about the file so far.
  private struct Known {
    var hasLookedForTable = false
    var table: TownTable?
    var lines: TownLines?
  }

  /// Maps a file of towns; one that is not there holds none.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - name: The file from the log's folder on.
  ///   - table: Where its table is kept; without it none is used.
  ///   - settledAfter: How many milliseconds it must have been unchanged for that.
  /// - Throws: A problem if the file cannot be read.
  package init(
    path: String, name: String = "towns.jsonl", table: String? = nil, settledAfter: Int64 = 20
  ) throws(StorageProblem) {
    file = try MappedFile(path)
    self.name = name
    self.table = table.map { (path, $0) }
    self.settledAfter = settledAfter
    length = file.bytes.count
  }

  /// Maps the towns of a log, as far as a snapshot shows them; a table is kept in a cache folder.
  package init(
    _ folder: LogFolder, _ snapshot: LogSnapshot, cache: String? = nil
  ) throws(StorageProblem) {
    settledAfter = 20
    let shown = snapshot.files(of: .towns).first
    name = shown?.path ?? "towns.jsonl"
    let mapped = try MappedFile(folder.file(name))
    if let shown, !shown.rest.isEmpty {
      file = MappedFile(copying: try snapshot.bytes(of: shown, in: folder) ?? [])
      length = file.bytes.count
      table = nil
    } else {
      file = mapped
      length = min(shown?.length ?? 0, mapped.bytes.count)
      let isWhole = length == mapped.bytes.count
      let source = folder.file(name)
      table = (isWhole ? cache : nil).flatMap { TownTable.path(of: folder, in: $0) }
        .map { (source, $0) }
    }
  }

  /// The town with an id; nil where there is none.
  public func town(id: String) -> Town? {
    if let known = asked.withLock({ $0[id] }) { return known }
    let places = places(id: id)
    let town = plainTown(id, at: places) ?? record(id, at: places)?.value
    asked.withLock { $0[id] = .some(town) }
    return town
  }

  /// The towns that bear a name or alias whose folded form is the same.
  ///
  /// Retracted and merged towns are not found by name.
  /// - Complexity: O(log *n*) in the number of names where there is a table, else O(*n*) in the size
  ///   of the file.
  public func towns(foldedName: String) -> [Town] {
    let places = withTable { $0.lines(foldedName: foldedName) }
    guard let places else { return towns(bearing: .folded(foldedName)) }
    let ids = Set(places.compactMap { read($0)?.line.id })
    return active(ids.sorted(), .folded(foldedName))
  }

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
      guard let town = activeTown(id),
        town.external.contains(where: { $0.scheme == external.scheme && $0.id == external.id })
      else { return nil }
      return town
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

  /// Every town that is neither retracted nor merged, in the order of ids.
  ///
  /// - Complexity: O(*n*), and it decodes every line: ``spellings`` is enough to suggest from.
  package var activeTowns: [Town] { ids.concurrentCompactMap(activeTown) }

  /// The towns of which a name or alias, folded, holds a text, and the one with an id.
  ///
  /// - Complexity: O(*n*) in the size of the file.
  package func activeTowns(namesHold text: String, orID id: String) -> [Town] {
    let named = towns(bearing: .part(text))
    return named.contains { $0.id == id } ? named : named + [activeTown(id)].compactMap { $0 }
  }

  /// The record with an id: its current line and those in conflict with it.
  package func record(id: String) -> StoredRecord<Town>? { record(id, at: places(id: id)) }

  private func record(_ id: String, at places: [TownLines.Place]) -> StoredRecord<Town>? {
    let found = places.compactMap(read).filter { $0.line.id == id }
    if found.count == 1 {
      return Town(json: found[0].json).map {
        StoredRecord(value: $0, line: found[0].line, conflicting: [])
      }
    }
    guard let settled = RevisionRule.settle(found.map(\.line)),
      let town = Town(json: settled.current.json)
    else { return nil }
    return StoredRecord(
      value: town, line: settled.current, conflicting: settled.conflicting,
      edited: settled.edited)
  }

  /// What is wrong with lines that were gone through in vain, each with its file and line.
  ///
  /// Lines are not read for it: where no town was asked for nothing is known, and of lines as the
  /// log writes them only what was asked for. ``CollectionReader`` finds everything.
  ///
  /// - Parameter folder: The log's folder.
  /// - Returns: The problems in the order of the lines.
  package func problems(in folder: LogFolder) -> [Diagnostic] {
    let found = failed.withLock { $0 }.union(
      known.withLock { $0.lines?.unreadable ?? $0.table?.unreadable ?? [] })
    return found.sorted { $0.number < $1.number }.flatMap { place in
      CheckedLine(
        content(place), number: place.number, isFinished: place.bytes.upperBound < length,
        as: .towns, .none
      ).problems.map { $0.diagnostic(folder.file(name)) }
    }
  }

  /// Calls back with all lines of the towns of which anything was recorded or that have several
  /// lines, in order, each without its end.
  package func forEachLineWithHistory(_ body: (_ number: Int, _ line: ArraySlice<UInt8>) -> Void) {
    for place in withLines({ $0.linesWithHistory }) { body(place.number, content(place)) }
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
    return active(withLines { $0.ids(bearing: &matcher) }, name)
  }

  private func activeTown(_ id: String) -> Town? {
    record(id: id).flatMap { $0.line.isActive ? $0.value : nil }
  }

  /// The towns with ids, as far as they count and now bear a name.
  private func active(_ ids: [String], _ name: TownNameForm) -> [Town] {
    ids.compactMap { id in
      guard let town = activeTown(id), ([town.name] + town.aliases).contains(where: name.isForm)
      else { return nil }
      return town
    }
  }

  /// The lines that bear an id, and perhaps some that do not.
  private func places(id: String) -> [TownLines.Place] {
    withTable { $0.lines(id: id) } ?? withLines { $0.lines(id: id) }
  }

  /// The town with an id where it has one line, as the log writes it; else nil.
  private func plainTown(_ id: String, at places: [TownLines.Place]) -> Town? {
    guard places.count == 1 else { return nil }
    // Only places within the mapped bytes are found, and bytes can be read as such.
    let town = file.withFewBytes(places[0].bytes) { Town(plain: $0.bindMemory(to: UInt8.self)) }
    return town?.id == id ? town : nil
  }

  /// The line at a place, decoded and checked; nil where the full reader would leave it out.
  private func read(_ place: TownLines.Place) -> (line: StoredLine, json: JSON)? {
    let bytes = content(place)
    guard let json = TownLines.read(bytes) else {
      failed.withLock { _ = $0.insert(place) }
      return nil
    }
    return StoredLine(json, file: name, number: place.number, bytes: bytes).map { ($0, json) }
  }

  // Only places within the mapped bytes are found.
  private func content(_ place: TownLines.Place) -> ArraySlice<UInt8> {
    place.content(in: file.bytes)
  }

  /// Asks the lines, which are gone through if they were not yet.
  private func withLines<Result: Sendable>(_ body: (borrowing TownLines) -> Result) -> Result {
    known.withLock { known in
      let lines = known.lines ?? TownLines(file, length: length)
      known.lines = lines
      return body(lines)
    }
  }

  /// Asks the table; nil where there is none, and then one is made for other runs.
  private func withTable<Result: Sendable>(_ body: (TownTable) -> Result) -> Result? {
    guard let table else { return nil }
    return known.withLock { known in
      if !known.hasLookedForTable {
        known.hasLookedForTable = true
        known.table = TownTable(table.path, of: file)
        if known.table == nil {
          let lines = known.lines ?? TownLines(file, length: length)
          known.lines = lines
          if let stamp = file.stamp, stamp.isOlder(thanMilliseconds: settledAfter),
            stamp == JournalStamp(path: table.source)
          {
            TownTable.keep(lines, of: stamp, at: table.path)
          }
        }
      }
      return known.table.map(body)
    }
  }
}

extension StoredLine {
  fileprivate var isActive: Bool {
    (json.word("state") ?? RecordState.active) == .active
  }
}
