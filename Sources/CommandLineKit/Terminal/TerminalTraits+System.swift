#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension TerminalTraits {
  /// Looks at the standard streams of this process.
  package static func system(environment: [String: String]) -> TerminalTraits {
    let isOutputTerminal = isatty(STDOUT_FILENO) == 1
    let size = isOutputTerminal ? outputSize() : nil
    return TerminalTraits(
      isInputTerminal: isatty(STDIN_FILENO) == 1,
      isOutputTerminal: isOutputTerminal,
      isErrorTerminal: isatty(STDERR_FILENO) == 1,
      width: isOutputTerminal ? width(size?.width, environment) : nil,
      height: isOutputTerminal ? size?.height ?? 24 : nil,
      environment: environment)
  }

  /// The width of a terminal: what `COLUMNS` says, else its own, else that of the classic one.
  static func width(_ own: Int?, _ environment: [String: String]) -> Int {
    let said = environment["COLUMNS"].flatMap(Int.init).flatMap { $0 > 0 ? $0 : nil }
    return said ?? own ?? 80
  }

  private static func outputSize() -> (width: Int, height: Int)? {
    var size = winsize()
    #if canImport(Musl)
      let request = Int32(TIOCGWINSZ)
    #else
      let request = UInt(TIOCGWINSZ)
    #endif
    guard ioctl(STDOUT_FILENO, request, &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
      return nil
    }
    return (Int(size.ws_col), Int(size.ws_row))
  }
}
