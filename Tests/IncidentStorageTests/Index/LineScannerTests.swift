import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

/// Single lines, each with what the scanner must say of it; what it vouches for the full decoder
/// must take.
@Suite("The scanner on single lines")
struct LineScannerTests {
  private static let line = #"""
    {"id":"X-1","revision":1,"recorded":{"at":"2020-02-29T23:59:59.999Z","by":"desk"},"state":"active","occurred":{"start":"2020-02-28","end":"2020-02-29","precision":"day-range"},"place":{"country":"ML","latitude":12.5,"longitude":-8.0,"precision":"adm1"},"attack":{"kind":"ied","targets":[{"category":"military"}],"outcome":"succeeded"},"attributions":[{"key":"a1","role":"perpetrator","status":"unclaimed","confidence":"low","by":"press","stated":"2020-03-01","sources":["s1"]}],"casualties":[{"key":"c1","of":"civilians","outcome":"killed","count":{"low":1,"best":2,"high":30},"by":"press","stated":"2020-03-01T08:00:00.000Z","sources":["s1"]}],"sources":[{"key":"s1","publisher":"RFI","published":"2020-03-01","kind":"media","reliability":"B","credibility":2}],"title":"T"}
    """#

  private var scanner = LineScanner(ScanTable(.incident), references: .none)

  private mutating func expect(
    _ line: [UInt8], isVouched: Bool, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let found = (line + Array(repeating: 0x0A, count: LineScanner.slack)).withUnsafeBytes {
      scanner.scan(UnsafeRawBufferPointer(rebasing: $0[..<line.count]))
    }
    let text = String(decoding: line, as: UTF8.self)
    #expect(found == isVouched, "\(text)", sourceLocation: sourceLocation)
    guard found else { return }
    let checked = CheckedLine(
      StoredLine.content(of: line[...]), number: 1, isFinished: true, as: .incidents, .none)
    #expect(checked.problems.isEmpty, "\(text)", sourceLocation: sourceLocation)
  }

  /// The line with one part of it replaced.
  private static func with(_ part: String, _ other: String) throws -> [UInt8] {
    let pieces = line.split(separator: part, omittingEmptySubsequences: false)
    try #require(pieces.count == 2, "\(part)")
    return Array((pieces[0] + other + pieces[1]).utf8)
  }

  @Test("What it finds is what stands there")
  mutating func facts() throws {
    let line = Array(Self.line.utf8)
    expect(line, isVouched: true)
    let facts = scanner.facts
    #expect(facts.recordedAt == 1_583_020_799_999)
    #expect(facts.revision == 1)
    #expect(facts.attributions.map(\.stated) == [1_583_107_199_999])
    #expect(facts.casualties.map(\.stated) == [1_583_049_600_000])
    #expect(facts.casualties.map(\.low) == [1])
    #expect(facts.casualties.map(\.best) == [2])
    #expect(facts.casualties.map(\.high) == [30])
    #expect(Array(facts.reliabilities) == [4])
    func text(_ facet: ScanFacet, _ number: UInt32) -> String {
      String(decoding: scanner.facets[Int(facet.rawValue)][number], as: UTF8.self)
    }
    #expect(
      text(.occurred, facts.occurred)
        == #"{"start":"2020-02-28","end":"2020-02-29","precision":"day-range"}"#)
    #expect(text(.place, facts.place) == #"{"country":"ML","precision":"adm1"}"#)
    #expect(
      text(.attack, facts.attack) == #"{"kind":"ied","targets":[{"category":"military"}]}"#)
    #expect(
      text(.attribution, facts.attributions[0].text)
        == #"{"role":"perpetrator","status":"unclaimed","confidence":"low"}"#)
    #expect(
      text(.casualties, facts.casualties[0].text) == #"{"of":"civilians","outcome":"killed"}"#)
  }

  @Test("Fields in any order and blanks anywhere give the same numbers")
  mutating func anyOrder() throws {
    expect(Array(Self.line.utf8), isVouched: true)
    let facts = scanner.facts
    // Lists stand in the scanner's memory until the next line.
    let attributions = facts.attributions.map(\.text)
    let casualties = facts.casualties.map(\.text)
    for (part, other) in [
      (
        #""start":"2020-02-28","end":"2020-02-29","precision":"day-range""#,
        #""precision" :"day-range", "end":\#t"2020-02-29","start":"2020-02-28""#
      ),
      (
        #""country":"ML","latitude":12.5,"longitude":-8.0,"precision":"adm1""#,
        #""precision":"adm1","longitude":-8.0,"country":"ML","latitude":12.5"#
      ),
      (
        #""kind":"ied","targets":[{"category":"military"}],"outcome":"succeeded""#,
        #""targets":[ { "category" : "military" } ],"outcome":"succeeded", "kind":"ied" "#
      ),
      (
        #""key":"a1","role":"perpetrator","status":"unclaimed","confidence":"low","by":"press""#,
        #""confidence":"low","status":"unclaimed","by":"press","role":"perpetrator","key":"a1""#
      ),
      (
        #""key":"c1","of":"civilians","outcome":"killed""#,
        #""outcome":"killed","extra":[1],"of":"civilians","key":"c1""#
      ),
    ] {
      // The first time it is walked, then its form is known.
      for _ in 0..<2 {
        expect(try Self.with(part, other), isVouched: true)
        #expect(scanner.facts.occurred == facts.occurred)
        #expect(scanner.facts.place == facts.place)
        #expect(scanner.facts.attack == facts.attack)
        #expect(scanner.facts.attributions.map(\.text) == attributions)
        #expect(scanner.facts.casualties.map(\.text) == casualties)
      }
    }
  }

  @Test("Bytes of characters at every place of a block")
  mutating func characters() throws {
    let right: [[UInt8]] = [
      [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
      [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF], [0x7F],
      [0xC3, 0xA9, 0xC3, 0xA9, 0xE2, 0x80, 0x99], Array(#"\"\\\/\b\f\n\r\t"#.utf8),
      Array(#"\u00e9\u0001\uD7ff\uE000\uFFFF"#.utf8), Array(#"\ud83d\ude00\uDBFF\uDFFF"#.utf8),
    ]
    let wrong: [[UInt8]] = [
      [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xC3, 0xC3, 0xA9],
      [0xC3, 0xA9, 0xA9], [0xE0, 0x9F, 0x80], [0xE2, 0x80], [0xED, 0xA0, 0x80],
      [0xF0, 0x8F, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF],
      [0x00], [0x1F], [0x0A], Array(#"\x"#.utf8), Array(#"\ud800"#.utf8), Array(#"\u0000"#.utf8),
      Array(#"\ud83d\u0041"#.utf8), Array(#"\ude00"#.utf8), Array(#"\ud83d\\ude00"#.utf8),
      Array(#"\u00g0"#.utf8), Array(#"\u00e."#.utf8), Array(#"\U00e9"#.utf8),
    ]
    let pieces = Self.line.split(separator: #""T""#, omittingEmptySubsequences: false)
    let (head, tail) = (Array((pieces[0] + "\"").utf8), Array(("\"" + pieces[1]).utf8))
    for before in 0..<35 {
      for after in [0, 1, 20] {
        let front = head + Array(repeating: 0x61, count: before)
        let back = Array(repeating: 0x62, count: after) + tail
        for bytes in right { expect(front + bytes + back, isVouched: true) }
        for bytes in wrong { expect(front + bytes + back, isVouched: false) }
      }
    }
  }

  @Test("Keys that begin alike, keys twice, keys that are cut")
  mutating func keys() throws {
    for unknown in [
      "titles", "titl", "t", "", "attribution", "attributionsX", "notDuplicateO",
      "notDuplicateOf2", "verificatio", "é", "publisher",
    ] {
      expect(try Self.with(#""title":"T""#, #""title":"T","\#(unknown)":"x""#), isVouched: true)
      expect(
        try Self.with(#""title":"T""#, #""title":"T","\#(unknown)":1,"\#(unknown)":1"#),
        isVouched: false)
    }
    expect(
      try Self.with(#""title":"T""#, #""notDuplicateOf":["X-2"],"title":"T""#), isVouched: true)
    expect(
      try Self.with(
        #""title":"T""#, #""notDuplicateOf":["X-2"],"title":"T","notDuplicateOf":["X-2"]"#),
      isVouched: false)
    for (part, other) in [
      (#""title":"T""#, #""title":"T","title":"T""#), (#""title":"T""#, #""title":"T","id":"X-1""#),
      (#""kind":"ied""#, #""kind":"ied","kind":"ied""#), (#""title":"T""#, #""title""T""#),
      (#""low":1"#, #""low":1,"low":1"#), (#""title":"T""#, #""titl\u0065":"T""#),
      (#""title":"T""#, #""a":{"b":1,"b":1}"#), (#""key":"c1""#, #""key":"a1""#),
      (#""key":"c1""#, #""key":"s1""#), (#""title":"T""#, #""title":"T","#),
      (#""id":"X-1","#, ""), (#""country":"ML","#, ""), (#""of":"civilians","#, ""),
      (#""key":"s1","publisher""#, #""key":"12345678","publisher""#),
    ] {
      expect(try Self.with(part, other), isVouched: false)
    }
    let long = Self.line.split(separator: "s1", omittingEmptySubsequences: false)
    expect(Array(long.joined(separator: "12345678X").utf8), isVouched: true)
    let other = [long[0], "12345678X", long[1], "12345678X", long[2], "12345678Y", long[3]]
    expect(Array(other.joined().utf8), isVouched: false)
  }

  @Test(
    "Numbers in every notation",
    arguments: [
      ("0", true), ("7", true), ("999999", true), ("00", false), ("01", false), ("-0", false),
      ("-1", false), ("+1", false), ("1.0", false), ("1.", false), (".5", false), ("1e1", false),
      ("1E+1", false), ("99999999999999999999", false), ("\"1\"", false), ("null", false),
      ("", false), ("1 1", false), ("0x1", false),
    ])
  mutating func numbers(text: String, isVouched: Bool) throws {
    expect(try Self.with(#""low":1,"#, #""low":\#(text),"#), isVouched: isVouched)
  }

  @Test(
    "Coordinates in every notation",
    arguments: [
      ("0", true), ("-0.0", true), ("89.99999", true), ("-89.9", true), ("90", false),
      ("-91", false), ("012.5", false), ("12.", false), ("12.5.", false), ("1e1", false),
      ("--1", false), ("-", false), ("12,5", false),
    ])
  mutating func coordinates(text: String, isVouched: Bool) throws {
    expect(try Self.with(#""latitude":12.5"#, #""latitude":\#(text)"#), isVouched: isVouched)
  }

  @Test(
    "Days and instants",
    arguments: [
      ("2020-02-29", true), ("2019-02-29", false), ("1900-02-29", false), ("2000-02-29", true),
      ("2020-00-10", false), ("2020-13-10", false), ("2020-04-31", false), ("2020-04-00", false),
      ("2020-4-010", false), ("2020/04/01", false), ("0000-01-01", false), ("2020-04-1x", false),
      ("2020-04-01T00:00:00.000Z", true), ("2020-04-01T23:59:59.999Z", true),
      ("2020-04-01T24:00:00.000Z", false), ("2020-04-01T23:60:00.000Z", false),
      ("2020-04-01T23:59:5:.000Z", false), ("2020-04-01T2/:59:50.000Z", false),
      ("2020-04-01T23:59:50.0:0Z", false), ("2020-04-01 23:59:50.000Z", false),
      ("2020-04-31T23:59:50.000Z", false), ("2020-04-01T23:59:50.000z", false),
    ])
  mutating func times(text: String, isVouched: Bool) throws {
    // Twice, for the month is remembered.
    for _ in 0..<2 {
      expect(
        try Self.with(#""published":"2020-03-01""#, #""published":"\#(text)""#),
        isVouched: isVouched)
    }
  }

  @Test(
    "Escapes by number only where no bytes are compared",
    arguments: [
      (#""title":"T""#, true), (#""publisher":"RFI""#, true), (#""by":"desk""#, true),
      (#""id":"X-1""#, false), (#""country":"ML""#, false), (#""kind":"ied""#, false),
      (#""category":"military""#, false), (#""outcome":"killed""#, false),
      (#""published":"2020-03-01""#, false), (#""reliability":"B""#, false),
      (#""key":"c1""#, false), (#""state":"active""#, false),
    ])
  mutating func numberedEscapes(field: String, isVouched: Bool) throws {
    let last = try #require(field.dropLast().unicodeScalars.last)
    let number = "000" + String(last.value, radix: 16)
    expect(
      try Self.with(field, field.dropLast(2) + #"\u"# + number.suffix(4) + "\""),
      isVouched: isVouched)
  }

  @Test("More statements than are settled together")
  mutating func manyStatements() throws {
    let statement =
      try #require(
        Self.line.split(separator: #""casualties":["#).last?.split(separator: "]").first) + "]}"
    let sides = ["civilians", "state-forces", "armed-group"]
    let many = (1...200).map { number in
      #"{"key":"c\#(number)","of":"\#(sides[number % 3])","outcome":"killed","#
        + #""count":{"low":\#(number)},"by":"press","stated":"2020-03-01"}"#
    }
    expect(try Self.with(String(statement), many.joined(separator: ",")), isVouched: true)
    let facts = scanner.facts
    #expect(facts.casualties.map(\.low) == Array(1...200))
    for (index, statement) in facts.casualties.enumerated() {
      #expect(statement.text == facts.casualties[index % 3].text)
    }
    #expect(Set(facts.casualties.map(\.text)).count == 3)
  }
}
