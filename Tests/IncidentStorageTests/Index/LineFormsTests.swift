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

  init() throws {
    let folder = try TemporaryFolder()
    let reference = try GeneratedReference.make(in: folder)
    _ = try GeneratedLog.write(
      seed: 11, revisions: SlowTests.areWanted ? 60 : 12, to: folder.file("log"),
      reference: reference)
    let log = LogFolder(folder.file("log"))
    references = try LogBasis(log).references
    lines = try log.files(of: .incidents).flatMap { file in
      (try FileAccess().read(log.file(file)) ?? []).split(separator: 0x0A).map { Array($0) }
    }
  }

  private func scan(_ line: [UInt8], _ scanner: inout LineScanner) -> Bool {
    (line + Array(repeating: 0x0A, count: LineScanner.slack)).withUnsafeBytes {
      scanner.scan(UnsafeRawBufferPointer(rebasing: $0[..<line.count]))
    }
  }

  /// What a scanner finds in a line, with texts for its own numbers; nil where it vouches for nothing.
  private func found(_ line: [UInt8], _ scanner: inout LineScanner) -> [String]? {
    guard scan(line, &scanner) else { return nil }
    let (facts, scanner) = (scanner.facts, scanner)
    func text(_ facet: ScanFacet, _ number: UInt32) -> String {
      String(decoding: scanner.facets[Int(facet.rawValue)][number], as: UTF8.self)
    }
    func text(_ range: Range<Int>) -> String { String(decoding: line[range], as: UTF8.self) }
    func statement(_ statement: LineFacts.Statement, _ facet: ScanFacet) -> String {
      let speaker = String(decoding: scanner.speakers[statement.speaker], as: UTF8.self)
      return [
        text(facet, statement.text), speaker, "\(statement.stated) \(statement.low)",
        "\(statement.best) \(statement.high) \(statement.cited)",
      ].joined(separator: "|")
    }
    return [
      text(facts.id), "\(facts.revision)", "\(facts.recordedAt)", "\(facts.hasReason)",
      "\(facts.hasInto)", "\(facts.earliest) \(facts.latest)", "\(Array(facts.said))",
      "\(facts.undatedSources.map { text($0) })", "\(facts.state) \(facts.verification)",
      "\(facts.marking)", text(.occurred, facts.occurred), text(.place, facts.place),
      text(.attack, facts.attack),
      String(decoding: scanner.operations[facts.operation], as: UTF8.self),
      text(facts.latitude), text(facts.longitude),
      "\(facts.attributions.map { statement($0, .attribution) })",
      "\(facts.casualties.map { statement($0, .casualties) })",
      "\(facts.sourceKeys.map { text($0) })", "\(Array(facts.reliabilities))",
      "\(facts.cited.map { text($0) })", "\(facts.publishers.map { text($0) })",
      "\(facts.marks.rawValue)",
    ]
  }

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

  @Test("A form that was walked is not walked again")
  func walkedOnce() throws {
    var scanner = newScanner
    for line in lines { #expect(scan(line, &scanner)) }
    let walked = scanner.walked
    #expect(walked > 0)
    for line in lines + lines { #expect(scan(line, &scanner)) }
    #expect(scanner.walked == walked)
    // Another text and another number are the same form.
    let line = try #require(lines.first)
    let text = String(decoding: line, as: UTF8.self)
    let other = text.replacing("\"summary\":\"", with: "\"summary\":\"é \\n \\u00e9 ")
    try #require(other != text)
    #expect(scan(Array(other.utf8), &scanner))
    #expect(scanner.walked == walked)
  }

  @Test("A line of a known form with one byte of it changed is judged as if no form were known")
  func changedBytes() throws {
    var known = newScanner
    for line in lines + lines { #expect(scan(line, &known)) }
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
    for line in lines + lines { #expect(scan(line, &known)) }
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
    #expect(scan(line, &known))
    var isFull = false
    for _ in 0..<3000 where !isFull {
      let shuffled = hostile.shuffled(line)
      #expect(scan(shuffled, &known))
      let walked = known.walked
      #expect(scan(shuffled, &known))
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
