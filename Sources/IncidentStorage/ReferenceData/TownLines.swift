import IncidentCore
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the lines of a file of towns begin, by id, and where their names stand.
///
/// Lines in canonical form are never decoded here: id, name and aliases stand first in them and
/// hold no escapes. All others are decoded at once, line by line.
///
/// Every read of the mapped bytes is at an offset below `end` of the line in hand, which is at most
/// `length`, which is at most the count of the mapping that `file` keeps alive.
struct TownLines: Sendable {
  /// A line of the file.
  struct Place: Sendable, Hashable {
    /// The bytes of the line, without its end.
    let bytes: Range<Int>
    /// The number of the line, from 1.
    let number: Int

    /// The line without its end; the place is within the bytes.
    func content(in bytes: UnsafeRawBufferPointer) -> ArraySlice<UInt8> {
      StoredLine.content(of: [UInt8](UnsafeRawBufferPointer(rebasing: bytes[self.bytes]))[...])
    }
  }

  private struct Line: Sendable {
    let start: Int
    let end: Int
    /// Where the name begins, behind its quote; 0 where the line is not in canonical form.
    var name = 0
    var hash: UInt32 = 0
    /// One more than the line before with the same place in the table; 0 where there is none.
    var previous: UInt32 = 0
  }

  /// A good line that is not in canonical form.
  struct OtherLine: Sendable {
    let place: Place
    let id: String
    let names: [String]

    /// Reads a line; nil where no record can be read from it.
    init?(_ place: Place, in bytes: UnsafeRawBufferPointer) {
      guard let json = TownLines.read(place.content(in: bytes)), let id = json.text("id"),
        let name = json.text("name")
      else { return nil }
      self.place = place
      self.id = id
      names = [name] + json.texts("aliases")
    }
  }

  private let file: MappedFile
  private var lines: [Line] = []
  /// One more than the last line with a hash of that remainder; 0 where there is none.
  private var table: [UInt32] = []
  private var others: [OtherLine] = []
  /// Lines that are not in canonical form and that no record can be read from.
  private(set) var unread: [Int] = []
  private var othersByID: [String: [Place]] = [:]

  /// Goes through the lines of a file up to a length.
  init(_ file: MappedFile, length: Int) {
    self.file = file
    let bytes = file.bytes
    guard let base = bytes.baseAddress, length > 0 else { return }
    lines.reserveCapacity(length / 200 + 16)
    var start = 0
    var escape = TownLines.offset(of: UInt8(ascii: "\\"), base, 0, length)
    while start < length {
      let end = TownLines.offset(of: UInt8(ascii: "\n"), base, start, length)
      if escape < start { escape = TownLines.offset(of: UInt8(ascii: "\\"), base, start, length) }
      var line = Line(start: start, end: end)
      if escape >= end { TownLines.readCanonical(&line, bytes) }
      lines.append(line)
      if line.name == 0 { addOther(lines.count - 1) }
      start = end + 1
    }
    link()
  }

  /// Reads a line by which a record is known: within the size allowed, valid and of a town's shape.
  static func read(_ bytes: ArraySlice<UInt8>) -> JSON? {
    guard bytes.count <= CollectionReader.maximumLineLength,
      let json = try? JSONReader.read(bytes),
      ShapeCheck.problems(of: json, as: .town).isEmpty
    else { return nil }
    return json
  }

  private mutating func addOther(_ index: Int) {
    guard let other = OtherLine(place(index), in: file.bytes) else {
      unread.append(index)
      return
    }
    others.append(other)
    othersByID[other.id, default: []].append(other.place)
  }

  private mutating func link() {
    var size = 16
    while size < 2 * lines.count { size *= 2 }
    table = [UInt32](repeating: 0, count: size)
    for index in lines.indices where lines[index].name > 0 {
      let slot = Int(lines[index].hash) & (size - 1)
      lines[index].previous = table[slot]
      table[slot] = UInt32(index + 1)
    }
  }
}

// MARK: - Asking

extension TownLines {
  /// The lines that no record could be read from, in order; those in canonical form not among them.
  var unreadable: [Place] { unread.map(place) }

  /// The lines that bear an id, in no order.
  func lines(id: String) -> [Place] {
    var found = othersByID[id] ?? []
    let wanted = Array(id.utf8)
    if !table.isEmpty {
      let hash = TownTable.hash(id)
      var next = table[Int(hash) & (table.count - 1)]
      while next > 0 {
        let index = Int(next) - 1
        if lines[index].hash == hash, idBytes(index).elementsEqual(wanted) {
          found.append(place(index))
        }
        next = lines[index].previous
      }
    }
    return found
  }

  private func place(_ index: Int) -> Place {
    Place(bytes: lines[index].start..<lines[index].end, number: index + 1)
  }

  /// The ids of all lines in order, each once.
  var ids: [String] {
    let ids = firstLines.map { String(decoding: idBytes($0), as: UTF8.self) }
    return (others.isEmpty ? ids : Array(Set(ids).union(othersByID.keys))).sorted()
  }

  /// How many ids there are.
  var idCount: Int { others.isEmpty ? firstLines.count : ids.count }

  /// The canonical lines before which no other has the same id.
  private var firstLines: [Int] {
    lines.indices.filter { index in
      guard lines[index].name > 0 else { return false }
      var next = lines[index].previous
      while next > 0 {
        let before = Int(next) - 1
        if lines[before].hash == lines[index].hash, idBytes(before).elementsEqual(idBytes(index)) {
          return false
        }
        next = lines[before].previous
      }
      return true
    }
  }

  /// The ids, in order, of the lines that bear a name or alias of a form.
  func ids(bearing matcher: inout FoldedNameMatcher) -> [String] {
    var found: Set<String> = []
    for other in others where other.names.contains(where: matcher.form.isForm) {
      found.insert(other.id)
    }
    for index in lines.indices where lines[index].name > 0 {
      if hasName(index, { matcher.matches(file.bytes, $0) }) {
        found.insert(String(decoding: idBytes(index), as: UTF8.self))
      }
    }
    return found.sorted()
  }

  /// The ids, in order, of the lines that hold a text, and of all lines not in canonical form.
  func ids(holding text: [UInt8]) -> [String] {
    var ids = Set(othersByID.keys)
    text.withUnsafeBytes { text in
      insertIDs(into: &ids) { ByteSearch.offset(of: text, in: file.bytes, $0) }
    }
    return ids.sorted()
  }

  /// Inserts the id of every canonical line in which a closure finds something.
  private func insertIDs(into ids: inout Set<String>, where find: (Range<Int>) -> Int?) {
    let end = lines.last?.end ?? 0
    var offset = 0
    while offset < end, let found = find(offset..<end) {
      let index = self.index(at: found)
      if lines[index].name > 0 { ids.insert(String(decoding: idBytes(index), as: UTF8.self)) }
      offset = lines[index].end
    }
  }

  /// All lines of the ids that have several, or one that tells of a revision, in order.
  ///
  /// Lines that are not in canonical form are among them.
  var linesWithHistory: [Place] {
    var ids = Set(othersByID.keys)
    let first = Set(firstLines)
    for index in lines.indices where lines[index].name > 0 && !first.contains(index) {
      ids.insert(String(decoding: idBytes(index), as: UTF8.self))
    }
    for text in TownLines.revisionWords {
      insertIDs(into: &ids) { ByteSearch.offset(of: text, in: file.bytes, $0) }
    }
    return ids.flatMap(lines(id:)).sorted { $0.number < $1.number }
  }

  /// The line that holds an offset before the end of the last line.
  private func index(at offset: Int) -> Int {
    var (low, high) = (0, lines.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if lines[middle].end < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// All spellings of names and aliases.
  var names: [String] {
    var names = others.flatMap(\.names)
    names.reserveCapacity(lines.count * 2)
    for index in lines.indices where lines[index].name > 0 {
      _ = hasName(index) { range in
        names.append(String(decoding: file.bytes[range], as: UTF8.self))
        return false
      }
    }
    return names
  }

  private func idBytes(_ index: Int) -> Slice<UnsafeRawBufferPointer> {
    let start = lines[index].start + TownLines.idKey.utf8CodeUnitCount
    return file.bytes[start..<(lines[index].name - TownLines.nameKey.utf8CodeUnitCount)]
  }

  /// Whether a closure finds what it looks for in the name or an alias of a canonical line.
  ///
  /// The line was gone through before: its name and every alias end with a quote within the line.
  private func hasName(_ index: Int, _ isFound: (Range<Int>) -> Bool) -> Bool {
    let bytes = file.bytes
    let lineEnd = lines[index].end
    var start = lines[index].name
    var end = TownLines.endOfText(bytes, start, lineEnd)
    if isFound(start..<end) { return true }
    guard TownLines.stands(TownLines.aliasesKey, bytes, end, lineEnd) else { return false }
    start = end + TownLines.aliasesKey.utf8CodeUnitCount + 1
    while true {
      end = TownLines.endOfText(bytes, start, lineEnd)
      if isFound(start..<end) { return true }
      guard end + 1 < lineEnd, bytes[end + 1] == UInt8(ascii: ",") else { return false }
      start = end + 3
    }
  }
}

// MARK: - For a table

extension TownLines {
  /// Where each line begins; behind them where the next line would.
  var starts: [UInt64] {
    lines.map { UInt64($0.start) } + lines.suffix(1).map { UInt64($0.end) + 1 }
  }

  /// The hash of each id in the upper half, its line in the lower; only of canonical lines.
  var hashedIDs: [UInt64] {
    lines.indices.filter { lines[$0].name > 0 }.map {
      UInt64(lines[$0].hash) << 32 | UInt64($0)
    }
  }

  /// The hash of each folded name and alias in the upper half, its line in the lower; only of
  /// canonical lines.
  var hashedNames: [UInt64] {
    var names: [UInt64] = []
    names.reserveCapacity(lines.count * 2)
    for index in lines.indices where lines[index].name > 0 {
      _ = hasName(index) { range in
        let folded = NameFolding.fold(String(decoding: file.bytes[range], as: UTF8.self))
        names.append(UInt64(TownTable.hash(folded)) << 32 | UInt64(index))
        return false
      }
    }
    return names
  }

  /// The numbers from 0 of the good lines that are not in canonical form.
  var oddLines: [Int] { others.map { $0.place.number - 1 } }
}

// MARK: - Canonical form

extension TownLines {
  private static let idKey: StaticString = #"{"id":""#
  private static let nameKey: StaticString = #"","name":""#
  private static let aliasesKey: StaticString = #"","aliases":["#
  private static let revisionWords: [StaticString] = [#""recorded""#, #""revision""#]
  private static let aliasesWord: StaticString = #""aliases""#
  static let seed: UInt32 = 2_166_136_261

  /// One step of FNV-1a.
  static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 16_777_619
  }

  /// Notes where the name of a line without escapes stands and the hash of its id, if the line
  /// begins as the log's own writer begins it and has no aliases elsewhere.
  private static func readCanonical(_ line: inout Line, _ bytes: UnsafeRawBufferPointer) {
    guard stands(idKey, bytes, line.start, line.end) else { return }
    var offset = line.start + idKey.utf8CodeUnitCount
    var hash = seed
    while offset < line.end, bytes[offset] != UInt8(ascii: "\"") {
      // Other ids are compared as text, which knows several spellings of one letter.
      guard bytes[offset] < 0x80 else { return }
      hash = mix(hash, bytes[offset])
      offset += 1
    }
    guard stands(nameKey, bytes, offset, line.end) else { return }
    let name = offset + nameKey.utf8CodeUnitCount
    var end = endOfText(bytes, name, line.end)
    if stands(aliasesKey, bytes, end, line.end) {
      var start = end + aliasesKey.utf8CodeUnitCount
      while true {
        guard start < line.end, bytes[start] == UInt8(ascii: "\"") else { return }
        end = endOfText(bytes, start + 1, line.end)
        guard end + 1 < line.end else { return }
        if bytes[end + 1] == UInt8(ascii: "]") { break }
        guard bytes[end + 1] == UInt8(ascii: ",") else { return }
        start = end + 2
      }
    } else if ByteSearch.offset(of: aliasesWord, in: bytes, end..<line.end) != nil {
      return
    }
    guard end < line.end else { return }
    line.name = name
    line.hash = hash
  }

  /// The offset of the quote that ends a text without escapes; the line's end where there is none.
  private static func endOfText(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset] != UInt8(ascii: "\"") { offset += 1 }
    return offset
  }

  /// Whether a text stands at an offset, before an end.
  private static func stands(
    _ text: StaticString, _ bytes: UnsafeRawBufferPointer, _ offset: Int, _ end: Int
  ) -> Bool {
    let count = text.utf8CodeUnitCount
    guard end - offset >= count, let base = bytes.baseAddress else { return false }
    return memcmp(base + offset, text.utf8Start, count) == 0
  }

  /// The offset of a byte between two offsets; the end where it is not there.
  private static func offset(
    of byte: UInt8, _ base: UnsafeRawPointer, _ start: Int, _ end: Int
  ) -> Int {
    memchr(base + start, Int32(byte), end - start).map { base.distance(to: UnsafeRawPointer($0)) }
      ?? end
  }
}
