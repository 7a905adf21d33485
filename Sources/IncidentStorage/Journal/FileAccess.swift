#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading and changing files by path, with interrupted and short calls taken care of.
package struct FileAccess: Sendable {
  private let calls: SystemCalls

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

  /// The length of a file in bytes; nil where there is none.
  package func length(of path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  /// Names of the files in a folder that end so, in order; none where there is no folder.
  package func names(in folder: String, ending suffix: String) -> [String] {
    guard let entries = opendir(folder) else { return [] }
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

  /// The bytes of a file; nil where there is none.
  package func read(_ path: String) throws(StorageProblem) -> [UInt8]? {
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
    var failed = false
    let expected = max(Int(status.st_size), 4096)
    var bytes = [UInt8](unsafeUninitializedCapacity: expected) { buffer, count in
      failed = !fill(UnsafeMutableRawBufferPointer(buffer), from: descriptor, &count)
    }
    // What is not a regular file, or grew meanwhile, may hold more than its status told.
    while !failed, bytes.count >= expected {
      let more = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
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

// MARK: - Changing

extension FileAccess {
  /// Makes a folder, and those that hold it; one that is there already is left as it is.
  package func makeFolder(_ path: String) throws(StorageProblem) {
    guard !isFolder(path) else { return }
    if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
      throw .system(.notWritten, "make the folder", file: path)
    }
  }

  /// Writes a whole file so that readers see the old one or the new one, and syncs it.
  package func replace(_ path: String, with bytes: [UInt8]) throws(StorageProblem) {
    let new = path + ".new"
    do {
      try write(bytes, to: new, flags: O_WRONLY | O_CREAT | O_TRUNC)
    } catch {
      _ = calls.unlink(new)
      throw error
    }
    guard calls.rename(new, path) == 0 else {
      throw .system(.notWritten, "write the file", file: path)
    }
    try syncFolder(of: path)
  }

  /// Appends bytes to a file, which is made if need be, and syncs it.
  package func append(_ bytes: [UInt8], to path: String) throws(StorageProblem) {
    let isNew = !exists(path)
    try write(bytes, to: path, flags: O_WRONLY | O_CREAT | O_APPEND)
    if isNew { try syncFolder(of: path) }
  }

  /// Cuts a file to a length and syncs it.
  package func cut(_ path: String, to length: Int) throws(StorageProblem) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(.notWritten, "open the file", file: path) }
    defer { close(descriptor) }
    guard calls.truncate(descriptor, length) == 0, calls.sync(descriptor) == 0 else {
      throw .system(.notWritten, "cut the file", file: path)
    }
  }

  /// Removes a file and syncs its folder; one that is not there is no problem.
  package func remove(_ path: String) throws(StorageProblem) {
    guard calls.unlink(path) == 0 || errno == ENOENT else {
      throw .system(.notWritten, "remove the file", file: path)
    }
    try syncFolder(of: path)
  }

  private func write(_ bytes: [UInt8], to path: String, flags: Int32) throws(StorageProblem) {
    let descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .system(.notWritten, "write the file", file: path) }
    defer { close(descriptor) }
    var written = 0
    while written < bytes.count {
      let step = bytes.withUnsafeBytes { buffer in
        calls.write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]))
      }
      if step > 0 {
        written += step
      } else if step == 0 || errno != EINTR {
        throw .system(.notWritten, "write the file", file: path)
      }
    }
    guard calls.sync(descriptor) == 0 else {
      throw .system(.notWritten, "sync the file", file: path)
    }
  }

  private func syncFolder(of path: String) throws(StorageProblem) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = open(folder.isEmpty ? "/" : folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system(.notWritten, "sync the folder", file: folder) }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder; they keep its entries safe in their own way.
    guard calls.sync(descriptor) == 0 || errno == EINVAL else {
      throw .system(.notWritten, "sync the folder", file: folder)
    }
  }
}
