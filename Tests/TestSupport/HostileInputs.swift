/// Makes inputs that good ones can become by accident or malice, the same ones for a seed.
///
/// Each is a good input, or two spliced, with a few mutations: bytes changed, put in or taken out,
/// tokens put in, spans repeated or nested, the end cut off, characters that mislead.
package struct HostileInputs {
  private var random: SplitMix64
  private let corpus: [[UInt8]]
  private let tokens: [[UInt8]]
  private let brackets: [(opening: [UInt8], closing: [UInt8])]

  /// No input is longer than this, in bytes.
  package static let maximumLength = 1 << 16

  /// Prepares to mutate good inputs with the tokens of their language.
  package init(seed: UInt64, corpus: [String], tokens: [String]) {
    random = SplitMix64(seed: seed)
    self.corpus = corpus.map { Array($0.utf8) }
    self.tokens = (tokens + HostileInputs.misleading).map { Array($0.utf8) }
    brackets = [("[", "]"), ("{\"a\":", "}"), ("(", ")"), ("\"", "\""), ("not ", "")]
      .map { (Array($0.utf8), Array($1.utf8)) }
  }

  /// Makes the next input.
  package mutating func next() -> [UInt8] {
    var bytes = goodInput()
    for _ in 0..<Int.random(in: 1...5, using: &random) { mutate(&bytes) }
    return Array(bytes.prefix(HostileInputs.maximumLength))
  }

  private mutating func goodInput() -> [UInt8] { corpus.randomElement(using: &random) ?? [] }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let span = span(of: bytes)
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1: bytes.replaceSubrange(span.prefix(1), with: [.random(in: 0...255, using: &random)])
    case 2: bytes.insert(.random(in: 0...255, using: &random), at: span.lowerBound)
    case 3: bytes.removeSubrange(span)
    case 4: bytes.removeSubrange(span.lowerBound...)
    case 5, 6, 7:
      bytes.insert(contentsOf: tokens.randomElement(using: &random) ?? [], at: span.lowerBound)
    case 8: bytes.replaceSubrange(span, with: tokens.randomElement(using: &random) ?? [])
    case 9:
      let copy = Array(bytes[span])
      let room = HostileInputs.maximumLength / max(copy.count, 1)
      bytes.insert(contentsOf: repeated(copy, atMost: room), at: span.lowerBound)
    case 10:
      guard let (opening, closing) = brackets.randomElement(using: &random) else { return }
      let depth = [1, 2, 63, 64, 65, 2000].randomElement(using: &random) ?? 1
      bytes.insert(contentsOf: (0..<depth).flatMap { _ in closing }, at: span.upperBound)
      bytes.insert(contentsOf: (0..<depth).flatMap { _ in opening }, at: span.lowerBound)
    default:
      bytes.removeSubrange(span.lowerBound...)
      bytes += goodInput().suffix(Int.random(in: 0...200, using: &random))
    }
  }

  /// A span of up to forty bytes that lies within the input, sometimes to its end.
  private mutating func span(of bytes: [UInt8]) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let length = Int.random(in: 0...40, using: &random)
    return start..<min(start + length, bytes.count)
  }

  private mutating func repeated(_ bytes: [UInt8], atMost room: Int) -> [UInt8] {
    let count = min([1, 2, 10, 1000].randomElement(using: &random) ?? 1, room)
    return (0..<count).flatMap { _ in bytes }
  }

  /// What confuses readers of text: controls, marks of order, combining marks, odd digits.
  private static let misleading = [
    "\0", "\u{1B}[31m", "\u{1B}]0;x\u{7}", "\u{8}", "\u{7F}", "\u{9B}2J", "\r", "\n", "\r\n", "\t",
    "\u{202E}", "\u{2066}", "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{2028}", "\u{85}", "\u{A0}",
    "\u{301}", "e\u{301}", "é", "ß", "İ", "ﬁ", "٣", "５", "½", "🇲🇱", "👩‍👩‍👧", "\u{10FFFF}",
    "-", "\\", "\"", "'", "`", "<b>", "&lt;", "=1+1", "@x", "9223372036854775807",
    "-9223372036854775808", "9223372036854775808", "1e400", "1e-400", "-0", "00", "0x10", "..",
  ]
}
