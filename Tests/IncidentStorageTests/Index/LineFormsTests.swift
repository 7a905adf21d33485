import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

/// Lines whose form a scanner knows beside the same lines in a scanner that knows none.
@Suite("Forms of lines that are known")
struct LineFormsTests {
  private let table = ScanTable(.incident)
  private let lines: [[UInt8]]
  private let references: ReferenceLookUp

  init() throws { (lines, references) = try generatedLines(seed: 11) }

  private var newScanner: LineScanner { LineScanner(table, references: references) }

  @Test("What is found is the same, in whatever form the lines are")
  func same() throws {
    var hostile = HostileLines(seed: 5)
    var known = newScanner
    for line in SlowTests.areWanted ? lines : Array(lines.prefix(5)) {
      for form in hostile.forms(of: line) {
        var fresh = newScanner
        let expected = found(form, &fresh)
        for _ in 0..<3 { #expect(found(form, &known) == expected) }
      }
    }
  }

  @Test("A form that was walked is not walked again", arguments: [KnownLines.unknown, .ordered])
  func walkedOnce(known: KnownLines) throws {
    var scanner = LineScanner(table, references: references, known: known)
    for line in lines { #expect(scans(line, &scanner)) }
    let walked = scanner.walked
    #expect(walked > 0)
    for line in lines + lines { #expect(scans(line, &scanner)) }
    #expect(scanner.walked == walked)
    // Another text and another number are the same form.
    let line = try #require(lines.first)
    let text = String(decoding: line, as: UTF8.self)
    let other = text.replacing("\"summary\":\"", with: "\"summary\":\"é \\n \\u00e9 ")
    try #require(other != text)
    #expect(scans(Array(other.utf8), &scanner))
    #expect(scanner.walked == walked)
  }

  @Test("A line of a known form with one byte of it changed is judged as if no form were known")
  func changedBytes() throws {
    var known = newScanner
    for line in lines + lines { #expect(scans(line, &known)) }
    let bytes = Array("\",:{}[]\\ 0a-".utf8) + [0x00, 0x0D, 0xC3, 0xFF]
    let step = SlowTests.areWanted ? 1 : 29
    for (number, line) in lines.prefix(SlowTests.areWanted ? 8 : 3).enumerated() {
      for place in stride(from: number, to: line.count, by: step) {
        for (offset, byte) in bytes.enumerated() where (place + offset) % 3 == 0 {
          var changed = line
          if offset % 2 == 0 { changed[place] = byte } else { changed.insert(byte, at: place) }
          var fresh = newScanner
          let expected = found(changed, &fresh)
          #expect(
            found(changed, &known) == expected, "\(String(decoding: changed, as: UTF8.self))")
        }
      }
    }
  }

  @Test("Fields of one line in another are refused where they stand twice")
  func mixedLines() throws {
    var known = newScanner
    for line in lines + lines { #expect(scans(line, &known)) }
    // All that stands between two values of some line, behind a value of another.
    let parts = lines.prefix(SlowTests.areWanted ? 40 : 6).map {
      String(decoding: $0, as: UTF8.self).split(separator: "\"")
    }
    for (one, other) in zip(parts, parts.dropFirst()) {
      for place in stride(from: 1, to: min(one.count, other.count), by: 2) {
        let mixed = Array((one[..<place] + other[place...]).joined(separator: "\"").utf8)
        var fresh = newScanner
        let expected = found(mixed, &fresh)
        #expect(found(mixed, &known) == expected, "\(String(decoding: mixed, as: UTF8.self))")
      }
    }
  }

  @Test("Where there is no more room for forms, lines are walked and found right")
  func full() throws {
    var hostile = HostileLines(seed: 9)
    var known = newScanner
    let line = try #require(lines.max { $0.count < $1.count })
    #expect(scans(line, &known))
    var isFull = false
    for _ in 0..<3000 where !isFull {
      let shuffled = hostile.shuffled(line)
      #expect(scans(shuffled, &known))
      let walked = known.walked
      #expect(scans(shuffled, &known))
      isFull = known.walked > walked
    }
    #expect(isFull)
    let walked = known.walked
    var fresh = newScanner
    #expect(found(line, &known) == found(line, &fresh))
    #expect(known.walked == walked)
    let shuffled = hostile.shuffled(line)
    fresh = newScanner
    #expect(found(shuffled, &known) == found(shuffled, &fresh))
  }
}
