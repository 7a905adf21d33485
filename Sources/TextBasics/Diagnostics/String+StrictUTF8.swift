extension String {
  /// Makes a string of bytes that are UTF-8; nil where they are not.
  ///
  /// Decoding repairs what is wrong, so that it shows in a comparison; for short texts this is many
  /// times as fast as `String(validating:as:)`.
  init?(strictUTF8 bytes: some RandomAccessCollection<UInt8>) {
    self.init(decoding: bytes, as: UTF8.self)
    guard bytes.allSatisfy({ $0 < 0x80 }) || utf8.elementsEqual(bytes) else { return nil }
  }
}

extension String {
  /// Makes a string of bytes that are UTF-8; nil where they are not.
  package init?(strictUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.allSatisfy({ $0 < 0x80 }) {
      self.init(ascii: bytes)
    } else {
      self.init(decoding: bytes, as: UTF8.self)
      guard utf8.elementsEqual(bytes) else { return nil }
    }
  }

  /// Makes a string of bytes below 0x80.
  init(ascii bytes: UnsafeBufferPointer<UInt8>) {
    // Short ones are put together in one go where room is asked for, else byte by byte.
    if bytes.count <= 15 {
      self.init(unsafeUninitializedCapacity: bytes.count) { room in
        _ = room.initialize(from: bytes)
        return bytes.count
      }
    } else {
      self.init(decoding: bytes, as: UTF8.self)
    }
  }
}

extension Collection<UInt8> {
  /// How many bytes from the start are whole UTF-8 characters.
  var validUTF8Count: Int {
    var decoder = Unicode.UTF8.ForwardParser()
    var rest = makeIterator()
    var count = 0
    while case .valid(let scalar) = decoder.parseScalar(from: &rest) { count += scalar.count }
    return count
  }
}
