/// A 64-bit hash of many bytes, 64 at a time in four lanes: it finds damage, not forgery.
struct ByteDigest {
  private var lanes = Lanes()
  private var count = 0
  private var rest: [UInt8] = []

  /// Four hashes by folded multiplication, none of which waits for another.
  private struct Lanes {
    var values: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)

    /// Takes in the 64 bytes at an offset, which are readable.
    @inline(__always)
    mutating func take(_ bytes: UnsafeRawBufferPointer, at offset: Int) {
      func mixed(_ lane: UInt64, _ place: Int) -> UInt64 {
        let one = bytes.loadUnaligned(fromByteOffset: offset + place, as: UInt64.self)
        let other = bytes.loadUnaligned(fromByteOffset: offset + place + 8, as: UInt64.self)
        let product = (one ^ 0xA076_1D64_78BD_642F)
          .multipliedFullWidth(by: other ^ lane ^ 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
      }
      values = (
        mixed(values.0, 0), mixed(values.1, 16), mixed(values.2, 32), mixed(values.3, 48)
      )
    }
  }

  /// Takes more bytes in.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    var offset = 0
    count += bytes.count
    if !rest.isEmpty {
      offset = min(64 - rest.count, bytes.count)
      rest += bytes[..<offset]
      if rest.count < 64 { return }
      rest.withUnsafeBytes { lanes.take($0, at: 0) }
      rest = []
    }
    var taken = lanes
    while offset + 64 <= bytes.count {
      taken.take(bytes, at: offset)
      offset += 64
    }
    lanes = taken
    rest += bytes[offset...]
  }

  /// The hash of all bytes so far.
  var value: UInt64 {
    var hash = UInt64(count)
    for lane in [lanes.values.0, lanes.values.1, lanes.values.2, lanes.values.3] {
      hash = (hash ^ lane) &* 0xA076_1D64_78BD_642F
      hash ^= hash >> 31
    }
    for byte in rest { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    return hash
  }
}

extension JournalFile {
  /// A hash of the first bytes of the file.
  func digest(of length: Int) -> UInt64 {
    var digest = ByteDigest()
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: PieceReader.pieceSize, alignment: 4096)
    defer { memory.deallocate() }
    var offset = 0
    while offset < length {
      let part = UnsafeMutableRawBufferPointer(
        rebasing: memory[..<min(memory.count, length - offset)])
      let count = read(into: part, at: offset)
      guard count > 0 else { break }
      digest.append(UnsafeRawBufferPointer(rebasing: part[..<count]))
      offset += count
    }
    return digest.value
  }
}
