package import IncidentCore
import TextBasics

/// The values that the numbers of columns stand for, decoded from the texts of dictionaries.
package struct DictionaryValues: ColumnValues {
  /// The texts of one kind, one behind the other.
  struct Texts: Sendable {
    let ends: NumberColumn<UInt32>
    let bytes: NumberColumn<UInt8>

    /// How many texts there are, the empty one included.
    var count: Int { ends.count }

    subscript(number: UInt32) -> [UInt8] { withBytes(number) { Array($0) } }

    func withBytes<Result>(
      _ number: UInt32, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result {
      let number = Int(number)
      guard number > 0, number < ends.count else {
        return body(UnsafeBufferPointer(start: nil, count: 0))
      }
      return bytes.withElements(Int(ends[number - 1])..<Int(ends[number]), body)
    }

    func json(_ number: UInt32) -> JSON { (try? JSONReader.read(self[number])) ?? .null }

    func strings(_ number: UInt32) -> [String] {
      var reader = PackedTextReader(self[number][...])
      return reader.strings()
    }
  }

  let occurrences: Texts
  let places: Texts
  let attacks: Texts
  let leaders: Texts
  let assurances: Texts
  let figureKeys: Texts
  let figureSpeakers: Texts
  let operations: Texts
  let publishers: Texts
  let involved: Texts
  let courses: Texts
  let points: Texts

  /// Takes dictionaries in the order of ``ScannedValues/all``.
  init?(_ texts: [Texts]) {
    guard texts.count == DictionaryValues.count else { return nil }
    occurrences = texts[0]
    places = texts[1]
    attacks = texts[2]
    leaders = texts[3]
    assurances = texts[4]
    figureKeys = texts[5]
    figureSpeakers = texts[6]
    operations = texts[7]
    publishers = texts[8]
    involved = texts[9]
    courses = texts[10]
    points = texts[11]
  }

  /// How many dictionaries there are.
  static let count = 12

  /// All dictionaries in the order of ``ScannedValues/all``.
  var all: [Texts] {
    [
      occurrences, places, attacks, leaders, assurances, figureKeys, figureSpeakers, operations,
      publishers, involved, courses, points,
    ]
  }

  package var counts: ColumnValueCounts {
    ColumnValueCounts(
      occurrences: occurrences.count, places: places.count, attacks: attacks.count,
      leaders: leaders.count, assurances: assurances.count, figureKeys: figureKeys.count,
      figureSpeakers: figureSpeakers.count, operations: operations.count,
      publishers: publishers.count, involved: involved.count,
      courses: courses.count, points: points.count)
  }

  package func occurrence(_ number: UInt32) -> Occurrence {
    occurrences.withBytes(number) { Occurrence(plain: $0) }
      ?? Occurrence(json: occurrences.json(number)) ?? .unknown
  }

  /// The country of a place; nothing else is decoded where it is written as the log writes it.
  ///
  /// The key is found whole, so what is behind it begins within the bytes.
  func country(ofPlace number: UInt32) -> String {
    let plain = places.withBytes(number) { bytes -> String? in
      let bytes = UnsafeRawBufferPointer(bytes)
      let key: StaticString = #""country":""#
      guard let start = ByteSearch.offset(of: key, in: bytes, 0..<bytes.count) else { return nil }
      let code = bytes[(start + key.utf8CodeUnitCount)...].prefix(3)
      guard code.count == 3, code.last == UInt8(ascii: "\"") else { return nil }
      return String(decoding: code.dropLast(), as: UTF8.self)
    }
    return plain ?? place(number).country
  }

  /// The town of a place; nothing else is decoded where it is written as the log writes it.
  package func town(ofPlace number: UInt32) -> String? {
    let plain = places.withBytes(number) { bytes -> String?? in
      // Within the only object, and without escapes, a key is what it looks like.
      guard bytes.count(where: { $0 == UInt8(ascii: "{") }) == 1,
        !bytes.contains(UInt8(ascii: "\\"))
      else { return nil }
      let bytes = UnsafeRawBufferPointer(bytes)
      let key: StaticString = #""town":""#
      guard let start = ByteSearch.offset(of: key, in: bytes, 0..<bytes.count) else {
        let isAbsent = ByteSearch.offset(of: #""town""#, in: bytes, 0..<bytes.count) == nil
        return isAbsent ? .some(nil) : nil
      }
      let rest = bytes[(start + key.utf8CodeUnitCount)...]
      return rest.firstIndex(of: UInt8(ascii: "\"")).map {
        String(decoding: rest[..<$0], as: UTF8.self)
      }
    }
    return plain ?? place(number).town
  }

  package func place(_ number: UInt32) -> IncidentPlace {
    places.withBytes(number) { IncidentPlace(plain: $0) }
      ?? IncidentPlace(json: places.json(number))
      ?? IncidentPlace(country: "XX", precision: .unknown)
  }

  package func attack(_ number: UInt32) -> Attack {
    attacks.withBytes(number) { Attack(plain: $0) }
      ?? Attack(json: attacks.json(number)) ?? Attack(kind: .unknown)
  }

  package func kind(_ number: UInt32) -> AttackKind {
    attacks.withBytes(number) { Attack.kind(plain: $0) } ?? attack(number).kind
  }

  package func targetActors(_ number: UInt32) -> [String] {
    attacks.withBytes(number) { Attack.targetActors(plain: $0) }
      ?? attack(number).targets.compactMap(\.actor)
  }

  package func categories(_ number: UInt32) -> [Target.Category] {
    attack(number).targets.map(\.category)
  }

  package func leaders(_ number: UInt32) -> ColumnLeaders {
    ColumnLeaders(packed: leaders[number][...])
  }

  package func assurances(_ number: UInt32) -> ColumnAssurances {
    ColumnAssurances(packed: assurances[number][...])
  }

  package func figureKey(_ number: UInt32) -> CasualtyKey {
    CasualtyKey(packed: figureKeys[number][...])
  }

  package func figureSpeakers(_ number: UInt32) -> [String] { figureSpeakers.strings(number) }

  package func operation(_ number: UInt32) -> String? {
    ColumnText.string(operations[number])
  }

  package func publishers(_ number: UInt32) -> [String] {
    publishers.json(number).array?.compactMap(\.string) ?? []
  }

  package func involved(_ number: UInt32) -> [String] { involved.strings(number) }

  package func course(_ number: UInt32) -> ColumnCourse {
    number == 0 ? ColumnCourse() : ColumnCourse(packed: courses[number][...])
  }

  package func point(_ number: UInt32) -> Coordinates? {
    let degrees = points.json(number).array?.compactMap(\.double) ?? []
    return degrees.count == 2 ? Coordinates(latitude: degrees[0], longitude: degrees[1]) : nil
  }
}

extension DictionaryValues.Texts {
  init(_ texts: ByteInterner) {
    ends = NumberColumn(texts.ends)
    bytes = NumberColumn(texts.texts)
  }

  /// The texts with others behind them, which get the numbers that follow.
  func appending(_ texts: ByteInterner) -> DictionaryValues.Texts {
    let start = UInt32(bytes.count)
    return DictionaryValues.Texts(
      ends: ends.appending(texts.ends.elements.dropFirst().map { start + $0 }),
      bytes: bytes.appending(Array(texts.texts.elements)))
  }
}

extension DictionaryValues {
  /// The dictionaries with the texts of others behind theirs.
  func appending(_ values: ScannedValues) -> DictionaryValues? {
    DictionaryValues(zip(all, values.all).map { $0.appending($1) })
  }
}
