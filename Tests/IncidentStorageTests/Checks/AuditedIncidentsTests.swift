import TestSupport
import Testing
import TextBasics

@testable import IncidentCore
@testable import IncidentStorage

/// An audit that scans lines finds what one finds that decodes every record.
@Suite struct AuditedIncidentsTests {
  private let folder: TemporaryFolder
  private let log: LogFolder
  private let today = Day(daysSince1970: 20_500)

  init() throws {
    folder = try TemporaryFolder()
    log = LogFolder(folder.file("log"))
    _ = try GeneratedLog.write(
      seed: 21, revisions: SlowTests.areWanted ? 300 : 40, to: log.path,
      reference: try GeneratedReference.make(in: folder))
  }

  /// The codes of what both audits find, after having compared all of it.
  private func codes(archive: SourceArchive? = nil) throws -> Set<String> {
    func told(_ audit: LogAudit) -> [String] {
      audit.findings.map { "\($0.diagnostic) \($0.record ?? "")" }
    }
    let scanned = try LogAudit(log, today: today, archive: archive)
    let whole = try LogAudit(log, today: today, archive: archive, decodesAll: true)
    #expect(told(scanned) == told(whole))
    #expect(scanned.counts == whole.counts)
    return Set(scanned.findings.map(\.diagnostic.code))
  }

  /// Appends lines to the journal of incidents.
  private func append(_ lines: [String]) throws {
    let name = try #require(try log.files(of: .incidents).last)
    let text = try #require(try folder.text("log/\(name)"))
    try folder.write(text + lines.map { $0 + "\n" }.joined(), to: "log/\(name)")
  }

  /// A record with some of its values replaced, each by a member that stands in its place.
  private func line(
    _ id: String, revision: Int = 1, recorded: String = #""at":"2025-07-01T09:00:00Z","by":"a""#,
    occurred: String = #""start":"2025-06-01","end":"2025-06-01","precision":"day""#,
    place: String = #""region":"ml-segou","country":"ML","precision":"adm1""#, _ more: String = ""
  ) -> String {
    #"{"id":"\#(id)","revision":\#(revision),"recorded":{\#(recorded)},"occurred":{\#(occurred)},"#
      + #""place":{\#(place)},"attack":{"kind":"ied"}\#(more)}"#
  }

  private static let press = #""by":"press","stated":"2025-06-02""#
  private static let source = #","sources":[{"key":"s1","publisher":"A","kind":"media"}]"#

  /// Lines in which a check finds something, by its code.
  private func odd() throws -> [String: [String]] {
    let aTown = try aTown
    let (press, source) = (Self.press, Self.source)
    func attribution(_ text: String) -> String {
      #","attributions":[{"key":"a1","role":"perpetrator",\#(text)}]"# + source
    }
    let twins = #","summary":"a patrol was attacked near the market of the town at noon""#
    return [
      "future-date": [
        line("A-1", occurred: #""start":"2030-01-01","end":"2030-01-01","precision":"day""#)
      ],
      "ancient-date": [
        line("A-1", occurred: #""start":"1850-01-01","end":"1850-01-01","precision":"day""#)
      ],
      "early-statement": [
        line(
          "A-1",
          #","accounts":[{"key":"n1","text":"x","by":"press","stated":"2020-01-01","#
            + #""sources":["s1"]}]"# + source)
      ],
      "future-statement": [
        line(
          "A-1",
          #","accounts":[{"key":"n1","text":"x","by":"press","stated":"2040-01-01","#
            + #""sources":["s1"]}]"# + source)
      ],
      "zero-coordinates": [
        line(
          "A-1",
          place: #""country":"ML","latitude":0,"longitude":0.0,"precision":"site""#)
      ],
      "point-outside-country": [
        line("A-1", place: #""country":"ML","latitude":50,"longitude":50,"precision":"site""#)
      ],
      "point-outside-region": [
        line(
          "A-1",
          place: #""region":"ml-kayes","country":"ML","latitude":\#(aTown.latitude),"#
            + #""longitude":\#(aTown.longitude),"precision":"site""#)
      ],
      "no-basis": [
        line(
          "A-1",
          attribution(
            #""actors":["jnim"],"status":"suspected",\#(press),"basis":[],"sources":["s1"]"#))
      ],
      "no-source": [
        line("A-1", #","accounts":[{"key":"n1","text":"x",\#(press)}]"# + source)
      ],
      "uncorroborated": [
        line(
          "A-1",
          #","sources":[{"key":"s1","publisher":"A","kind":"media","credibility":1},"#
            + #"{"key":"s2","publisher":"B","kind":"media","relays":"s1"}]"#)
      ],
      "count-order": [
        line(
          "A-1",
          #","casualties":[{"key":"c1","of":"all","outcome":"killed","count":{"low":9,"high":2},"#
            + #"\#(press),"sources":["s1"]}]"# + source)
      ],
      "claim-by-other": [
        line(
          "A-1",
          attribution(
            #""actors":["jnim"],"status":"claimed",\#(press),"basis":["claim"],"sources":["s1"]"#))
      ],
      "inactive-actor": [
        line(
          "A-1", occurred: #""start":"1990-06-01","end":"1990-06-01","precision":"day""#,
          attribution(
            #""actors":["jnim"],"status":"alleged",\#(press),"basis":["other"],"sources":["s1"]"#))
      ],
      "relay-cycle": [
        line(
          "A-1",
          #","sources":[{"key":"s1","publisher":"A","kind":"media","relays":"s2"},"#
            + #"{"key":"s2","publisher":"B","kind":"media","relays":"s1"}]"#)
      ],
      "conflict": [
        line("A-1"), line("A-1", revision: 2, recorded: amended("2025-07-02", "x")),
        line("A-1", revision: 2, recorded: amended("2025-07-03", "y")),
      ],
      "revision-gap": [line("A-1", revision: 3, recorded: amended("2025-07-02", "x"))],
      "lost-line": [
        line(
          "A-1",
          recorded: #""at":"2025-07-01T09:00:00Z","by":"a","replaces":["0123456789abcdef"]"#)
      ],
      "shared-id": [line("A-1"), line("A-1", #","title":"another""#)],
      "recorded-order": [line("A-1", recorded: #""at":"2031-07-01T09:00:00Z","by":"a""#)],
      "unknown-record": [line("A-1", #","notDuplicateOf":["Z-9"]"#)],
      "merge-cycle": [
        line("A-1", #","state":"merged","into":"A-2""#),
        line("A-2", #","state":"merged","into":"A-1""#),
      ],
      "shared-identity": [
        line("A-1", #","external":[{"scheme":"x","id":"7"}]"#),
        line("A-2", #","external":[{"id":"\u0037","scheme":"x"}]"#),
      ],
      "likely-duplicate": [line("A-1", twins + source), line("A-2", twins + source)],
      "unknown-field": [line("A-1", #","summery":"x""#)],
      "marked-mention": [
        line("A-1", #","marking":"clear","summary":"\"A-2\" and more""#),
        line("A-2", #","marking":"red""#),
      ],
      "missing-value": [#"{"id":"A-1"}"#],
      "unknown-operation": [line("A-1", #","operation":"OP-9""#)],
    ]
  }

  private func amended(_ day: String, _ reason: String) -> String {
    #""at":"\#(day)T09:00:00Z","by":"a","reason":"\#(reason)""#
  }

  /// The place of a town that is far from Kayes.
  private var aTown: Coordinates {
    get throws {
      let towns = try LogContents(log).towns
      let far = towns.ids.lazy.compactMap { towns.town(id: $0) }.first {
        $0.country == "NE" && $0.coordinates.longitude > 5
      }
      return try #require(far).coordinates
    }
  }

  @Test func `a generated log gives the same`() throws {
    let before = try codes()
    try append(["", "not JSON", #"{"id":"torn","rev"#])
    #expect(try codes().subtracting(before).isSuperset(of: ["not-json"]))
  }

  @Test func `what every check looks for is found`() throws {
    let name = try #require(try log.files(of: .incidents).last)
    let original = try #require(try folder.text("log/\(name)"))
    let odd = try odd()
    for (code, lines) in odd.sorted(by: { $0.key < $1.key }) where SlowTests.areWanted {
      try folder.write(original, to: "log/\(name)")
      try append(lines)
      #expect(try codes().contains(code), "\(code)")
    }
    // All together, among lines of another writer.
    try folder.write(
      "\u{FEFF}" + original.replacing("\n", with: "\r\n").replacing(#""id":"#, with: #""id" : "#),
      to: "log/\(name)")
    try append(
      odd.sorted { $0.key < $1.key }.flatMap { code, lines in
        lines.map { $0.replacing("A-", with: "A-\(code)-") }
      })
    #expect(try codes().isSuperset(of: odd.keys))
  }

  @Test func `copies of sources are looked at in all records`() throws {
    try append([
      line(
        "A-1",
        #","sources":[{"key":"s1","publisher":"A","kind":"media","archived":"copy.pdf"}]"#)
    ])
    #expect(try codes(archive: SourceArchive(lookingIn: [])).contains("archived-missing"))
  }

  @Test func `a line that names a record is known by its bytes`() {
    let finder = MentionFinder(["ML-1-A", "OP-2", "plain"])
    func mayMention(_ line: String) -> Bool {
      finder.mayMention(Array(line.utf8), besides: "OP-2")
    }
    #expect(mayMention(#"{"summary":"see ML-1-A."}"#))
    #expect(mayMention(#"{"summary":"\nML-1-A\n"}"#))
    #expect(mayMention(#"{"summary":"\u004dL-1-A"}"#))
    #expect(!mayMention(#"{"id":"OP-2","summary":"plain XML-1-A, ML-1-AB, ML-1"}"#))
  }

  @Test func `lines are numbered as they are counted`() throws {
    try folder.write("a\n\nbc\nd", to: "log/incidents/1999.jsonl")
    let shown = try #require(try LogSnapshot(log).files(of: .incidents).first)
    let file = try #require(try JournalFile(shown, in: log))
    #expect([6, 0, 2, 3, 7].map(file.lineNumber) == [4, 1, 2, 3, 4])
  }
}
