import IncidentCore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// How fast the scanner alone goes through the incidents of a log, on one thread.
package struct ScannerSpeed {
  /// How many lines there are.
  package private(set) var lines = 0
  /// How many bytes they have.
  package private(set) var bytes = 0
  /// How many of them the scanner vouches for.
  package private(set) var vouched = 0
  /// The least seconds of processor time that reading the lines took.
  package private(set) var reading = Double.infinity
  /// The least seconds of processor time that reading and scanning them took.
  package private(set) var scanning = Double.infinity

  /// Reads and scans a log several times.
  ///
  /// - Throws: A problem if there is no log, or a file of it cannot be read at all.
  package init(_ folder: LogFolder, rounds: Int) throws(StorageProblem) {
    let basis = try LogBasis(folder)
    var files: [JournalFile] = []
    for file in basis.snapshot.files(of: .incidents) {
      if let opened = try JournalFile(file, in: folder) { files.append(opened) }
    }
    var scanner = LineScanner(ScanTable(.incident), references: basis.references)
    for _ in 0..<rounds {
      bytes = 0
      vouched = 0
      let start = ScannerSpeed.processorTime
      lines = ScannerSpeed.forEachLine(of: files) { bytes += $0.count }
      let read = ScannerSpeed.processorTime
      _ = ScannerSpeed.forEachLine(of: files) { if scanner.scan($0) { vouched += 1 } }
      reading = min(reading, read - start)
      scanning = min(scanning, ScannerSpeed.processorTime - read)
    }
  }

  private static func forEachLine(
    of files: [JournalFile], _ body: (UnsafeRawBufferPointer) -> Void
  ) -> Int {
    var count = 0
    let reader = PieceReader()
    for file in files where file.length > 0 {
      for piece in 0...(file.length - 1) / PieceReader.pieceSize {
        reader.forEachLine(of: file, piece: piece, from: 0) { line, _ in
          body(line)
          count += 1
        }
      }
    }
    return count
  }

  /// The seconds of processor time that this thread has had.
  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
