/// A 64-bit hash of many bytes, 32 at a time in four lanes: it finds damage, not forgery.
struct ByteDigest {
  private var lanes = SIMD4<UInt64>(1, 2, 3, 4)
  private var count = 0
  private var rest: [UInt8] = []

  /// Takes more bytes in.
  mutating func append(_ bytes: UnsafeRawBufferPointer) {
    let factor = SIMD4<UInt64>(repeating: 0x9E37_79B9_7F4A_7C15)
    let turn = SIMD4<UInt64>(repeating: 29)
    var offset = 0
    count += bytes.count
    if !rest.isEmpty {
      offset = min(32 - rest.count, bytes.count)
      rest += bytes[..<offset]
      if rest.count < 32 { return }
      let block = rest.withUnsafeBytes { $0.loadUnaligned(as: SIMD4<UInt64>.self) }
      lanes = (lanes ^ block) &* factor
      lanes ^= lanes &>> turn
      rest = []
    }
    var lanes = lanes
    while offset + 32 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<UInt64>.self)
      lanes = (lanes ^ block) &* factor
      lanes ^= lanes &>> turn
      offset += 32
    }
    self.lanes = lanes
    rest += bytes[offset...]
  }

  /// The hash of all bytes so far.
  var value: UInt64 {
    var hash = UInt64(count)
    for lane in [lanes[0], lanes[1], lanes[2], lanes[3]] {
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
