import Synchronization
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A journal's file, opened to be read in pieces.
final class JournalFile: Sendable {
  /// The path from the log's folder on.
  let path: String
  /// How many bytes count.
  let length: Int
  /// What the system says of the file.
  let stamp: JournalStamp
  private let descriptor: Int32
  /// Where lines begin, as far as the number of one was asked for.
  private let lineStarts = Mutex(LineStarts())

  /// So many bytes are read faster than some ten lines among them.
  private static let smallLength = 1 << 17
  /// The bytes of a small file, once they were read, and how often parts were asked for.
  private let whole = Mutex((count: 0, bytes: [UInt8]?.none))

  private struct LineStarts {
    var starts = [0]
    /// How many bytes were looked at.
    var covered = 0
  }

  /// Opens a file as far as a snapshot shows it; nil where there is none.
  init?(_ shown: LogSnapshot.File, in folder: LogFolder) throws(StorageProblem) {
    let full = folder.file(shown.path)
    descriptor = open(full, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw .system(.invalidData, "read the file", file: full) }
      return nil
    }
    path = shown.path
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      throw StorageProblem(.invalidData, code: "folder", "a folder, not a file", file: full)
    }
    stamp = JournalStamp(status)
    length = min(shown.length, Int(status.st_size))
  }

  deinit { close(descriptor) }

  /// Reads bytes into memory; fewer than asked for only at the end, or where reading fails.
  func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
    var count = 0
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let step = pread(descriptor, rest.baseAddress, rest.count, off_t(offset + count))
      if step == 0 { break }
      if step > 0 {
        count += step
      } else if errno != EINTR {
        break
      }
    }
    return count
  }

  /// Reads a part of the file.
  ///
  /// A small file is read as a whole when the second part of it is asked for: of those who want
  /// two parts most want many.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    guard length <= JournalFile.smallLength else { return part(at: offset, count: count) }
    let whole = whole.withLock { whole -> [UInt8]? in
      if whole.count == 1 { whole.bytes = part(at: 0, count: length) }
      whole.count += 1
      return whole.bytes
    }
    guard let whole, offset >= 0, offset + count <= whole.count else {
      return part(at: offset, count: count)
    }
    return Array(whole[offset..<offset + count])
  }

  private func part(at offset: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = read(into: UnsafeMutableRawBufferPointer(buffer), at: offset)
    }
  }

  /// Whether a newline stands somewhere behind an offset.
  func hasLineEnd(after offset: Int) -> Bool {
    bytes(at: offset, count: min(2, max(0, length - offset))).contains(0x0A)
  }

  /// The number of the line that begins at an offset.
  ///
  /// - Complexity: O(*n*) in what stands before it the first time, then O(log *n*).
  func lineNumber(at offset: Int) -> Int {
    lineStarts.withLock { known in
      while known.covered < offset {
        let part = bytes(at: known.covered, count: min(1 << 20, length - known.covered))
        guard !part.isEmpty else { break }
        part.withUnsafeBytes { bytes in
          var at = 0
          // The search begins within the part and ends with it.
          while let base = bytes.baseAddress, at < bytes.count,
            let found = memchr(base + at, 0x0A, bytes.count - at)
          {
            at = UnsafeRawPointer(found) - base + 1
            known.starts.append(known.covered + at)
          }
        }
        known.covered += part.count
      }
      var (low, high) = (0, known.starts.count)
      while low < high {
        let middle = (low + high) / 2
        if known.starts[middle] <= offset { low = middle + 1 } else { high = middle }
      }
      return low
    }
  }
}

/// Reads a file piece by piece and gives the lines of each.
///
/// A piece has the lines that begin behind a newline in it; the first piece also the first line.
/// Pieces begin at page boundaries, in memory that does too: the kernel copies fast only so.
final class PieceReader {
  /// How many bytes a piece has.
  static let pieceSize = 1 << 20

  private var memory = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 2 * PieceReader.pieceSize + 4096, alignment: 4096)
  private var filled = 0

  deinit { memory.deallocate() }

  /// Calls back with each line of a piece: its bytes without the end, and its offset in the file.
  ///
  /// Behind each line are at least ``LineScanner/slack`` readable bytes, the first a newline.
  func forEachLine(
    of file: JournalFile, piece: Int, from begin: Int, _ body: (UnsafeRawBufferPointer, Int) -> Void
  ) {
    let origin = piece * PieceReader.pieceSize
    let end = min(origin + PieceReader.pieceSize, file.length)
    filled = 0
    fill(file, origin, upTo: end - origin)
    var start = 0
    if origin < begin {
      start = begin - origin
    } else if origin > begin {
      guard let newline = newline(from: 0) else { return }
      start = newline + 1
    }
    // A line that begins at the very end of the piece follows a newline in it.
    while origin + start < file.length, origin + start <= end {
      var stop = newline(from: start)
      while stop == nil, origin + filled < file.length {
        fill(file, origin, upTo: min(filled + 65_536, file.length - origin))
        stop = newline(from: start)
      }
      let lineEnd = stop ?? filled
      let content = content(of: start..<lineEnd)
      memory[content.upperBound] = 0x0A
      body(
        UnsafeRawBufferPointer(rebasing: memory[content]), origin + content.lowerBound)
      start = lineEnd + 1
    }
  }

  /// A line without what editors add, as ``StoredLine/content(of:)`` has it.
  private func content(of line: Range<Int>) -> Range<Int> {
    var (start, end) = (line.lowerBound, line.upperBound)
    if end > start, memory[end - 1] == 0x0D { end -= 1 }
    if end - start >= 3, memory[start] == 0xEF, memory[start + 1] == 0xBB,
      memory[start + 2] == 0xBF
    {
      start += 3
    }
    return start..<end
  }

  private func newline(from start: Int) -> Int? {
    guard start < filled, let base = memory.baseAddress,
      let found = memchr(base + start, 0x0A, filled - start)
    else { return nil }
    return found - base
  }

  /// Fills the memory with the file from an origin on, growing it for a long line.
  private func fill(_ file: JournalFile, _ origin: Int, upTo count: Int) {
    if count + 4096 > memory.count {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: 2 * (count + 4096), alignment: 4096)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[..<filled]))
      memory.deallocate()
      memory = larger
    }
    let got = file.read(
      into: UnsafeMutableRawBufferPointer(rebasing: memory[filled..<count]), at: origin + filled)
    // Where the file was cut while it was read, what is not there is blank.
    for offset in (filled + got)..<count { memory[offset] = 0x0A }
    filled = count
  }
}
