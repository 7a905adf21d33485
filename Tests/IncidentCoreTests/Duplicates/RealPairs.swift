import IncidentCore
import Testing
import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Real events and second records of the same attacks, made from them by a stated method.
///
/// The events stand as an import has them: their dataset's id, both sides as parties, its
/// precision. Of each whose date is known to a few days and whose place is known below the
/// first-level division, a second record is made as somebody would enter it by hand:
///
/// - another outlet, and no id in the dataset;
/// - the day in one of two cases, else the day before or after;
/// - in every other case the nearest other town that is at least 5 km away, if it is within 15 km;
/// - the place in another spelling (no accents, `ou` for `u`, a hyphen for a blank);
/// - a toll of eight or more rounded to fives, of smaller ones three in ten left out;
/// - in three of ten clashes another kind of attack; one of the two sides, or in 15 of 100 none.
struct RealPairs {
  /// The events and the made records.
  private(set) var incidents: [Incident] = []
  /// How many records were made.
  private(set) var count = 0

  private var random: SplitMix

  init(seed: UInt64) throws {
    random = SplitMix(state: seed)
    for event in try RealPairs.events() {
      incidents.append(event.imported)
      guard event.isPrecise else { continue }
      incidents.append(enteredByHand(event))
      count += 1
    }
  }

  /// Whether two ids are those of an event and the record made from it.
  static func isPair(_ one: String, _ other: String) -> Bool {
    one.split(separator: "-").last == other.split(separator: "-").last
  }

  private mutating func enteredByHand(_ event: Event) -> Incident {
    let shift = random.isTrue(50) ? 0 : random.isTrue(50) ? 1 : -1
    var name = event.place
    var point = event.point
    var precision = event.precision
    if ["1", "2"].contains(event.row["where_prec"]), random.isTrue(50),
      event.point.distance(to: event.neighbour.point) < 15
    {
      (name, point, precision) = (event.neighbour.name, event.neighbour.point, .settlement)
    }
    var kind = event.kind
    if kind == .armedAssault, random.isTrue(30) {
      kind = random.isTrue(67) ? .ambush : .improvisedExplosive
    }
    let sides = random.isTrue(15) ? [] : event.sides.isEmpty ? [] : [random.one(of: event.sides)]
    var killed: CountInterval?
    if event.high >= 8 {
      let best = event.best > 0 ? event.best : event.high
      killed = CountInterval(exactly: (best + 2) / 5 * 5)
    } else if !random.isTrue(30) {
      killed = CountInterval(low: event.low, high: max(event.low, event.high))
    }
    let outlet = random.one(of: ["AFP", "Reuters", "RFI", "Studio Tamani"])
    return event.incident(
      "HAND-\(event.id)",
      on: Occurrence(
        start: event.days.lowerBound + shift, end: event.days.upperBound + shift,
        precision: event.days.count == 1 ? .day : .dayRange),
      at: IncidentPlace(
        asWritten: RealPairs.respelled(name), country: "XX", coordinates: point,
        precision: precision),
      kind: kind, by: sides, role: .perpetrator, killed: killed, outlet: outlet, external: [])
  }

  private static func respelled(_ name: String) -> String {
    var text = ""
    for letter in NameFolding.fold(name) {
      text += letter == "u" ? "ou" : letter == " " ? "-" : String(letter)
    }
    return text
  }
}

/// An event of the dataset.
private struct Event {
  let row: [String: String]

  var id: String { row["id"] ?? "" }
  var place: String { row["where_coordinates"] ?? "" }
  var best: Int { number("best") }
  var low: Int { min(number("low"), number("high")) }
  var high: Int { max(number("low"), number("high")) }

  var point: Coordinates { point("latitude", "longitude") }

  var neighbour: (name: String, point: Coordinates) {
    (row["neighbour"] ?? "", point("neighbour_latitude", "neighbour_longitude"))
  }

  var days: ClosedRange<Day> {
    Samples.day(row["date_start"] ?? "")...Samples.day(row["date_end"] ?? "")
  }

  /// Civilians and actors that the dataset has not identified are no sides.
  var sides: [String] {
    [row["side_a_new_id"], row["side_b_new_id"]].compactMap { $0 }.filter {
      $0 != "1" && !$0.hasPrefix("XXX")
    }
  }

  var kind: AttackKind { row["type_of_violence"] == "3" ? .massKilling : .armedAssault }

  /// UCDP's `where_prec`: 1 exact, 2 near, 3 second-level, 4 first-level, 5 a stretch, 6 country.
  var precision: IncidentPlace.Precision {
    switch row["where_prec"] {
    case "1": .settlement
    case "2": .nearSettlement
    case "3": .adm2
    case "4": .adm1
    case "5": .area
    default: .country
    }
  }

  var isPrecise: Bool {
    ["1", "2", "3", "5"].contains(row["where_prec"]) && ["1", "2"].contains(row["date_prec"])
  }

  var imported: Incident {
    incident(
      "UCDP-\(id)",
      on: Occurrence(
        start: days.lowerBound, end: days.upperBound,
        precision: days.count == 1 ? .day : .dayRange),
      at: IncidentPlace(
        asWritten: place, country: "XX", coordinates: point, precision: precision),
      kind: kind, by: sides, role: .party, killed: CountInterval(low: low, high: high),
      outlet: row["source_office"] ?? "", external: [ExternalID(scheme: "ucdp", id: id)])
  }

  func incident(
    _ id: String, on occurred: Occurrence, at place: IncidentPlace, kind: AttackKind,
    by sides: [String], role: Attribution.Role, killed: CountInterval?, outlet: String,
    external: [ExternalID]
  ) -> Incident {
    let stated = PointInTime.day(days.upperBound + 1)
    return Incident(
      id: id, recorded: Samples.recording, occurred: occurred, place: place,
      attack: Attack(kind: kind),
      evidence: Evidence(
        attributions: sides.enumerated().map { index, side in
          Attribution(
            key: "a\(index + 1)", actors: [side], role: role, status: .assessed, by: .kind(.press),
            stated: stated)
        },
        casualties: killed.map {
          [
            CasualtyStatement(
              key: "c1", of: .all, outcome: .killed, count: $0, by: .kind(.press), stated: stated)
          ]
        } ?? [],
        sources: [Source(key: "s1", publisher: outlet, kind: .media)]),
      external: external)
  }

  private func number(_ key: String) -> Int { row[key].flatMap { Int($0) } ?? 0 }

  private func point(_ latitude: String, _ longitude: String) -> Coordinates {
    Coordinates(
      latitude: row[latitude].flatMap(Double.init) ?? 0,
      longitude: row[longitude].flatMap(Double.init) ?? 0)
  }
}

extension RealPairs {
  private static func events() throws -> [Event] {
    let path = #filePath.replacing("RealPairs.swift", with: "ucdp-sahel.csv")
    let file = try #require(fopen(path, "r"))
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while true {
      let byte = getc(file)
      if byte == EOF { break }
      bytes.append(UInt8(truncatingIfNeeded: byte))
    }
    let lines = bytes.split(separator: 0x0A).filter { $0.first != UInt8(ascii: "#") }
    let rows = lines.map { String(decoding: $0, as: UTF8.self).fields }
    let header = try #require(rows.first)
    return rows.dropFirst().map { row in
      Event(row: Dictionary(zip(header, row), uniquingKeysWith: { first, _ in first }))
    }
  }
}

extension String {
  /// The fields of a line of CSV.
  fileprivate var fields: [String] {
    var fields = [""]
    var isQuoted = false
    for letter in self {
      if letter == "\"" {
        isQuoted.toggle()
      } else if letter == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(letter)
      }
    }
    return fields
  }
}

/// Steele, Lea and Flood's SplitMix64: the same numbers for the same seed.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(max(count, 1))) }

  mutating func isTrue(_ percent: Int) -> Bool { below(100) < percent }

  mutating func one<Element>(of elements: [Element]) -> Element { elements[below(elements.count)] }
}
