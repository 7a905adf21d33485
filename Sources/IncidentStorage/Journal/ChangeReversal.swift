import TextBasics

/// What takes a change that has not ended back from one file, and nothing else with it.
struct ChangeReversal {
  /// The file, from the log's folder on.
  let path: String
  /// Whether the file still begins as it was before the change.
  let isAsNoted: Bool
  /// How many bytes from the start are left alone.
  let start: Int
  /// What is taken out of the file behind them.
  private(set) var removed: [UInt8] = []
  /// What stays of the file behind them.
  private(set) var kept: [UInt8] = []

  /// Finds what a change has left in a file.
  ///
  /// Behind the length that was noted, all that is no record is taken for the torn rest of the
  /// change; a record that the change does not name was added by somebody else, and is kept. In a
  /// file that was rewritten, only the lines that the change names are taken out.
  init(of file: PendingChange.File, in folder: LogFolder) throws(StorageProblem) {
    path = file.path
    isAsNoted = try file.fits(in: folder)
    start = isAsNoted ? file.length : 0
    guard let rest = try FileAccess().read(folder.file(path), from: start) else { return }
    let lines = Set(file.lines)
    var position = 0
    while position < rest.count {
      let end = rest[position...].firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.count
      let content = StoredLine.content(of: rest[position..<end])
      let isOfChange =
        lines.contains(StoredLine.hash(of: content))
        || isAsNoted && ChangeReversal.isNoRecord(content)
      if isOfChange { removed += rest[position..<end] } else { kept += rest[position..<end] }
      position = end
    }
  }

  /// Takes the change back; done again it changes nothing.
  func perform(in folder: LogFolder, _ files: FileAccess) throws(StorageProblem) {
    guard !removed.isEmpty else { return }
    guard !kept.isEmpty || !isAsNoted else {
      return try files.cut(folder.file(path), to: start)
    }
    var bytes = try files.read(folder.file(path), count: start) ?? []
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    try files.replace(folder.file(path), with: bytes + kept)
  }

  private static func isNoRecord(_ line: ArraySlice<UInt8>) -> Bool {
    (try? JSONReader.read(line))?.text("id") == nil
  }
}
