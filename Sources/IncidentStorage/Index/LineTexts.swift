import IncidentCore
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finds texts of an incident in its line, without decoding it.
enum LineTexts {
  /// A key on the way to such texts.
  fileprivate struct Key {
    let name: StaticString
    /// The number of the key under which its object stands; -1 for the record itself.
    var parent = -1
    var leadsToText = true
  }

  /// Where a search for words looks.
  private static let keys = [
    Key(name: "title"), Key(name: "summary"),
    Key(name: "place", leadsToText: false), Key(name: "asWritten", parent: 2),
    Key(name: "accounts", leadsToText: false), Key(name: "text", parent: 4),
    Key(name: "sources", leadsToText: false), Key(name: "title", parent: 6),
    Key(name: "quote", parent: 6),
    Key(name: "attributions", leadsToText: false), Key(name: "note", parent: 9),
    Key(name: "support", leadsToText: false), Key(name: "quote", parent: 11),
    Key(name: "attack", leadsToText: false),
    Key(name: "targets", parent: 13, leadsToText: false), Key(name: "description", parent: 14),
  ]

  /// Where those texts stand that no column has.
  private static let keysOfDetails = [
    Key(name: "title"), Key(name: "place", leadsToText: false), Key(name: "asWritten", parent: 1),
    Key(name: "occurred", leadsToText: false), Key(name: "timeOfDay", parent: 3),
    Key(name: "attributions", leadsToText: false), Key(name: "status", parent: 5),
  ]

  /// The texts of a line that a search for words looks at; nil where only the decoder can tell.
  static func texts(of line: [UInt8]) -> [String]? {
    var texts: [String] = []
    let isRead = line.withUnsafeBytes { line in
      read(line, keys) { _, string in
        guard let text = text(string) else { return false }
        texts.append(text)
        return true
      }
    }
    return isRead ? texts : nil
  }

  /// What a line tells of what stands in no column; nil where only the decoder can tell.
  static func details(of line: [UInt8]) -> LineDetails? {
    var details = LineDetails()
    let isRead = line.withUnsafeBytes { line in
      read(line, keysOfDetails) { key, string in
        guard let text = text(string) else { return false }
        switch key {
        case 0: details.title = text
        case 2: details.asWritten = text
        case 4: details.timeOfDay = TimeOfDay(text: text)
        default: details.hasDenial = details.hasDenial || text == Attribution.Status.denied.rawValue
        }
        return true
      }
    }
    return isRead ? details : nil
  }

  /// Whether a line may say that somebody had no part in it.
  static func mayDeny(_ line: [UInt8]) -> Bool {
    line.withUnsafeBytes { line in
      // What is escaped may be the word too.
      ByteSearch.offset(of: #""denied""#, in: line, 0..<line.count) != nil
        || ByteSearch.mayEscape(in: line)
    }
  }

  /// What a line says of who did it; nil where only the decoder can tell.
  static func attributions(of line: [UInt8]) -> [Attribution]? {
    guard let value = line.withUnsafeBytes({ value(of: "attributions", in: $0) }) else {
      return nil
    }
    if value.isEmpty { return [] }
    return (try? JSONReader.read(line[value]))?.array?.compactMap(Attribution.init)
  }

  /// Where the list stands that is the value of a key of the record; empty where there is none, nil
  /// where only the decoder can tell.
  private static func value(
    of key: StaticString, in line: UnsafeRawBufferPointer
  ) -> Range<Int>? {
    var (depth, at) = (0, 0)
    var start: Int?
    while at < line.count {
      switch line[at] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if let start, depth == 1 { return start..<at + 1 }
      case UInt8(ascii: "\""):
        let name = at + 1
        guard let end = closingQuote(of: line, from: name) else { return nil }
        at = end + 1
        guard depth == 1, start == nil else { continue }
        while at < line.count, line[at] <= 0x20 { at += 1 }
        guard at < line.count, line[at] == UInt8(ascii: ":") else { continue }
        let bytes = UnsafeRawBufferPointer(rebasing: line[name..<end])
        if bytes.contains(UInt8(ascii: "\\")) { return nil }
        if Key(name: key).is(bytes) {
          at += 1
          while at < line.count, line[at] <= 0x20 { at += 1 }
          guard at < line.count, line[at] == UInt8(ascii: "[") else { return nil }
          start = at
        }
        continue
      default: break
      }
      at += 1
    }
    return start == nil ? 0..<0 : nil
  }

  /// Gives the strings in quotes that stand under keys which lead to text, with the numbers of these.
  ///
  /// - Returns: Whether the line could be read, and all that was given was taken.
  private static func read(
    _ line: UnsafeRawBufferPointer, _ keys: [Key],
    take: (Int, Slice<UnsafeRawBufferPointer>) -> Bool
  ) -> Bool {
    // A bit for each key under which others stand, from that of the record itself.
    let parents = keys.reduce(UInt64(0)) { $0 | 1 << UInt64($1.parent + 1) }
    // Of each open object the number of the key that is read; -2 where it leads to no text.
    var open: [Int] = []
    var at = 0
    while at < line.count {
      switch line[at] {
      case UInt8(ascii: "{"): open.append(-2)
      case UInt8(ascii: "}"):
        if open.popLast() == nil { return false }
      case UInt8(ascii: "\""):
        let start = at
        guard let end = closingQuote(of: line, from: start + 1) else { return false }
        at = end
        repeat { at += 1 } while at < line.count && line[at] <= 0x20
        if at < line.count, line[at] == UInt8(ascii: ":") {
          let last = open.count - 1
          if last < 0 { return false }
          let parent = last > 0 ? open[last - 1] : -1
          guard parent >= -1, parents >> UInt64(parent + 1) & 1 == 1 else {
            open[last] = -2
            continue
          }
          let name = UnsafeRawBufferPointer(rebasing: line[(start + 1)..<end])
          if name.contains(UInt8(ascii: "\\")) { return false }
          open[last] = number(of: name, under: parent, keys)
        } else if let key = open.last, key >= 0, keys[key].leadsToText {
          if !take(key, line[start...end]) { return false }
        }
        continue
      default: break
      }
      at += 1
    }
    return true
  }

  /// The number of a key; -2 where it leads to no text.
  private static func number(
    of name: UnsafeRawBufferPointer, under parent: Int, _ keys: [Key]
  ) -> Int {
    for (number, key) in keys.enumerated() where key.parent == parent && key.is(name) {
      return number
    }
    return -2
  }

  /// Where a string has its closing quote.
  private static func closingQuote(of line: UnsafeRawBufferPointer, from start: Int) -> Int? {
    guard let base = line.baseAddress else { return nil }
    var from = start
    while from < line.count, let quote = memchr(base + from, 0x22, line.count - from) {
      let end = UnsafeRawPointer(quote) - base
      var escapes = end
      while escapes > start, line[escapes - 1] == UInt8(ascii: "\\") { escapes -= 1 }
      if (end - escapes) % 2 == 0 { return end }
      from = end + 1
    }
    return nil
  }

  /// The text of a string in quotes.
  private static func text(_ string: Slice<UnsafeRawBufferPointer>) -> String? {
    guard string.contains(UInt8(ascii: "\\")) else {
      return String(decoding: string.dropFirst().dropLast(), as: UTF8.self)
    }
    return (try? JSONReader.read(Array(string)))?.string
  }
}

extension LineTexts.Key {
  @inline(__always)
  fileprivate func `is`(_ text: UnsafeRawBufferPointer) -> Bool {
    guard text.count == name.utf8CodeUnitCount, let start = text.baseAddress else { return false }
    // Both hold so many bytes.
    return memcmp(start, name.utf8Start, text.count) == 0
  }
}
