/// Numbers of pairs of a list of keys and one of the other dimension.
struct CellNumbers {
  /// By the list and the other one, the number, -1 where they have none; empty where that would be
  /// too many.
  private var flat: [Int32] = []
  private var lists = 0
  private var across = 0
  private var pairs = PairTable()

  private static let mostFlat = 1 << 22

  /// Makes room for numbers of lists below counts.
  mutating func widen(lists: Int, across: Int) {
    if lists <= self.lists, across <= self.across { return }
    let old = self
    self.lists = max(lists, 2 * self.lists)
    self.across = max(across, across > old.across ? across + across / 2 : old.across)
    flat = []
    if self.lists * self.across > CellNumbers.mostFlat { return }
    flat = Array(repeating: -1, count: self.lists * self.across)
    for pair in pairs.pairs {
      flat[Int(pair >> 32) * self.across + Int(pair & 0xFFFF_FFFF)] = pairs.find(pair) ?? -1
    }
  }

  /// The numbers of pairs; -1 for those that have none.
  func numbers(_ lists: [Int32], _ across: [Int32]) -> [Int32] {
    if flat.isEmpty {
      return zip(lists, across).map { Int32(number(Int($0), Int($1)) ?? -1) }
    }
    var numbers = lists
    var found = numbers.mutableSpan
    let (flat, others) = (flat.span, across.span)
    for position in 0..<others.count {
      found[position] = flat[Int(found[position]) &* self.across &+ Int(others[position])]
    }
    return numbers
  }

  /// The number of a pair; nil where it has none.
  func number(_ list: Int, _ across: Int) -> Int? {
    pairs.find(UInt64(list) << 32 | UInt64(across)).map(Int.init)
  }

  /// Gives a pair a number.
  mutating func set(_ list: Int, _ across: Int, to number: Int) {
    pairs.set(UInt64(list) << 32 | UInt64(across), Int32(number))
    if !flat.isEmpty { flat[list * self.across + across] = Int32(number) }
  }
}
