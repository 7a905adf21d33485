import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

@Suite("Incidents as columns")
struct IncidentIndexTests {
  private static let revisions = SlowTests.areWanted ? 400 : 24

  /// The log that all questions are asked of.
  private static let log = Result { try GeneratedPair(seed: 5, revisions: revisions) }

  private static let asked: [(String, [String])] = [
    ("region", ["Mopti"]), ("cercle", ["Niono"]), ("group", ["jnim"]), ("group", ["=aqim"]),
    ("group", ["unknown"]), ("status", ["suspected", "claimed"]), ("role", ["party"]),
    ("confidence", ["high"]), ("kind", ["ied"]), ("target", ["military"]), ("date", ["2020"]),
    ("date", ["unknown"]), ("country", ["ML"]), ("country", ["Burkina Faso"]),
    ("operation", ["OP-2"]), ("operation", ["unknown"]), ("killed", ["5+"]),
    ("killed", ["unknown"]), ("killed-civilians", ["..3"]), ("killed-assailants", ["1..10"]),
    ("killed-state-forces", ["0"]), ("wounded", ["2+"]), ("abducted", ["1+"]),
    ("weapon", ["mortier"]), ("verification", ["disputed"]),
    ("state", ["retracted"]), ("recorded", ["2021"]), ("marking", ["green"]), ("id", ["ML-2"]),
    ("source", ["rfi"]), ("text", ["marché"]), ("tag", ["route"]), ("external", ["ucdp:6000"]),
    ("near", ["14.25,-5.99~300km"]), ("source", ["unknown"]), ("text", ["=nuit"]),
    ("claimed", ["2+", "unknown"]), ("changed", ["1+", "0", "unknown"]),
    ("disputed", ["killed", "wounded"]), ("reliability", ["A", "unknown"]),
  ]

  @Test(
    "Every row gives what the decoded incident gives",
    arguments: SlowTests.areWanted ? [1, 2] : [1]
  )
  func rowsAreIncidents(seed: UInt64) throws {
    let log = try GeneratedPair(seed: seed, revisions: Self.revisions)
    try log.expectSameAttacks()
  }

  @Test(
    "Every question finds the same incidents",
    arguments: SlowTests.areWanted ? asked : asked.everyFourth)
  func questions(field: String, values: [String]) throws {
    let log = try Self.log.get()
    let term = Query.term(Query.Term(field, values))
    for query in [
      term, .not(term), .and([term, .term(Query.Term("kind", ["ambush", "ied"]))]),
      .or([term, .term(Query.Term("text", ["nuit"]))]),
    ] {
      for boundaries in [nil, Day(iso: "2020-01-01")] {
        try log.expectSameAnswers(query, boundaries: boundaries)
      }
    }
  }

  @Test(
    "What had been said by a time is the same",
    arguments: ["2018-06-01", "2020-01-01", "2022-03-05"])
  func asOf(day: String) throws {
    let log = try Self.log.get()
    let time = Instant(endOf: try #require(Day(iso: day)))
    for states in [Set([RecordState.active]), Set(RecordState.allCases)] {
      let known = try #require(IndexAtTime(log.index, by: time, states: states, log.basis))
      let whole = log.contents.picture(states: states, asOf: time)
      let columns = ColumnPicture(
        known.index.columns, known.index.values, operations: known.operations,
        actors: log.basis.actors, regions: log.basis.regions, towns: log.basis.towns)
      let lines = known.index.lines(by: time, operations: known.operations)
      for query in [
        Query.all, .term(Query.Term("text", ["nuit"])), .term(Query.Term("claimed", ["1+"])),
      ] {
        let compiled = try CompiledQuery(query, in: log.context(nil))
        let rows = Array(
          ColumnQuery(compiled).rows(in: columns, states: states, lines: lines))
        let wanted = whole.attacks.filter(compiled.matches)
        #expect(!wanted.isEmpty && wanted.count < log.index.columns.count)
        #expect(rows.map(known.index.columns.id).sorted() == wanted.map(\.incident.id))
        for row in rows {
          let attack = columns.attack(row)
          let decoded = try #require(lines.incident(row))
          let other = try #require(wanted.first { $0.incident.id == attack.incident.id })
          #expect(log.describe(attack) == log.describe(other))
          #expect(decoded == other.incident)
        }
        let request = SummaryRequest(
          dimension: try #require(SummaryDimension.named("group")), measure: .killed)
        let summary = Summary(wanted, in: whole, request)
        let counted = try #require(
          Summary(RowSet(rows), in: columns, lines: lines, request))
        #expect(counted.total.killed == summary.total.killed)
        #expect(counted.rows.map(\.attacks) == summary.rows.map(\.attacks))
      }
      let now = Set(log.contents.picture(states: states).attacks.map(\.incident.id))
      let then = Set(whole.attacks.map(\.incident.id))
      let unknown = known.unknownRows.filter { row in
        states.contains(IncidentColumns.Standing(code: log.index.columns.standings[row]).state)
      }
      #expect(Set(unknown.map(log.index.columns.id)) == now.subtracting(then))
      let disagreement = known.index.disagreementFinder()
      for row in 0..<known.index.columns.count where known.index.columns.standings[row] & 3 != 3 {
        let stored = try #require(log.contents.incidents[known.index.columns.id(row)])
        #expect(disagreement(row) == stored.disagreement)
      }
    }
  }

  @Test("What another period is compared with is the same", arguments: ["group", "kind", "region"])
  func comparisons(name: String) throws {
    let dimension = try #require(SummaryDimension.named(name))
    for measure in [.attacks, .killed, .killedAssailants, .wounded] as [SummaryRequest.Measure] {
      var request = SummaryRequest(dimension: dimension, measure: measure)
      request.compare = Period(
        try #require(Day(iso: "2014-01-01"))...(try #require(Day(iso: "2018-12-31"))))
      try Self.log.get().expectSameSummary(
        request, .term(Query.Term("date", ["2019..2022"])),
        comparedWith: .term(Query.Term("date", ["2014..2018"])))
    }
  }

  @Test(
    "Every summary is the same",
    arguments: SlowTests.areWanted
      ? SummaryDimension.all.map(\.name) : SummaryDimension.all.map(\.name).everyFourth)
  func summaries(name: String) throws {
    let log = try Self.log.get()
    let dimension = try #require(SummaryDimension.named(name))
    for measure in SummaryRequest.Measure.allCases {
      try log.expectSameSummary(SummaryRequest(dimension: dimension, measure: measure), .all)
    }
    let others = SummaryDimension.all.filter { $0.name != name }
    for across in SlowTests.areWanted ? others : Array(others.prefix(2)) {
      try log.expectSameSummary(
        SummaryRequest(dimension: dimension, across: across, measure: .killed),
        .term(Query.Term("date", ["2019..2022"])))
    }
  }
}

extension IncidentIndexTests {
  @Test("All whom statements name are counted the same", arguments: ["group", "umbrella"])
  func named(name: String) throws {
    let log = try Self.log.get()
    let dimension = try #require(SummaryDimension.named(name))
    for measure in [nil, .killedAssailants] as [SummaryRequest.Measure?] {
      let request = SummaryRequest(dimension: dimension, measure: measure, count: .any)
      try log.expectSameSummary(request, .all)
      var crossed = request
      crossed.across = SummaryDimension.named("year")
      try log.expectSameSummary(crossed, .all)
    }
    let crossed = SummaryRequest(
      dimension: try #require(SummaryDimension.named("country")), across: dimension, count: .any)
    try log.expectSameSummary(crossed, .all)
  }

  @Test("Who is a party to attacks may be said of their operation alone")
  func partiesOfOperations() throws {
    let folder = try GeneratedPair(seed: 21, revisions: 60).folder
    let log = LogFolder(folder.file("log"))
    let claim = try JSONReader.read(
      Array(
        #"""
        [{"key":"a9","actors":["jnim"],"role":"perpetrator","status":"claimed","by":"jnim",
        "stated":"2030-01-01"}]
        """#.utf8))
    let figure = try JSONReader.read(
      Array(
        #"""
        [{"key":"c9","of":"all","outcome":"killed","count":{"low":5},"by":"jnim",
        "stated":"2030-01-01"}]
        """#.utf8))
    for (collection, key, value) in [
      (LogCollection.operations, "attributions", claim), (.incidents, "casualties", figure),
    ] {
      for file in try log.files(of: collection) {
        let lines = try #require(try FileAccess().read(log.file(file))).split(separator: 0x0A)
        let changed = try lines.map { line in
          var json = try JSONReader.read(line)
          if collection == .incidents {
            guard json["operation"] != nil else { return Array(line) }
            json["attributions"] = nil
          }
          json[key] = value
          return Array(json.text.utf8)
        }
        try folder.write(Array(changed.joined(separator: [0x0A])) + [0x0A], to: "log/\(file)")
      }
    }
    let pair = try GeneratedPair(folder)
    #expect(pair.basis.problems.isEmpty && pair.index.problems.isEmpty)
    #expect(pair.index.columns.operations.positions { $0 != 0 }.count > 3)
    for name in ["kind", "group", "status"] {
      let dimension = try #require(SummaryDimension.named(name))
      try pair.expectSameSummary(SummaryRequest(dimension: dimension, measure: .killed), .all)
    }
  }

  @Test("Each value is asked once, and those that no row has are not")
  func values() throws {
    let log = try Self.log.get()
    // The index at an earlier time has values that came later.
    let time = Instant(endOf: try #require(Day(iso: "2018-06-01")))
    let known = try #require(IndexAtTime(log.index, by: time, states: [.active], log.basis))
    let earlier = ColumnPicture(
      known.index.columns, known.index.values, operations: known.operations,
      actors: log.basis.actors, regions: log.basis.regions, towns: log.basis.towns)
    for picture in [log.picture(), earlier] {
      for facet in [.occurred, .place, .leaders, .named] as [ColumnFacet] {
        picture.prepare(for: facet)
        let made = picture.ofEachValue(of: facet) { attack in
          [
            attack.incident.occurred.text, attack.placement.all.sorted().joined(separator: " "),
            attack.leading.namedActors.joined(separator: " "),
          ]
        }
        let rows = 0..<picture.columns.count
        let entries = picture.entries(rows, facet)
        #expect(made.indices.filter { made[$0] != nil } == Set(entries).sorted())
        for (row, entry) in zip(rows, entries) {
          let attack = picture.attack(row, facet)
          // Within a part of time days differ, but nothing that a place or a group looks at.
          #expect(
            made[entry]?.dropFirst()
              == [
                attack.placement.all.sorted().joined(separator: " "),
                attack.leading.namedActors.joined(separator: " "),
              ][...])
          if facet == .occurred { #expect(made[entry]?[0] == attack.incident.occurred.text) }
        }
      }
    }
  }

  @Test("Rows are written the same in blocks of any size, on one thread and on two")
  func blocks() throws {
    let log = try GeneratedPair(seed: 17, revisions: 400)
    let picture = log.picture()
    let rows = log.rows(try CompiledQuery(.all, in: log.context(nil)), in: picture)
    #expect(rows.count > 128)
    let shape = RowShape(
      [
        WrittenField(column: "id") { Array($0.incident.id.utf8) },
        WrittenField(column: "town") {
          Array(($0.town?.name ?? $0.incident.place.asWritten ?? "").utf8)
        },
        WrittenField(column: "title") { Array(($0.incident.title ?? "").utf8) },
        WrittenField(column: "killed") {
          Array("\(String(describing: $0.casualties.total(.killed)?.count))".utf8)
        },
        // No column knows of it.
        WrittenField(column: "summary") { Array(($0.incident.summary ?? "").utf8) },
      ], around: ["<", "|", "|", "|", "|", ">"].map { Array($0.utf8) })
    let expected = log.contents.picture().attacks.map { attack in
      let incident = attack.incident
      let killed = "\(String(describing: attack.casualties.total(.killed)?.count))"
      let town = attack.town?.name ?? incident.place.asWritten ?? ""
      return "<\(incident.id)|\(town)|\(incident.title ?? "")|\(killed)|\(incident.summary ?? "")>"
    }
    for block in [1, 7, 64, 129, 4096] {
      let parts = picture.writing(rows, lines: log.index.lines(), block: block)(shape)
      let written = parts.map { String(decoding: $0, as: UTF8.self) }.joined()
      let found = written.split(separator: ">").map { "\($0)>" }
      #expect(found.sorted() == expected.sorted())
      #expect(
        found.map { $0.dropFirst().prefix { $0 != "|" } }
          == rows.map { log.index.columns.id($0)[...] })
    }
  }
}

extension Array {
  /// What the plain run takes of a list whose whole is for the slow one.
  fileprivate var everyFourth: [Element] {
    enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
  }
}
