import IncidentStorage
import Testing
import TextBasics

@Suite("Record rules")
struct RecordRulesTests {
  private static func problems(
    _ line: String, _ strictness: RecordRules.Strictness = .typed
  ) throws -> [String] {
    RecordRules.problems(of: try JSONReader.read(line), strictness: strictness).map {
      "\($0.pointer) \($0.code): \($0.summary)\($0.hints.map { " (\($0))" }.joined())"
    }
  }

  @Test(
    "Records with every field keep the rules",
    arguments: [FullRecords.incident, FullRecords.operation])
  func kept(line: String) throws {
    #expect(try Self.problems(line) == [])
  }

  @Test(
    "What breaks a rule is told with its place",
    arguments: [
      (
        #"{"occurred":{"start":"2025-07-02","end":"2025-07-01","precision":"day-range"}}"#,
        "/occurred/end end-before-start: the end 2025-07-01 is before the start 2025-07-02 "
          + "(swap the two days)"
      ),
      (
        #"{"occurred":{"start":"2025-07-02","precision":"day"}}"#,
        "/occurred missing-value: the span of time needs both `start` and `end` "
          + "(give both days, or the precision `unknown`)"
      ),
      (
        #"{"occurred":{"start":"2025-07-01","end":"2025-07-02","precision":"day"}}"#,
        "/occurred/precision wrong-precision: the precision `day` does not fit a span of several "
          + "days (use `day-range`)"
      ),
      (
        #"{"place":{"latitude":1}}"#,
        "/place missing-value: a point needs both `latitude` and `longitude`"
      ),
      (
        #"{"place":{"country":"Mali"}}"#,
        "/place/country wrong-country: `Mali` is not an ISO 3166-1 code of two capitals "
          + "(write `ML` for Mali, `XX` where the country is not known)"
      ),
      (
        #"{"accounts":[{"key":"n1"},{"key":"n1"}]}"#,
        "/accounts/1/key key-twice: the key `n1` is already used in this record"
      ),
      (
        #"{"attributions":[{"key":"x","actors":["a"]}],"sources":[{"key":"x"}]}"#,
        "/sources/0/key key-twice: the key `x` is already used in this record"
      ),
      (
        #"{"casualties":[{"key":"c1","sources":["s1","s9"]}],"sources":[{"key":"s1"},{"key":"s2"}]}"#,
        "/casualties/0/sources/1 unknown-source: no source in this record has the key `s9` "
          + "(its sources are `s1`, `s2`)"
      ),
      (
        #"{"support":[{"field":"/title","source":"s1"}]}"#,
        "/support/0/source unknown-source: no source in this record has the key `s1` "
          + "(the record has no sources)"
      ),
      (
        #"{"attributions":[{"key":"a1","status":"suspected"}]}"#,
        "/attributions/0/actors wrong-actors: the attribution names no actors "
          + "(name at least one actor, or use `unclaimed`)"
      ),
      (
        #"{"attributions":[{"key":"a1","status":"unclaimed","actors":["jnim"]}]}"#,
        "/attributions/0/actors wrong-actors: an attribution with the status `unclaimed` names no "
          + "actors (leave `actors` out)"
      ),
      (
        #"{"casualties":[{"key":"c1","count":{"low":7,"high":5}}]}"#,
        "/casualties/0/count count-order: `low`, `best` and `high` are not in order "
          + "(low ≤ best ≤ high)"
      ),
      (
        #"{"revision":2,"recorded":{"reason":""}}"#,
        "/recorded/reason missing-reason: revision 2 gives no reason (say why the record changed)"
      ),
      (
        #"{"state":"merged"}"#,
        "/into missing-value: a merged record needs `into`, the record it went into"
      ),
      (
        #"{"state":"active","into":"ML-1"}"#,
        "/into missing-value: only a merged record has `into`"
      ),
    ])
  func broken(line: String, problem: String) throws {
    #expect(try Self.problems(line) == [problem])
  }

  @Test("Figures out of order are kept as a dataset gives them")
  func asGiven() throws {
    let line = #"{"casualties":[{"key":"c1","count":{"low":7,"best":6,"high":5}}]}"#
    #expect(try Self.problems(line, .asGiven) == [])
  }

  @Test("A null is no value")
  func null() throws {
    #expect(try Self.problems(#"{"place":{"latitude":null},"into":null}"#) == [])
  }
}
