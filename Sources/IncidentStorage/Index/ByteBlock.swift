#if arch(x86_64) && canImport(_Builtin_intrinsics)
  import _Builtin_intrinsics.intel
#endif

/// 16 bytes looked at together; each property has one bit for each of them, the lowest the first.
///
/// Both sides of every comparison are vectors of one type: with a scalar on one side the compiler
/// takes an overload that goes byte by byte.
struct ByteBlock {
  private let bytes: SIMD16<UInt8>
  private var signed: SIMD16<Int8> {
    @inline(__always) get { unsafeBitCast(bytes, to: SIMD16<Int8>.self) }
  }

  /// Takes the 16 bytes from an address on, all of which must be readable.
  @inline(__always)
  init(_ start: UnsafeRawPointer) {
    bytes = start.loadUnaligned(as: SIMD16<UInt8>.self)
  }

  /// Those that a plain string does not hold: quotes, backslashes, controls, parts of characters.
  var stops: UInt32 {
    @inline(__always) get {
      let quote = SIMD16<UInt8>(repeating: 0x22)
      let backslash = SIMD16<UInt8>(repeating: 0x5C)
      // As signed numbers the bytes from 0x80 on are below 0x20 too.
      let space = SIMD16<Int8>(repeating: 0x20)
      return ByteBlock.bits((bytes .== quote) .| (bytes .== backslash) .| (signed .< space))
    }
  }

  /// Those that are parts of characters of several bytes.
  var parts: UInt32 {
    @inline(__always) get { ByteBlock.bits(signed .< SIMD16<Int8>(repeating: 0)) }
  }

  /// Those that begin a character of several bytes.
  var characters: UInt32 {
    @inline(__always) get { parts & ~followers }
  }

  /// Those that begin a character of two bytes.
  var leads: UInt32 {
    @inline(__always) get {
      let least = SIMD16<Int8>(repeating: Int8(bitPattern: 0xC2))
      let most = SIMD16<Int8>(repeating: Int8(bitPattern: 0xDF))
      return ByteBlock.bits((signed .>= least) .& (signed .<= most))
    }
  }

  /// Those that are a given byte.
  @inline(__always)
  func bits(_ byte: UInt8) -> UInt32 {
    let wanted = SIMD16<UInt8>(repeating: byte)
    return ByteBlock.bits(bytes .== wanted)
  }

  /// Those that are a given byte, whether or not a bit of it is set, which it has set.
  @inline(__always)
  func bits(_ byte: UInt8, ignoring bit: UInt8) -> UInt32 {
    let wanted = SIMD16<UInt8>(repeating: byte)
    return ByteBlock.bits((bytes | SIMD16<UInt8>(repeating: bit)) .== wanted)
  }

  /// Those that go on with a character.
  var followers: UInt32 {
    @inline(__always) get { ByteBlock.bits(signed .< SIMD16<Int8>(repeating: -64)) }
  }

  #if arch(x86_64) && canImport(_Builtin_intrinsics)
    @inline(__always)
    private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt32 {
      UInt32(truncatingIfNeeded: _mm_movemask_epi8(unsafeBitCast(mask, to: __m128i.self)))
    }
  #else
    @inline(__always)
    private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt32 {
      // Each byte keeps the bit of its place; the multiplication adds them up in the highest byte.
      let places = SIMD2<UInt64>(repeating: 0x8040_2010_0804_0201)
      let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self) & places
      let low = (halves[0] &* 0x0101_0101_0101_0101) &>> 56
      let high = (halves[1] &* 0x0101_0101_0101_0101) &>> 56
      return UInt32(truncatingIfNeeded: high << 8 | low)
    }
  #endif
}
