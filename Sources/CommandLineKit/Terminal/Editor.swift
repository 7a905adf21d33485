/// The program in which the person edits text.
struct Editor {
  /// The words that start it, to be followed by the path of a file.
  let arguments: [String]

  /// Chooses the editor: `VISUAL`, else `EDITOR`, else `vi` where there is a screen; `nil` for none.
  init?(environment: [String: String], hasScreen: Bool) {
    let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }.first { !$0.isEmpty }
    guard let command = named ?? (hasScreen ? "vi" : nil) else { return nil }
    // Only what holds options needs a shell to take it apart.
    arguments =
      command.contains(" ") ? ["/bin/sh", "-c", "\(command) \"$0\""] : [command]
  }

  /// Opens a file and waits until it is closed; false where the editor failed or does not exist.
  func edit(_ path: String) -> Bool {
    ChildProcess.leavingInterruptions {
      ChildProcess(arguments + [path])?.exitCode() == 0
    }
  }
}
