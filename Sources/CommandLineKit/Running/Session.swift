/// Everything a command may know of the world.
package struct Session: Sendable {
  /// The environment variables.
  package var environment: [String: String]
  /// The absolute path of the working folder.
  package var workingFolder: String
  /// The absolute path of the tool itself, links followed.
  package var executablePath: String
  /// The time in milliseconds since 1970-01-01T00:00Z, read once.
  package var millisecondsSince1970: Int64
  /// How many milliseconds have gone by since that was read.
  package var elapsedMilliseconds: @Sendable () -> Int64
  /// Gives so many bytes that nobody can foresee.
  package var randomBytes: @Sendable (Int) -> [UInt8]
  /// Reads all of standard input.
  package var standardInput: @Sendable () throws -> [UInt8]
  /// What the standard streams are.
  package var terminal: TerminalTraits
  /// Asks the person a question of one or more lines, to be answered with yes or no.
  ///
  /// `nil` where there is nobody to ask, or nobody answers.
  package var confirm: (@Sendable (String) -> Bool?)?
  /// Runs another program without input and gives the first line it prints; `nil` if it fails.
  package var commandOutput: @Sendable ([String]) -> String?
  /// Opens a file in the person's editor and waits until it is closed: whether the editor was
  /// content; `nil` where there is no editor.
  package var edit: @Sendable (String) -> Bool?
  /// Writes a part of a long output at once; nil where all of it is gathered.
  var writeOutput: (@Sendable ([UInt8]) -> StandardStreams.WriteResult)?

  /// Makes a session, by default one without environment, input or anybody to ask.
  package init(
    environment: [String: String] = [:], workingFolder: String = "/",
    executablePath: String = "", millisecondsSince1970: Int64 = 0,
    elapsedMilliseconds: @escaping @Sendable () -> Int64 = { 0 },
    randomBytes: @escaping @Sendable (Int) -> [UInt8] = { [UInt8](repeating: 0, count: $0) },
    standardInput: @escaping @Sendable () throws -> [UInt8] = { [] },
    terminal: TerminalTraits = TerminalTraits(),
    confirm: (@Sendable (String) -> Bool?)? = nil,
    commandOutput: @escaping @Sendable ([String]) -> String? = { _ in nil },
    edit: @escaping @Sendable (String) -> Bool? = { _ in nil }
  ) {
    self.environment = environment
    self.workingFolder = workingFolder
    self.executablePath = executablePath
    self.millisecondsSince1970 = millisecondsSince1970
    self.elapsedMilliseconds = elapsedMilliseconds
    self.randomBytes = randomBytes
    self.standardInput = standardInput
    self.terminal = terminal
    self.confirm = confirm
    self.commandOutput = commandOutput
    self.edit = edit
  }
}
