#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension FileAccess {
  /// Makes a folder that is safe on disk, and those that hold it where they are missing.
  package func makeFolder(_ path: String) throws(StorageProblem) {
    if !isFolder(path) {
      if let slash = path.lastIndex(of: "/"), slash > path.startIndex {
        let parent = String(path[..<slash])
        if !isFolder(parent) { try makeFolder(parent) }
      }
      guard calls.makeFolder(path) == 0 || errno == EEXIST else {
        throw .system(.notWritten, "make the folder", file: path)
      }
    }
    // Also where it is there already: who made it may have died before this.
    try syncFolder(of: path)
  }

  /// Writes a whole file so that readers see the old one or the new one, and syncs it.
  package func replace(_ path: String, with bytes: [UInt8]) throws(StorageProblem) {
    let new = path + ".new"
    do throws(StorageProblem) {
      let descriptor = try open(new, O_WRONLY | O_CREAT | O_TRUNC, as: path)
      defer { close(descriptor) }
      var status = stat()
      if stat(path, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
      try write(bytes, to: descriptor, path)
      guard calls.rename(new, path) == 0 else {
        throw StorageProblem.system(.notWritten, "write the file", file: path)
      }
    } catch {
      _ = calls.unlink(new)
      throw error
    }
    try syncFolder(of: path)
  }

  /// Appends bytes to a file, which is made if need be, and syncs it with its folder.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - path: The file.
  ///   - length: How long the file is known to be, 0 where there is none.
  /// - Throws: A problem if the system refuses it, or another process touched the file meanwhile.
  package func append(
    _ bytes: [UInt8], to path: String, ofLength length: Int
  ) throws(StorageProblem) {
    let descriptor = try open(path, O_WRONLY | O_CREAT | O_APPEND, as: path)
    defer { close(descriptor) }
    guard let before = FileStamp(descriptor: descriptor), before.length == length else {
      throw changed(path)
    }
    try write(bytes, to: descriptor, path)
    let after = try stamp(of: path)
    guard after?.number == before.number, after?.length == length + bytes.count else {
      throw changed(path)
    }
    // Also where the file is not new: who made it may have died before this.
    try syncFolder(of: path)
  }

  /// Cuts a file to a length and syncs it.
  package func cut(_ path: String, to length: Int) throws(StorageProblem) {
    let descriptor = try open(path, O_WRONLY, as: path)
    defer { close(descriptor) }
    guard calls.truncate(descriptor, length) == 0, calls.sync(descriptor) == 0 else {
      throw .system(.notWritten, "cut the file", file: path)
    }
  }

  /// Removes a file; one that is not there is no problem.
  package func remove(_ path: String) throws(StorageProblem) {
    guard calls.unlink(path) == 0 || errno == ENOENT else {
      throw .system(.notWritten, "remove the file", file: path)
    }
  }

  /// Makes safe on disk which files the folder of a path holds.
  package func syncFolder(of path: String) throws(StorageProblem) {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = calls.open(folder.isEmpty ? "/" : folder, O_RDONLY)
    guard descriptor >= 0 else {
      // A folder that may only be passed through cannot be opened, and holds no file of ours.
      if errno == EACCES { return }
      throw .system(.notWritten, "sync the folder", file: folder)
    }
    defer { close(descriptor) }
    // Some file systems cannot sync a folder; they keep its entries safe in their own way.
    guard calls.sync(descriptor) == 0 || errno == EINVAL else {
      throw .system(.notWritten, "sync the folder", file: folder)
    }
  }

  private func open(
    _ path: String, _ flags: Int32, as name: String
  ) throws(StorageProblem) -> Int32 {
    // A link in the place of a file must not lead what is written to another.
    let descriptor = calls.open(path, flags | O_NOFOLLOW)
    guard descriptor >= 0 else { throw .system(.notWritten, "write the file", file: name) }
    return descriptor
  }

  private func write(
    _ bytes: [UInt8], to descriptor: Int32, _ path: String
  ) throws(StorageProblem) {
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

  private func changed(_ path: String) -> StorageProblem {
    StorageProblem(
      .refused, code: "changed-meanwhile", "another program changed the file during this change",
      file: path, hints: ["nothing was recorded; try again"])
  }
}
