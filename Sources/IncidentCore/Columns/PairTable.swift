/// Small numbers by pairs of numbers, found faster than in a dictionary.
///
/// A pair is one number of 64 bits; ``PairTable/free`` is none.
struct PairTable {
  /// What is no pair.
  static let free = UInt64.max

  private(set) var count = 0
  private var keys = [UInt64](repeating: PairTable.free, count: 256)
  private var numbers = [Int32](repeating: 0, count: 256)
  private var mask = 255

  /// The number of a pair; nil where it has none.
  @inline(__always)
  func find(_ key: UInt64) -> Int32? {
    let place = place(of: key)
    return keys[place] == key ? numbers[place] : nil
  }

  /// Gives a pair a number, in place of the one that it has.
  mutating func set(_ key: UInt64, _ number: Int32) {
    _ = insert(key, number)
  }

  /// Gives a pair a number; false where it had one, which is replaced.
  @inline(__always)
  mutating func insert(_ key: UInt64, _ number: Int32 = 0) -> Bool {
    let place = place(of: key)
    numbers[place] = number
    if keys[place] == key { return false }
    keys[place] = key
    count += 1
    if count * 2 > mask { grow() }
    return true
  }

  /// All pairs, in no order.
  var pairs: [UInt64] { keys.filter { $0 != PairTable.free } }

  /// Where a pair stands, or would.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    var place = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[place] != key, keys[place] != PairTable.free { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = zip(keys, numbers).filter { $0.0 != PairTable.free }
    mask = 2 * mask + 1
    keys = Array(repeating: PairTable.free, count: mask + 1)
    numbers = Array(repeating: 0, count: mask + 1)
    for (key, number) in old {
      let place = place(of: key)
      keys[place] = key
      numbers[place] = number
    }
  }
}
