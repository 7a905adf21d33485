import IncidentCore
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Where the lines of a file of towns begin, by id and by folded name, kept in the user's cache.
///
/// It is made of ``TownLines`` and spares making them again as long as the system says the same of
/// the file. It holds no truth: what it finds is a line to be read, and whatever does not fit in it
/// makes it as if it were not there.
///
/// The file begins with a mark, the hash of all that follows the two, the stamp of the towns and
/// how many numbers each section has. Every section is of 64-bit numbers.
struct TownTable: Sendable {
  private let places: Places
  /// The hash of each id in the upper half, its line in the lower, in order.
  private let ids: NumberColumn<UInt64>
  /// The hash of each folded name and alias in the upper half, its line in the lower, in order.
  private let names: NumberColumn<UInt64>
  /// The good lines that are not in canonical form.
  private let others: [TownLines.OtherLine]
  /// The lines that no record can be read from.
  let unreadable: [TownLines.Place]

  /// The mark of files that this version writes and reads, by the kind of processor too.
  static let mark: UInt64 = 0x1D1C_E8_0001_0002
  private static let headLength = 16 + 5 * 8 + 5 * 8
  /// With more lines of other form, which are decoded each time, it would not be fast.
  private static let maximumOtherLines = 200

  /// The path of the table of a log in a cache folder.
  static func path(of folder: LogFolder, in cache: String) -> String? {
    IndexFile.path(of: folder, in: cache).map { "\($0).towns" }
  }

  // MARK: Writing

  /// Keeps a table of the lines of a file with a stamp; where that cannot be done nothing is.
  static func keep(_ lines: TownLines, of stamp: JournalStamp, at path: String) {
    guard lines.oddLines.count <= maximumOtherLines else { return }
    let sections = [
      lines.starts, lines.hashedIDs.sorted(), lines.hashedNames.sorted(),
      lines.oddLines.map(UInt64.init), lines.unread.map(UInt64.init),
    ]
    var numbers = stamp.numbers + sections.map { UInt64($0.count) }
    for section in sections { numbers += section }
    numbers.withUnsafeBytes { bytes in
      var digest = ByteDigest()
      digest.append(bytes)
      let head = [mark, digest.value]
      IndexFile.write(head.withUnsafeBytes { Array($0) + Array(bytes) }, to: path)
    }
  }

  // MARK: Reading

  /// Opens the table of a file of towns; nil where there is none that fits.
  init?(_ path: String, of towns: MappedFile) {
    guard let stamp = towns.stamp, let file = try? MappedFile(path),
      file.bytes.count >= TownTable.headLength, file.bytes.count % 8 == 0
    else { return nil }
    // A mapping begins at a page, its length was checked, and the column keeps the file.
    let all = NumberColumn(file.bytes.bindMemory(to: UInt64.self), keptBy: file)
    guard all[0] == TownTable.mark, (0..<5).allSatisfy({ all[2 + $0] == stamp.numbers[$0] })
    else { return nil }
    var digest = ByteDigest()
    digest.append(UnsafeRawBufferPointer(rebasing: file.bytes[16...]))
    guard digest.value == all[1] else { return nil }
    var sections: [NumberColumn<UInt64>] = []
    var offset = TownTable.headLength / 8
    for index in 0..<5 {
      guard let count = Int(exactly: all[7 + index]), count <= all.count - offset
      else { return nil }
      let part = UnsafeRawBufferPointer(
        rebasing: file.bytes[(8 * offset)..<(8 * (offset + count))])
      sections.append(NumberColumn(part.bindMemory(to: UInt64.self), keptBy: file))
      offset += count
    }
    (ids, names) = (sections[1], sections[2])
    let places = Places(starts: sections[0], length: towns.bytes.count)
    var others: [TownLines.OtherLine] = []
    for index in 0..<sections[3].count {
      guard let place = places[sections[3][index]],
        let other = TownLines.OtherLine(place, in: towns.bytes)
      else { return nil }
      others.append(other)
    }
    self.others = others
    unreadable = (0..<sections[4].count).compactMap { places[sections[4][$0]] }
    self.places = places
  }

  /// The places of lines by their numbers from 0.
  private struct Places: Sendable {
    /// Where each line begins; behind them where the next line would.
    let starts: NumberColumn<UInt64>
    let length: Int

    /// The place of a line; nil where it is not within the file.
    subscript(line: UInt64) -> TownLines.Place? {
      guard line < UInt64(max(starts.count - 1, 0)) else { return nil }
      let (start, next) = (starts[Int(line)], starts[Int(line) + 1])
      guard start < next, next <= UInt64(length) + 1 else { return nil }
      return TownLines.Place(bytes: Int(start)..<Int(next) - 1, number: Int(line) + 1)
    }
  }
}

// MARK: - Asking

extension TownTable {
  /// The lines that bear an id, in no order, and perhaps some that do not.
  func lines(id: String) -> [TownLines.Place] {
    lines(in: ids, hash: TownTable.hash(id)) + others.filter { $0.id == id }.map(\.place)
  }

  /// The lines that bear a name or alias of a folded form, and perhaps some that do not.
  func lines(foldedName: String) -> [TownLines.Place] {
    lines(in: names, hash: TownTable.hash(foldedName))
      + others.filter { $0.names.contains { NameFolding.fold($0) == foldedName } }.map(\.place)
  }

  private func lines(in column: NumberColumn<UInt64>, hash: UInt32) -> [TownLines.Place] {
    let wanted = UInt64(hash) << 32
    var (low, high) = (0, column.count)
    while low < high {
      let middle = (low + high) / 2
      if column[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    var found: [TownLines.Place] = []
    while low < column.count, column[low] >> 32 == UInt64(hash) {
      if let place = places[column[low] & 0xFFFF_FFFF] { found.append(place) }
      low += 1
    }
    return found
  }

  /// FNV-1a of the UTF-8 of a text.
  static func hash(_ text: String) -> UInt32 {
    text.utf8.reduce(TownLines.seed) { TownLines.mix($0, $1) }
  }
}

extension JournalStamp {
  fileprivate var numbers: [UInt64] {
    [
      device, inode, UInt64(bitPattern: size), UInt64(bitPattern: modified),
      UInt64(bitPattern: changed),
    ]
  }
}
