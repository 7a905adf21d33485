import TestSupport
import Testing
import TextBasics

/// Questions that analysts ask, each answered by one command; the answers were found by hand.
struct QuestionsTests {
  private let log: ShippedLog

  init() throws { log = try Self.made.get() }

  /// The log of 1 July 2025, on 15 July, with thirteen more attacks whose titles name them; every
  /// test only looks at it.
  private static let made = Result { try make() }

  private static func make() throws -> ShippedLog {
    let log = try ShippedLog(towns: [kenieba, "ml-mopti", "ml-menaka", "ml-bandiagara"])
    for (title, words) in Self.attacks {
      let added = log.run(["add", "--title", title] + words, at: Self.now)
      try #require(added.exitCode == 0, "\(title): \(added.errors)")
      let id = added.output.split(separator: "\n").last.map(String.init) ?? ""
      for amendment in Self.amendments[title] ?? [] {
        let amended = log.run(
          ["amend", id, "--reason", "later report", "-y"] + amendment, at: Self.now)
        try #require(amended.exitCode == 0, "\(title): \(amended.errors)")
      }
    }
    return log
  }

  private static let now = "2025-07-15T12:00:00.000Z"
  private static let kenieba = "ml-kenieba-2455427"

  private static let attacks: [(title: String, words: [String])] = [
    // Kayes is some 80 km from Senegal, Kéniéba some 25 km.
    ("police far", attack("2025-02-10", "ml-kayes", "armed-assault", "police")),
    ("police near", attack("2025-02-11", kenieba, "armed-assault", "police")),
    ("police before", attack("2024-05-05", "ml-diboli", "armed-assault", "police")),
    ("soldiers near", attack("2025-03-03", "ml-diboli", "ambush", "military")),
    (
      "attributed anew",
      attack("2025-05-01", "ml-menaka", "ambush", "military")
        + said("2025-05-01", "--group", "JNIM", "--status", "suspected", "--basis", "tactics")
    ),
    (
      "claimed late",
      attack("2025-05-10", "ml-menaka", "ied", "military")
        + said("2025-05-10", "--account", "a convoy hit a mine")
    ),
    (
      "clear on the first day",
      attack("2025-06-01", "ml-menaka", "ied", "military")
        + said("2025-06-01", "--group", "JNIM", "--status", "suspected", "--basis", "tactics")
    ),
    (
      "six to eight",
      attack("2025-06-10", "ml-bandiagara", "mass-killing", "civilians")
        + said("2025-06-10", "--killed", "civilians=6-8")
    ),
    (
      "five or more",
      attack("2025-06-11", "ml-bandiagara", "mass-killing", "civilians")
        + said("2025-06-11", "--killed", "civilians=5+")
    ),
    (
      "about ten",
      attack("2025-06-12", "ml-bandiagara", "mass-killing", "civilians")
        + said("2025-06-12", "--killed", "civilians=~10")
    ),
    (
      "twelve, claimed",
      attack("2025-07-08", "ml-bandiagara", "mass-killing", "civilians")
        + said("2025-07-08", "--killed", "civilians=12")
    ),
    (
      "two tolls",
      attack("2025-07-09", "ml-mopti", "ambush", "military")
        + ["--target-actor", "fama", "--killed", "state-forces=3", "--by", "fama"]
        + ["--stated", "2025-07-09", "--source", "ORTM", "--source-reliability", "B"]
    ),
    ("aid workers", attack("2025-07-10", "ml-mopti", "abduction", "aid-workers")),
  ]

  private static let amendments: [String: [[String]]] = [
    "attributed anew": [
      said("2025-05-04", "--group", "is-sahel", "--status", "claimed", "--by", "is-sahel")
    ],
    "claimed late": [said("2025-05-20", "--group", "JNIM", "--status", "claimed", "--by", "jnim")],
    "clear on the first day": [
      said("2025-06-01", "--group", "JNIM", "--status", "claimed", "--by", "jnim")
    ],
    "twelve, claimed": [
      said("2025-07-08", "--group", "JNIM", "--status", "claimed", "--by", "jnim")
    ],
    "two tolls": [
      said("2025-07-10", "--group", "JNIM", "--status", "claimed", "--by", "jnim"),
      said("2025-07-10", "--killed", "state-forces=20+", "--by", "jnim"),
    ],
  ]

  private static func attack(
    _ date: String, _ town: String, _ kind: String, _ target: String
  ) -> [String] {
    ["--date", date, "--town", town, "--kind", kind, "--target", target]
  }

  private static func said(_ stated: String, _ words: String...) -> [String] {
    words + ["--stated", stated, "--source", "AFP"]
      + (words.contains("claimed") ? ["--basis", "claim"] : [])
  }

  /// The titles of the attacks that a list finds, in its order, those of the operation as one.
  private func titles(_ words: String...) throws -> [String] {
    let run = log.run(["list"] + words + ["--json"], at: Self.now)
    #expect(run.exitCode == 0, "\(run.errors)")
    let titles = try #require(JSONReader.read(run.output)["data"]?.array).map {
      $0["title"]?.string ?? "1 July"
    }
    return titles.reduce(into: []) { if $0.last != $1 { $0.append($1) } }
  }

  private func table(_ words: String...) throws -> [[String]] {
    let run = log.run(["summary"] + words + ["--format", "csv"], at: Self.now)
    #expect(run.exitCode == 0, "\(run.errors)")
    return run.output.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test("Attacks on the police within 50 km of the Senegalese border this year")
  func border() throws {
    #expect(
      try titles("target:police", "near:Senegal-border~50km", "date:\"this year\"")
        == ["1 July", "police near"])
  }

  @Test("A country with what lies around it is told from the strip along its border, on both sides")
  func bothSides() throws {
    let log = try ShippedLog(hasIncidents: false)
    for (point, region) in [("14.46,-12.3", "sn-tambacounda"), ("15.2,-14.5", "sn-matam")] {
      let added = log.run(["add", "--at", point, "--region", region] + Self.policeInFebruary)
      try #require(added.exitCode == 0, "\(added.errors)")
    }
    func count(_ place: String) -> String {
      log.run(["count", "target:police", "near:\(place)"]).output
    }
    #expect(count("Senegal~50km") == "2\n")
    for border in [
      "Senegal-border", "Senegal border", "border of Senegal", "the border with Senegal",
    ] {
      #expect(count("\(border)~50km") == "1\n", "\(border)")
    }
    #expect(
      log.run(["count", "near:Senegal~50km"]).errors.contains(
        "note: `near:Senegal~50km` takes in all of Senegal; `near:Senegal-border~50km` is the strip"
      ))
    #expect(
      log.run(["count", "near:the Senegalese border~50km"]).errors.hasSuffix(
        "hint: did you mean `Senegal-border`?\n"))
    #expect(
      log.run(["explain", "query", "near:Senegal-border~50km"]).output.contains(
        "within 50 km of the border of Senegal (sn), on both sides"))
  }

  private static let policeInFebruary = [
    "--date", "2025-02-12", "--kind", "ambush", "--target", "police", "--stated", "2025-02-12",
    "--source", "AFP",
  ]

  @Test("Groups by number of attacks per quarter since 2023")
  func quarters() throws {
    #expect(
      try table("--across", "quarter", "date:2023..") == [
        [
          "group", "group-name", "attacks", "2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1", "2025-Q2",
          "2025-Q3",
        ],
        ["jnim", "JNIM", "11", "0", "0", "0", "0", "2", "9"],
        ["is-sahel", "IS Sahel", "1", "0", "0", "0", "0", "1", "0"],
        ["unattributed", "unattributed", "8", "1", "0", "0", "3", "3", "1"],
      ])
  }

  @Test("Attacks whose attribution changed after the first day")
  func changed() throws {
    #expect(try titles("changed:1+") == ["two tolls", "claimed late", "attributed anew"])
    #expect(try titles("changed:4+") == ["claimed late"])
  }

  @Test("Attacks with civilian deaths certainly above five and no claim")
  func civilians() throws {
    #expect(try titles("certain:killed-civilians:6+", "claimed:unknown") == ["six to eight"])
    #expect(
      try titles("killed-civilians:6+", "claimed:unknown")
        == ["about ten", "five or more", "six to eight"])
  }

  @Test("What was known about the attacks of 1 July at noon")
  func noon() throws {
    let rows = try table("date:2025-07-01", "--as-of", "2025-07-01T12:00Z")
    let columns = rows[0]
    #expect(rows.count == 2)
    let row = Dictionary(uniqueKeysWithValues: zip(columns, rows[1]))
    #expect(row["group"] == "jnim")
    #expect(row["attacks"] == "7")
    #expect(row["suspected"] == "7")
    #expect(row["claimed"] == "0")
    #expect(row["killed"] == "")
  }

  @Test("Regions by deaths this month, compared with last month")
  func deadliest() throws {
    let rows = try table(
      "--by", "region", "--measure", "killed", "--sort", "measure:desc", "date:\"this month\"",
      "--compare", "last month")
    let columns = try ["region-id", "killed", "killed-then"].map { key in
      try #require(rows[0].firstIndex(of: key))
    }
    #expect(
      rows.dropFirst().map { row in columns.map { row[$0] } } == [
        ["ml-bandiagara", "12", "11+"], ["ml-mopti", "3+~3", ""], ["ml-nioro", "", ""],
        ["ml-kayes", "", ""], ["ml-segou", "", ""], ["ml-menaka", "", ""],
      ])
  }

  @Test("Attacks of which the army and the group give figures that cannot both be true")
  func disputed() throws {
    #expect(try titles("disputed:killed") == ["two tolls"])
    #expect(try titles("disputed:wounded") == [])
  }

  @Test("Attacks that were claimed more than a week later")
  func late() throws {
    #expect(try titles("claimed:8+") == ["claimed late"])
  }

  @Test("Towns that were attacked more than twice")
  func towns() throws {
    #expect(
      try table("--by", "town", "--at-least", "3", "date:2025").dropFirst().map { $0[1] + $0[2] }
        == ["ml-bandiagara4", "ml-menaka3"])
  }

  @Test("Attacks without a source graded better than C")
  func unreliable() throws {
    #expect(!(try titles("not", "reliability:A,B")).contains("two tolls"))
    #expect(try titles("reliability:A,B") == ["two tolls"])
    #expect(try titles("reliability:b") == ["two tolls"])
  }

  @Test("Abductions of aid workers by quarter")
  func abductions() throws {
    #expect(
      try table("--by", "quarter", "kind:abduction", "target:aid-workers").map { $0.prefix(2) }
        == [["quarter", "attacks"], ["2025-Q3", "1"]])
  }
}
