import IncidentCore
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The columns of a log in a file of the user's cache, mapped into memory.
///
/// The file begins with a mark, the length of its head and the hash of all that follows the two;
/// the head is JSON and says of which files it was made and where the columns are. It holds no
/// truth: whatever does not fit in it makes it as if it were not there.
struct IndexFile {
  /// The mark of files that this version writes and reads, by the kind of processor too.
  static let mark: UInt64 = 0x1D1C_E8_0000_000F

  private static let prefixLength = 24

  /// The path of the index of a log in a cache folder.
  static func path(of folder: LogFolder, in cache: String) -> String? {
    guard let resolved = realpath(folder.path, nil) else { return nil }
    defer { free(resolved) }
    let name = SHA256.hexadecimal(of: String(cString: resolved).utf8).prefix(24)
    return "\(cache)/incidentlog/\(name).index"
  }

  // MARK: Writing

  /// The bytes of an index.
  static func bytes(_ index: IncidentIndex, of origin: IndexOrigin) -> [UInt8] {
    var sections: [(name: String, bytes: Section)] = []
    for (name, section) in index.columns.sections { sections.append((name, section)) }
    sections.append(("rowsByID", Section(index.allRowsByID)))
    for (number, texts) in index.values.all.enumerated() {
      sections.append(("ends\(number)", Section(texts.ends)))
      sections.append(("bytes\(number)", Section(texts.bytes)))
    }
    var offset = 0
    var places: [JSONMember] = []
    for (name, section) in sections {
      places.append(JSONMember(name, .array([.integer(offset), .integer(section.length)])))
      offset += (section.length + 63) / 64 * 64
    }
    let head = JSON.object(["origin": origin.json, "sections": JSON(.object(places))])
    var headBytes: [UInt8] = []
    JSONWriter.append(head, to: &headBytes)
    headBytes += Array(repeating: 0x20, count: 64 - (headBytes.count + prefixLength) % 64)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(prefixLength + headBytes.count + offset)
    append(mark, to: &bytes)
    append(UInt64(headBytes.count), to: &bytes)
    append(0, to: &bytes)
    bytes += headBytes
    for (_, section) in sections {
      section.append(&bytes)
      while bytes.count % 64 != 0 { bytes.append(0) }
    }
    let digest = bytes.withUnsafeBytes {
      IndexFile.digest(of: UnsafeRawBufferPointer(rebasing: $0[prefixLength...]))
    }
    withUnsafeBytes(of: digest) { bytes.replaceSubrange(16..<24, with: $0) }
    return bytes
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number) { bytes.append(contentsOf: $0) }
  }

  /// Whether an index can be kept at a path.
  static func isWritable(_ path: String) -> Bool {
    guard let slash = path.lastIndex(of: "/") else { return false }
    let folder = String(path[..<slash])
    return (try? FileAccess().makeFolder(folder)) != nil && access(folder, W_OK) == 0
  }

  /// Puts an index in the place of the one before; where that cannot be done nothing is.
  static func write(_ bytes: [UInt8], to path: String) {
    let files = FileAccess()
    guard let slash = path.lastIndex(of: "/") else { return }
    guard (try? files.makeFolder(String(path[..<slash]))) != nil else { return }
    // Each process writes its own file; the last name wins, and all of them are right.
    let new = "\(path).\(getpid())"
    let descriptor = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { return }
    var written = 0
    while written < bytes.count {
      let step = bytes.withUnsafeBytes { buffer in
        // `written` is below the count, so the rest is not empty.
        posixWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if step > 0 { written += step } else if errno != EINTR { break }
    }
    close(descriptor)
    if written < bytes.count || rename(new, path) != 0 { unlink(new) }
  }

  // MARK: Reading

  /// Reads an index.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - isKnown: Tells by the file's stamp whether it is known to be whole; else it is read to
  ///     the end.
  /// - Returns: What it was made of, and its columns; nil where anything does not fit.
  static func read(
    _ path: String, isKnown: (JournalStamp) -> Bool = { _ in false }
  ) -> (origin: IndexOrigin, index: Columns, stamp: JournalStamp)? {
    guard let stamp = JournalStamp(path: path), let file = try? MappedFile(path),
      file.bytes.count > prefixLength, file.bytes.load(as: UInt64.self) == mark,
      let length = Int(exactly: file.bytes.load(fromByteOffset: 8, as: UInt64.self)),
      length > 0, length <= file.bytes.count - prefixLength,
      isKnown(stamp)
        || file.bytes.load(fromByteOffset: 16, as: UInt64.self)
          == digest(of: UnsafeRawBufferPointer(rebasing: file.bytes[prefixLength...])),
      let head = try? JSONReader.read(file.bytes[prefixLength..<prefixLength + length]),
      let origin = head["origin"].flatMap(IndexOrigin.init(json:)),
      let columns = Columns(file, head, prefixLength + length)
    else { return nil }
    return (origin, columns, stamp)
  }

  private static func digest(of bytes: UnsafeRawBufferPointer) -> UInt64 {
    var digest = ByteDigest()
    digest.append(bytes)
    return digest.value
  }

  /// The columns of an index file.
  struct Columns {
    let columns: IncidentColumns
    let values: DictionaryValues
    let rowsByID: NumberColumn<UInt32>

    fileprivate init?(_ file: MappedFile, _ head: JSON, _ start: Int) {
      guard let sections = head["sections"] else { return nil }
      var isWhole = true
      func column<Element: BitwiseCopyable & Sendable>(
        _ name: String, of type: Element.Type = Element.self
      ) -> NumberColumn<Element> {
        let stride = MemoryLayout<Element>.stride
        guard let place = sections[name]?.array, place.count == 2,
          let offset = place[0].integer, let length = place[1].integer,
          offset >= 0, length >= 0, offset % 64 == 0, length % stride == 0,
          offset <= file.bytes.count - start, length <= file.bytes.count - start - offset
        else {
          isWhole = false
          return NumberColumn([])
        }
        // The bounds were checked above; sections begin at multiples of 64 in a mapped page.
        let bytes = UnsafeRawBufferPointer(
          rebasing: file.bytes[start + offset..<start + offset + length])
        return NumberColumn(bytes.bindMemory(to: type), keptBy: file)
      }
      func length(_ name: String) -> Int? { sections[name]?.array?.last?.integer }
      let rows = length("standings")
      func narrowColumn(_ name: String, of count: Int?) -> NarrowColumn {
        // A number has four bytes or, where that is enough for all, two.
        length(name) == count.map { 2 * $0 }
          ? NarrowColumn(column(name, of: UInt16.self))
          : NarrowColumn(column(name, of: UInt32.self))
      }
      let figureEnds: NumberColumn<UInt32> = column("figureEnds")
      let figures = figureEnds.count == 0 ? 0 : Int(figureEnds[figureEnds.count - 1])
      columns = IncidentColumns(
        idEnds: column("idEnds"), ids: column("ids"), positions: column("positions"),
        lengths: column("lengths"), revisions: narrowColumn("revisions", of: rows),
        standings: column("standings"), recordedDays: column("recordedDays"),
        firstSaid: column("firstSaid"), lastSaid: column("lastSaid"),
        occurrences: column("occurrences"), places: column("places"),
        attacks: column("attacks"), leaders: column("leaders"), assurances: column("assurances"),
        figureEnds: figureEnds, figurePatterns: column("figurePatterns"),
        figureKeys: narrowColumn("figureKeys", of: figures),
        figureSpeakers: narrowColumn("figureSpeakers", of: figures),
        figureBounds: narrowColumn("figureBounds", of: 3 * figures),
        operations: column("operations"), publishers: narrowColumn("publishers", of: rows),
        involved: narrowColumn("involved", of: rows), courses: narrowColumn("courses", of: rows),
        points: column("points"),
        tolls: RowTolls(
          numbers: column("tollNumbers"), tolls: column("tolls"), voices: column("voices"),
          partyEnds: column("partyEnds"), partySpeakers: column("partySpeakers")))
      rowsByID = column("rowsByID")
      let texts = (0..<DictionaryValues.count).map { number in
        DictionaryValues.Texts(ends: column("ends\(number)"), bytes: column("bytes\(number)"))
      }
      guard let values = DictionaryValues(texts), isWhole else { return nil }
      self.values = values
    }
  }
}

/// The bytes of a column as they are written.
struct Section {
  let length: Int
  let append: (inout [UInt8]) -> Void

  init<Element>(_ column: NumberColumn<Element>) {
    length = column.count * MemoryLayout<Element>.stride
    append = { output in column.forEachPart { output.append(contentsOf: $0) } }
  }

  init(_ column: NarrowColumn) {
    length = column.count * column.width
    append = { output in column.forEachPart { output.append(contentsOf: $0) } }
  }
}

extension IncidentColumns {
  /// All columns with the names that they have in a file.
  var sections: [(String, Section)] {
    [
      ("idEnds", Section(idEnds)), ("ids", Section(ids)), ("positions", Section(positions)),
      ("lengths", Section(lengths)), ("revisions", Section(revisions.narrowest)),
      ("standings", Section(standings)), ("recordedDays", Section(recordedDays)),
      ("firstSaid", Section(firstSaid)), ("lastSaid", Section(lastSaid)),
      ("occurrences", Section(occurrences)), ("places", Section(places)),
      ("attacks", Section(attacks)), ("leaders", Section(leaders)),
      ("assurances", Section(assurances)), ("figureEnds", Section(figureEnds)),
      ("figurePatterns", Section(figurePatterns)),
      ("figureKeys", Section(figureKeys.narrowest)),
      ("figureSpeakers", Section(figureSpeakers.narrowest)),
      ("figureBounds", Section(figureBounds.narrowest)), ("operations", Section(operations)),
      ("publishers", Section(publishers.narrowest)), ("involved", Section(involved.narrowest)),
      ("courses", Section(courses.narrowest)), ("points", Section(points)),
      ("tollNumbers", Section(tolls.numbers)), ("tolls", Section(tolls.tolls)),
      ("voices", Section(tolls.voices)), ("partyEnds", Section(tolls.partyEnds)),
      ("partySpeakers", Section(tolls.partySpeakers)),
    ]
  }
}

private func posixWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
