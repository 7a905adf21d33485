import IncidentCore

/// Tells lines in which the id of a record may stand that is marked more closely than others.
///
/// Words are looked for in the bytes of lines; a line that it clears names none.
struct MentionFinder: Sendable {
  /// By the first two bytes of the ids, and by hashes of all: bits, of which few are set.
  private var starts = [Bool](repeating: false, count: 1 << 16)
  private var bits: [Bool]
  private var isEmpty = true

  /// Takes ids.
  init(_ ids: [String]) {
    var size = 1 << 10
    while size < 16 * ids.count { size *= 2 }
    bits = Array(repeating: false, count: size)
    for id in ids {
      let id = Array(id.utf8)
      // What is no word of a text is not looked for in texts.
      guard id.count > 1, id.contains(UInt8(ascii: "-")),
        id.allSatisfy({ MentionFinder.isPartOfWord[Int($0)] })
      else { continue }
      isEmpty = false
      starts[MentionFinder.start(id[...])] = true
      bits[hash(id[...])] = true
    }
  }

  /// Whether one of the ids may stand in a line, besides that of its own record.
  func mayMention(_ line: [UInt8], besides own: String) -> Bool {
    if isEmpty { return false }
    let own = Array(own.utf8)
    var at = 0
    while at < line.count {
      if line[at] == UInt8(ascii: "\\") {
        // The letter of an escape belongs to no word; a number may stand for any character.
        if at + 1 < line.count, line[at + 1] == UInt8(ascii: "u") { return true }
        at += 2
        continue
      }
      guard MentionFinder.isPartOfWord[Int(line[at])] else {
        at += 1
        continue
      }
      let start = at
      while at < line.count, MentionFinder.isPartOfWord[Int(line[at])] { at += 1 }
      guard at - start > 1 else { continue }
      let word = line[start..<at]
      if starts[MentionFinder.start(word)], word.contains(UInt8(ascii: "-")), bits[hash(word)],
        !word.elementsEqual(own)
      {
        return true
      }
    }
    return false
  }

  private static func start(_ word: ArraySlice<UInt8>) -> Int {
    Int(word[word.startIndex]) << 8 | Int(word[word.startIndex + 1])
  }

  private func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: hash ^ hash >> 32) & (bits.count - 1)
  }

  private static let isPartOfWord: [Bool] = (0..<256).map { byte in
    Redaction.isPartOfID(Unicode.Scalar(UInt8(byte)))
  }
}
