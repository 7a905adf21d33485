extension Session {
  /// The absolute path of a file or folder that was named from the working folder on.
  package func absolutePath(_ path: String) -> String {
    if path.hasPrefix("/") { return path }
    return path == "." ? workingFolder : "\(workingFolder)/\(path)"
  }

  /// A path as messages tell it: from the working folder on where it lies there or below.
  package func shownPath(_ path: String) -> String {
    if path == workingFolder { return "." }
    let prefix = workingFolder == "/" ? "/" : "\(workingFolder)/"
    return path.hasPrefix(prefix) ? String(path.dropFirst(prefix.count)) : path
  }
}
