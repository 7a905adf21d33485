import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reading and writing file descriptors whole.
enum StandardStreams {
  /// How writing ended.
  enum WriteResult: Hashable {
    case written
    /// The reader has gone, as `head` does.
    case closed
    case failed(reason: String)
  }

  /// Writes all bytes.
  @discardableResult
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> WriteResult {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let count = writeSome(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 {
          rest = rest.dropFirst(count)
        } else if errno == EPIPE {
          return .closed
        } else if errno == EAGAIN {
          var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
          poll(&wait, 1, -1)
        } else if errno != EINTR {
          return .failed(reason: String(cString: strerror(errno)))
        }
      }
      return .written
    }
  }

  /// Reads standard input to its end.
  static func readInput() throws(Diagnostic) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 {
        result += buffer[..<count]
      } else if count == 0 {
        return result
      } else if errno != EINTR {
        let reason = String(cString: strerror(errno))
        throw Diagnostic(code: "cannot-read", "cannot read standard input: \(reason)")
      }
    }
  }
}

private func writeSome(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}
