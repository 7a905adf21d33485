#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Asks other programs for one line.
enum ChildOutput {
  /// Runs a program found on the path, without input and with its errors unseen.
  ///
  /// Gives the first line that it prints, or `nil` if it cannot be run or fails.
  static func firstLine(of arguments: [String]) -> String? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    let process = ChildProcess(
      arguments, input: .nothing, output: .pipe(ends[1], other: ends[0]), errors: .nothing)
    close(ends[1])
    defer { close(ends[0]) }
    guard let process else { return nil }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(ends[0], &piece, piece.count)
      if count > 0 {
        bytes += piece[..<count]
      } else if count == 0 || errno != EINTR {
        break
      }
    }
    guard process.exitCode() == 0 else { return nil }
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
  }
}
