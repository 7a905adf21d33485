import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

@Suite("Lines of any form")
struct HostileLinesTests {
  @Test(
    "The scanner vouches only for lines that the full decoder takes",
    arguments: SlowTests.areWanted ? 1...3 : 1...1)
  func vouches(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let reference = try GeneratedReference.make(in: folder)
    _ = try GeneratedLog.write(
      seed: seed, revisions: SlowTests.areWanted ? 40 : 16, to: folder.file("log"),
      reference: reference)
    let log = LogFolder(folder.file("log"))
    let basis = try LogBasis(log)
    var hostile = HostileLines(seed: seed)
    var all: [UInt8] = []
    var taken = 0
    var scanner = LineScanner(ScanTable(.incident), references: basis.references)
    for file in try log.files(of: .incidents) {
      for line in (try FileAccess().read(log.file(file)) ?? []).split(separator: 0x0A) {
        for form in hostile.forms(of: Array(line)) {
          let isVouched = (form + Array(repeating: 0x0A, count: LineScanner.slack))
            .withUnsafeBytes { scanner.scan(UnsafeRawBufferPointer(rebasing: $0[..<form.count])) }
          let checked = CheckedLine(
            StoredLine.content(of: form[...]), number: 1, isFinished: true, as: .incidents,
            basis.references)
          let json = checked.problems.isEmpty ? checked.json : nil
          #expect(!isVouched || json != nil, "\(String(decoding: form, as: UTF8.self))")
          taken += isVouched ? 1 : 0
          // A log with an escape in an id is read whole.
          let isReadWhole = json?.text("id")?.utf8.contains { [0x22, 0x5C].contains($0) } ?? false
          if !form.contains(0x0A), !isReadWhole { all += form + [0x0A] }
        }
      }
    }
    #expect(taken > (SlowTests.areWanted ? 200 : 80))
    let whole = try TemporaryFolder()
    _ = try GeneratedReference.make(in: whole)
    try LogFolder(whole.file("log")).create(
      LogDescription(), reference: LogFolder(whole.file("reference")))
    for file in try log.files(of: .operations) {
      try whole.write(try FileAccess().read(log.file(file)) ?? [], to: "log/\(file)")
    }
    try whole.write(all + Array(#"{"id":"torn"#.utf8), to: "log/incidents/2020.jsonl")
    try GeneratedPair(whole).expectSameAttacks()
  }
}

/// Makes lines that say the same in another form, or nothing that is valid.
struct HostileLines {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  private mutating func next(below bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func forms(of line: [UInt8]) -> [[UInt8]] {
    let json = (try? JSONReader.read(line)) ?? .null
    var forms = [line]
    forms.append(text(shuffled(json), blanks: true))
    forms.append(line + Array("\r".utf8))
    forms.append([0xEF, 0xBB, 0xBF] + line)
    forms.append(escaped(line))
    forms.append(with(json, "extras", .object(["a": .array([.null, .bool(true), deep(40)])])))
    forms.append(with(json, "unknown", .string("😀 \u{7F}é")))
    forms.append(with(json, "extras", deep(70)))
    forms.append(with(json, "revision", JSON(.number("1.0"))))
    forms.append(with(json, "title", .null))
    forms.append(with(json, "operation", .string("OP-none")))
    forms.append(with(json, "extras", JSON(.number("1e999"))))
    forms.append(with(json, "extras", JSON(.number("-0.5E+3"))))
    forms.append(Array(#"{"id":"doubled","id":"twice","#.utf8) + line.dropFirst())
    for _ in 0..<6 {
      var broken = line
      let place = next(below: broken.count)
      switch next(below: 4) {
      case 0: broken[place] = UInt8(next(below: 256))
      case 1: broken.remove(at: place)
      case 2: broken.insert(UInt8(next(below: 256)), at: place)
      default: broken.removeSubrange(place...)
      }
      forms.append(broken)
    }
    return forms
  }

  /// The line with its fields in another order.
  mutating func shuffled(_ line: [UInt8]) -> [UInt8] {
    Array(shuffled((try? JSONReader.read(line)) ?? .null).text.utf8)
  }

  private func with(_ json: JSON, _ key: String, _ value: JSON) -> [UInt8] {
    var json = json
    json[key] = value
    return Array(json.text.utf8)
  }

  private func deep(_ depth: Int) -> JSON {
    (0..<depth).reduce(JSON.null) { inner, _ in .array([inner]) }
  }

  /// The same text with letters written as escapes in the title and in quotations.
  private func escaped(_ line: [UInt8]) -> [UInt8] {
    Array(
      String(decoding: line, as: UTF8.self).split(separator: "é", omittingEmptySubsequences: false)
        .joined(separator: "\\u00e9").utf8)
  }

  private mutating func shuffled(_ json: JSON) -> JSON {
    switch json.kind {
    case .array(let elements): return .array(elements.map { shuffled($0) })
    case .object(var members):
      for index in members.indices.reversed() { members.swapAt(index, next(below: index + 1)) }
      return JSON(.object(members.map { JSONMember($0.key, shuffled($0.value)) }))
    default: return json
    }
  }

  private func text(_ json: JSON, blanks: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    var isInString = false
    var isEscaped = false
    for byte in json.text.utf8 {
      bytes.append(byte)
      if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if !isInString, [UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "{")].contains(byte) {
        bytes.append(0x20)
      }
    }
    return bytes
  }
}
