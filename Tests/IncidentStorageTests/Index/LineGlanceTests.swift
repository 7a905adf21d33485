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
    var reading = Self.partsOfNeeds.map {
      (scanner($0.needs, .right), scanner($0.needs, .ordered))
    }
    var orderedCount = 0
    for line in SlowTests.areWanted ? lines : Array(lines.prefix(6)) {
      for form in [line] + hostile.forms(of: line) {
        var fresh = scanner(.all, .unknown)
        guard let expected = found(form, &fresh) else { continue }
        orderedCount += fresh.areOrdered ? 1 : 0
        for (index, (_, parts)) in Self.partsOfNeeds.enumerated() {
          // The second time objects are known byte for byte.
          for _ in 0..<2 {
            #expect(reads(form, &reading[index].0))
            var descriptions = [reading[index].0.description(of: form)]
            if fresh.areOrdered {
              #expect(reads(form, &reading[index].1))
              descriptions.append(reading[index].1.description(of: form))
            }
            for description in descriptions {
              for part in parts {
                #expect(
                  description[part] == expected[part],
                  "\(part) in \(String(decoding: form, as: UTF8.self))")
              }
            }
          }
        }
      }
    }
    #expect(orderedCount >= 6)
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

  @Test("What is wrong after all is not read past the end of the line")
  func cut() throws {
    let line = try #require(lines.max { $0.count < $1.count })
    for known in [KnownLines.right, .ordered] {
      var scanner = scanner(.all, known)
      for count in 0..<line.count {
        let part = Array(line[..<count])
        if reads(part, &scanner) {
          // Whatever was found stands before the cut.
          #expect(scanner.facts.id.upperBound <= count)
          #expect(scanner.facts.cited.allSatisfy { $0.upperBound <= count })
          #expect(scanner.facts.publishers.allSatisfy { $0.upperBound <= count })
        }
      }
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
