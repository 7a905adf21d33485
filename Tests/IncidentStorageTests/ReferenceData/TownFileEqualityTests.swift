import IncidentCore
import IncidentStorage
import TestSupport
import Testing
import TextBasics

/// Every answer of the mapped file is that of the reader that decodes all lines.
@Suite struct TownFileEqualityTests {
  @Test(arguments: 1...(SlowTests.areWanted ? 200 : 40))
  func `answers are the same on files of any kind of line`(seed: UInt64) throws {
    var lines = HostileTowns(seed: seed)
    let towns = try TemporaryTowns(lines.file())
    try expectSameAnswers(towns, names: HostileTowns.names)
  }

  @Test func `answers are the same on a part of the shipped towns`() throws {
    let shipped = try shippedTowns().split(separator: 0x0A)
    let step = SlowTests.areWanted ? 10 : 50
    let part = shipped.indices.filter { $0 % step == 0 || $0 >= shipped.count - 20 }
      .map { shipped[$0] }
    let towns = try TemporaryTowns(Array(part.joined(separator: [0x0A])))
    try expectSameAnswers(towns, names: ["Kayes", "Madina", "Nioro du Sahel", "Bobo-Dioulasso"])
  }

  @Test func `every shipped name folds the same, byte by byte and as a whole`() throws {
    let towns = try TemporaryTowns(try shippedTowns())
    let file = try towns.mapped()
    var spellings: [String: Set<String>] = [:]
    for name in Set(file.spellings) { spellings[NameFolding.fold(name), default: []].insert(name) }
    let keys = spellings.keys.sorted()
    let fixed = ["kayes", "madina", "nioro du sahel", "segou", "كايس", "bobo dioulasso"]
    for key in fixed + (0..<25).map({ keys[$0 * 7919 % keys.count] }) {
      let found = file.towns(foldedName: key)
      #expect(!found.isEmpty)
      let folding = found.flatMap { [$0.name] + $0.aliases }
        .filter { NameFolding.fold($0) == key }
      #expect(Set(folding) == spellings[key])
    }
  }

  private func shippedTowns() throws -> [UInt8] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    return try #require(try FileAccess().read(root.joined(separator: "/") + "/data/towns.jsonl"))
  }

  private func expectSameAnswers(
    _ towns: TemporaryTowns, names: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try expectSameAnswers(towns, try towns.mapped(), names: names, sourceLocation)
    try expectSameAnswers(towns, try towns.withTable(), names: names, sourceLocation)
  }

  private func expectSameAnswers(
    _ towns: TemporaryTowns, _ mapped: TownFile, names: [String], _ sourceLocation: SourceLocation
  ) throws {
    let decoded = try towns.decoded()
    for id in Set(mapped.ids).union(decoded.all.map(\.id)).union(["", "ml-none"]) {
      let (one, other) = (mapped.record(id: id), decoded[id])
      #expect(one?.value == other?.value, sourceLocation: sourceLocation)
      #expect(mapped.town(id: id) == other?.value, sourceLocation: sourceLocation)
      #expect(one?.line.number == other?.line.number, sourceLocation: sourceLocation)
      #expect(one?.line.bytes == other?.line.bytes, sourceLocation: sourceLocation)
      #expect(
        one?.conflicting.map(\.number) == other?.conflicting.map(\.number),
        sourceLocation: sourceLocation)
    }
    let active = decoded.all.filter {
      ($0.line.json["state"]?.string ?? "active") == "active"
    }.map(\.value)
    let folds = (names + active.prefix(30).map(\.name)).flatMap {
      [NameFolding.fold($0), NameFolding.compact(NameFolding.foldWithoutArticles($0))]
    }
    for key in Set(folds) {
      let exact = active.filter { bears($0, key) { NameFolding.fold($0) } }
      let loose = active.filter {
        bears($0, key) { NameFolding.compact(NameFolding.foldWithoutArticles($0)) }
      }
      #expect(mapped.towns(foldedName: key) == exact, sourceLocation: sourceLocation)
      #expect(mapped.towns(looseName: key) == loose, sourceLocation: sourceLocation)
    }
    let foldedNames = active.map { town in ([town.name] + town.aliases).map(NameFolding.fold) }
    for key in ["", "ka", "s d", "r", "ioro"] + folds.prefix(4) {
      let holding = zip(active, foldedNames).filter { $0.1.contains { $0.contains(key) } }.map(\.0)
      let found = mapped.activeTowns(namesHold: key, orID: "zz-none")
      #expect(found == holding, "\(key)", sourceLocation: sourceLocation)
    }
    #expect(mapped.activeTowns == active, sourceLocation: sourceLocation)
  }

  private func bears(_ town: Town, _ key: String, _ fold: (String) -> String) -> Bool {
    ([town.name] + town.aliases).contains { fold($0) == key }
  }
}

/// Makes files of good, odd and bad lines, the same for the same seed.
private struct HostileTowns {
  static let names = [
    "Kayes", "Le Kayes", "kayes", "Káyès", "Nioro du Sahel", "Nioro-du-Sahel", "L'Aïr", "L’Aïr",
    "N'Tillit", "Œuf", "ßa", "كايس", "ﬁn", "A\u{301}ir", "", "—", "Kayes [1]", "a,b", "Ⱥb",
    "Bamako ",
  ]
  private static let ids = ["ml-a", "ml-b", "ml-c", "ml-d", "ml-é", "ML-A", ""]

  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

  /// SplitMix64.
  private mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) >> 33) % bound
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[next(below: elements.count)]
  }

  mutating func file() -> [UInt8] {
    var bytes: [UInt8] = next(below: 4) == 0 ? [0xEF, 0xBB, 0xBF] : []
    for _ in 0..<next(below: 40) {
      bytes += line()
      bytes += pick(["\n", "\n", "\n", "\r\n", "\n\n"]).utf8
    }
    if next(below: 2) == 0 { bytes += line().dropLast(next(below: 30)) }
    return bytes
  }

  private mutating func line() -> [UInt8] {
    var members: [(String, JSON)] = [
      ("id", .string(pick(HostileTowns.ids))), ("name", .string(pick(HostileTowns.names))),
    ]
    let aliases = (0..<next(below: 3)).map { _ in pick(HostileTowns.names) }
    if !aliases.isEmpty { members.append(("aliases", .strings(aliases))) }
    members += [("country", .string("ML")), ("latitude", .integer(next(below: 95)))]
    members.append(("longitude", .integer(next(below: 180))))
    if next(below: 3) == 0 { members.append(("revision", .integer(1 + next(below: 3)))) }
    if next(below: 3) == 0 {
      members.append(
        ("recorded", JSON.object(["at": .string(instant()), "by": .string("A")])))
    }
    if next(below: 8) == 0 {
      members.append(("state", .string(pick(["retracted", "merged", "x"]))))
    }
    if next(below: 8) == 0 { members.append(("note", .object(["aliases": .strings(["Kayes"])]))) }
    if next(below: 8) == 0 { members.append(pick(members)) }
    if next(below: 5) == 0 {
      members.swapAt(next(below: members.count), next(below: members.count))
    }
    if next(below: 12) == 0 { members.remove(at: next(below: members.count)) }
    return damaged(JSON(.object(members.map { JSONMember($0.0, $0.1) })).text)
  }

  private mutating func damaged(_ text: String) -> [UInt8] {
    switch next(below: 14) {
    case 0: return Array(text.replacing(":", with: ": ").utf8)
    case 1: return Array(text.replacing(",", with: " ,").utf8)
    case 2: return Array(text.replacing("a", with: #"\u0061"#).utf8)
    case 3: return Array(text.replacing("K", with: #"\/"#).utf8)
    case 4: return Array(text.dropLast(1 + next(below: 20)).utf8)
    case 5:
      var bytes = Array(text.utf8)
      bytes[next(below: bytes.count)] = pick([0xFF, 0x22, 0x00, 0x5C, 0xC3, 0x7B])
      return bytes
    default: return Array(text.utf8)
    }
  }

  private mutating func instant() -> String {
    "2025-07-0\(1 + next(below: 3))T00:00:00.000Z"
  }
}
