#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading and changing files by path, with interrupted and short calls taken care of.
package struct FileAccess: Sendable {
  let calls: SystemCalls

  /// Makes access through the system's calls, or through others in tests.
  package init(calls: SystemCalls = .real) {
    self.calls = calls
  }
}

// MARK: - Looking

extension FileAccess {
  /// Whether there is a file or folder.
  package func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether there is a folder.
  package func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is a file with bytes in it: no folder, no device, no pipe.
  package func isRegularFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// Which file has a name and how long it is; nil where there is none.
  package func stamp(of path: String) throws(StorageProblem) -> FileStamp? {
    var status = stat()
    guard stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw .system(.invalidData, "read the file", file: path)
    }
    return FileStamp(status)
  }

  /// Which file of a log has a name and how long it is; nil where there is none.
  ///
  /// - Throws: A problem where the name is not that of a file of its own: a link may lead anywhere,
  ///   and whoever opens a pipe may wait for ever.
  package func ownStamp(of path: String) throws(StorageProblem) -> FileStamp? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw .system(.invalidData, "read the file", file: path)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileAccess.notOwn(path, status) }
    return FileStamp(status)
  }

  /// Makes sure that a folder of a log, if it is there, is no link.
  package func expectOwnFolder(_ path: String) throws(StorageProblem) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT { return }
      throw .system(.invalidData, "read the folder", file: path)
    }
    guard status.st_mode & S_IFMT != S_IFLNK else { throw FileAccess.notOwn(path, status) }
  }

  private static func notOwn(_ path: String, _ status: stat) -> StorageProblem {
    switch status.st_mode & S_IFMT {
    case S_IFLNK:
      StorageProblem(
        .invalidData, code: "link", "a symbolic link, which may lead out of the log", file: path,
        hints: ["put the file itself in its place; nothing was read or written through it"])
    case S_IFDIR:
      StorageProblem(.invalidData, code: "folder", "a folder, not a file", file: path)
    default:
      StorageProblem(.invalidData, code: "no-file", "neither a file nor a folder", file: path)
    }
  }

  /// Names of the files in a folder that end so, in order; none where there is no folder.
  package func names(
    in folder: String, ending suffix: String
  ) throws(StorageProblem) -> [String] {
    guard let entries = opendir(folder) else {
      if errno == ENOENT { return [] }
      throw .system(.invalidData, "read the folder", file: folder)
    }
    defer { closedir(entries) }
    var names: [String] = []
    while let entry = readdir(entries) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name.hasSuffix(suffix), !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Whether a folder has nothing in it, also no hidden file.
  package func isEmptyFolder(_ path: String) throws(StorageProblem) -> Bool {
    guard let entries = opendir(path) else {
      throw .system(.invalidData, "read the folder", file: path)
    }
    defer { closedir(entries) }
    var count = 0
    // Two entries are the folder itself and the one that holds it.
    while count <= 2, readdir(entries) != nil { count += 1 }
    return count <= 2
  }

  /// Makes sure that a folder can be made, or files put into it where it is there and empty.
  ///
  /// - Returns: Whether there is nothing in it.
  /// - Throws: A problem if the system would refuse it.
  package func expectRoom(forFolder path: String) throws(StorageProblem) -> Bool {
    var (folder, missing) = (path, path)
    while !exists(folder), let slash = folder.lastIndex(of: "/") {
      missing = folder
      folder = slash > folder.startIndex ? String(folder[..<slash]) : "/"
    }
    if folder == path, try !isEmptyFolder(path) { return false }
    guard access(folder + "/.", W_OK | X_OK) == 0 else {
      throw .system(.notWritten, "make the folder", file: missing)
    }
    return true
  }

  /// The bytes of a file from an offset on; nil where there is no file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - offset: Where to begin; behind the end there are no bytes.
  ///   - count: How many bytes are wanted at most; all where nil.
  /// - Returns: The bytes.
  /// - Throws: A problem if the file is there and cannot be read.
  package func read(
    _ path: String, from offset: Int = 0, count: Int? = nil
  ) throws(StorageProblem) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if errno == ENOENT { return nil }
      throw .system(.invalidData, "read the file", file: path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .system(.invalidData, "read the file", file: path)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw StorageProblem(.invalidData, code: "folder", "a folder, not a file", file: path)
    }
    guard offset == 0 || lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
      throw .system(.invalidData, "read the file", file: path)
    }
    let rest = max(Int(status.st_size) - offset, 0)
    var failed = false
    var bytes = [UInt8](unsafeUninitializedCapacity: min(rest, count ?? rest)) { buffer, count in
      failed = !fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor, &count)
    }
    // What is not a regular file, or grew meanwhile, may hold more than its status told.
    while !failed, bytes.count < count ?? .max {
      let step = min(1 << 16, (count ?? .max) - bytes.count)
      let more = [UInt8](unsafeUninitializedCapacity: step) { buffer, count in
        failed = !fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor, &count)
      }
      if more.isEmpty { break }
      bytes += more
    }
    guard !failed else { throw .system(.invalidData, "read the file", file: path) }
    return bytes
  }

  /// Reads until the buffer is full or the file ends; false where the system refuses.
  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, from descriptor: Int32, _ count: inout Int
  ) -> Bool {
    while count < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[count...])
      let step = posixRead(descriptor, rest)
      if step == 0 { return true }
      if step > 0 {
        count += step
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}

private func posixRead(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}
