import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

/// Lines that are known to be right beside the same lines with every value checked.
@Suite("Lines that are known to be right")
struct LineGlanceTests {
  private let table = ScanTable(.incident)
  private let lines: [[UInt8]]
  private let references: ReferenceLookUp

  /// What is found of a line where columns are asked for.
  private static let partsOfNeeds: [(needs: ColumnNeeds, parts: [String])] = [
    ([], ["id", "revision", "recorded", "standing"]), (.occurred, ["id", "standing", "occurred"]),
    (.places, ["id", "place", "point"]), (.attacks, ["standing", "attack"]),
    (.operations, ["id", "operation"]),
    ([.occurred, .operations], ["id", "occurred", "operation"]),
    ([.basic, .publishers], ["place", "attack", "operation", "publishers"]),
    (
      [.basic, .leaders, .figures],
      ["occurred", "place", "named", "casualties", "sources", "operation"]
    ),
    ([.leaders], ["named"]), ([.figures], ["casualties", "sources"]),
    ([.basic, .said], ["id", "dated", "said", "undated", "attack"]),
    ([.basic, .courses], ["named", "attributions", "casualties", "said", "undated", "sources"]),
    (
      .all,
      [
        "id", "revision", "recorded", "reason", "standing", "dated", "said", "undated", "occurred",
        "place", "attack", "operation", "point", "attributions", "casualties", "sources",
        "publishers",
      ]
    ),
  ]

  init() throws { (lines, references) = try generatedLines(seed: 12) }

  private func scanner(_ needs: ColumnNeeds = .all, _ known: KnownLines) -> LineScanner {
    LineScanner(table, references: references, needs: needs, known: known)
  }

  @Test("What is asked for is found as if every value were checked, in whatever form lines are")
  func same() throws {
    var hostile = HostileLines(seed: 6)
    var readers = Readers(self)
    for line in SlowTests.areWanted ? lines : Array(lines.prefix(6)) {
      for form in [line] + hostile.forms(of: line) { readers.compare(form) }
    }
    #expect(readers.orderedCount >= 6)
  }

  @Test("Lines that are changed at random are read within their bounds, right ones as if checked")
  func changed() throws {
    var inputs = HostileInputs(
      seed: 4, corpus: lines.map { String(decoding: $0, as: UTF8.self) },
      tokens: [
        "\"operation\":\"OP-1\",", "\"sources\":[{\"key\":\"s1\"}],", "\"key\":\"s1\",", "}],",
        "[{",
        "\\u0061", "\"x\":{},", "\"town\":\"ml-kayes\",", "\"revision\":2,",
      ])
    var readers = Readers(self)
    for _ in 0..<(SlowTests.areWanted ? 6_000 : 100) {
      readers.compare(inputs.next().map { $0 == 0x0A ? 0x20 : $0 })
    }
    #expect(readers.rightCount > 3)
  }

  /// Scanners that are kept over all lines, of which each reads what is asked for.
  private struct Readers {
    private let tests: LineGlanceTests
    private var readers: [(right: LineScanner, ordered: LineScanner)]
    private(set) var rightCount = 0
    private(set) var orderedCount = 0

    init(_ tests: LineGlanceTests) {
      self.tests = tests
      readers = partsOfNeeds.map {
        (tests.scanner($0.needs, .right), tests.scanner($0.needs, .ordered))
      }
    }

    /// Reads a line, and compares with a scanner that checks every value what is right of it.
    mutating func compare(_ line: [UInt8]) {
      var fresh = tests.scanner(.all, .unknown)
      let expected = found(line, &fresh)
      rightCount += expected == nil ? 0 : 1
      orderedCount += expected != nil && fresh.areOrdered ? 1 : 0
      for (index, (_, parts)) in partsOfNeeds.enumerated() {
        // The second time objects are known byte for byte.
        for _ in 0..<2 {
          let isRead = reads(line, &readers[index].right)
          expectWithin(line, readers[index].right)
          expect(isRead, readers[index].right, parts, expected, line)
          if expected == nil || fresh.areOrdered {
            let isRead = reads(line, &readers[index].ordered)
            expectWithin(line, readers[index].ordered)
            expect(isRead, readers[index].ordered, parts, expected, line)
          }
        }
      }
    }

    private func expect(
      _ isRead: Bool, _ scanner: LineScanner, _ parts: [String], _ expected: [String: String]?,
      _ line: [UInt8]
    ) {
      guard let expected else { return }
      #expect(isRead)
      let description = scanner.description(of: line)
      for part in parts {
        #expect(
          description[part] == expected[part], "\(part) in \(String(decoding: line, as: UTF8.self))"
        )
      }
    }

    /// Whatever was found stands in the line.
    private func expectWithin(_ line: [UInt8], _ scanner: LineScanner) {
      let facts = scanner.facts
      let places =
        [facts.id, facts.latitude, facts.longitude] + Array(facts.cited) + Array(facts.publishers)
        + Array(facts.sourceKeys)
      #expect(places.allSatisfy { $0.upperBound <= line.count })
      #expect(facts.sources ?? 0 <= line.count)
    }
  }

  @Test("Lines with fields in another order are not ordered; keys that no field has do not matter")
  func ordered() throws {
    let text = String(decoding: try #require(lines.first), as: UTF8.self)
    for (old, new, isOrdered) in [
      ("\"revision\":1,", "", true), ("\"state\":", "\"x\":{\"operation\":1},\"state\":", true),
      ("\"occurred\":{", "\"occurred\":{\"x\":1,", true),
      ("\"id\":", "\"marking\":\"green\",\"id\":", false),
    ] {
      let other = text.replacing(old, with: new)
      try #require(other != text)
      var scanner = scanner(.all, .unknown)
      #expect(scans(Array(text.utf8), &scanner))
      #expect(scanner.areOrdered)
      #expect(scans(Array(other.utf8), &scanner))
      #expect(scanner.areOrdered == isOrdered)
    }
  }

  @Test("A key within an object is not taken for one of the record", arguments: [false, true])
  func lateKey(hasOperation: Bool) throws {
    var json = try JSONReader.read(try #require(lines.first))
    json["operation"] = hasOperation ? .string("OP-1") : nil
    let text = ObjectShape.incident.canonical(json).text
    let sources = "\"sources\":[{\"key\":"
    try #require(text.contains(sources))
    let other = text.replacing(sources, with: "\"x\":{\"operation\":\"OP-2\"},\(sources)")
    var (one, two) = (scanner(.operations, .ordered), scanner(.operations, .ordered))
    #expect(reads(Array(text.utf8), &one))
    #expect(reads(Array(other.utf8), &two))
    for scanner in [one, two] { #expect((scanner.facts.operation != 0) == hasOperation) }
    #expect(one.operations[one.facts.operation] == two.operations[two.facts.operation])
  }

  @Test("A line that is cut is not read past its end")
  func cut() throws {
    let line = try #require(lines.max { $0.count < $1.count })
    var readers = Readers(self)
    for count in stride(from: 0, to: line.count, by: SlowTests.areWanted ? 1 : 11) {
      readers.compare(Array(line[..<count]))
    }
  }
}

/// Values that are passed over, beside a reader of JSON.
@Suite("Values that are passed over")
struct LineSkipTests {
  @Test("The end of a value is where a reader of JSON has it")
  func ends() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<(SlowTests.areWanted ? 4000 : 400) {
      let text = value(&random, 0)
      let line = Array((text + ",\"next\":[{}]}").utf8)
      let padded = line + Array(repeating: 0x0A, count: LineScanner.slack)
      let count: Int? = padded.withUnsafeBytes { bytes in
        guard let start = bytes.baseAddress else { return nil }
        return start.behindValue(before: start + line.count).map { $0 - start }
      }
      #expect(count == text.utf8.count, "\(text)")
    }
  }

  /// A value with brackets and quotes in strings, blanks, and backslashes at all places of blocks.
  private func value(_ random: inout SplitMix64, _ depth: Int) -> String {
    func pick(_ count: UInt64) -> Int { Int(random.next() % count) }
    func string() -> String {
      let parts = ["{", "}", "[", "]", "\\\"", "\\\\", "é", "abcdefgh", "\\n", ":", ","]
      return "\"" + (0..<pick(24)).map { _ in parts[pick(UInt64(parts.count))] }.joined() + "\""
    }
    switch depth > 4 ? 2 + pick(3) : pick(5) {
    case 0:
      return "{"
        + (0..<pick(4)).map { _ in "\(string()) : \(value(&random, depth + 1))" }
        .joined(separator: ", ") + "}"
    case 1:
      return "[" + (0..<pick(5)).map { _ in value(&random, depth + 1) }.joined(separator: ",") + "]"
    case 2: return string()
    case 3: return ["-12.5", "0", "1e9"][pick(3)]
    default: return ["true", "false", "null"][pick(3)]
    }
  }
}
