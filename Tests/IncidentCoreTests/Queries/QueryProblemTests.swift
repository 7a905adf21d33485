import IncidentCore
import Testing
import TextBasics

@Suite("QueryProblem")
struct QueryProblemTests {
  /// What is wrong with a query, each with the characters that are marked in it.
  private func problems(_ text: String) -> [String] {
    let parsed = ParsedQuery(text)
    var found = parsed.problems
    do throws(QueryProblems) {
      _ = try CompiledQuery(parsed.query, in: Samples.context)
    } catch {
      found += error.all.map { parsed.diagnostic($0) }
    }
    return found.sorted {
      ($0.place?.marked?.lowerBound ?? -1) < ($1.place?.marked?.lowerBound ?? -1)
    }
    .map { problem in
      let place = problem.place
      guard place?.excerpt == text, let marked = place?.marked else { return "not marked" }
      let characters = Array(text)[marked]
      return "\(marked.lowerBound) \(String(characters)): \(problem.summary)"
        + "; \(problem.hints.joined(separator: "; "))"
    }
  }

  @Test(
    "What is wrong with the form is marked, and the way out is shown",
    arguments: [
      (
        "grup:jnim", "0 grup: no field is called `grup`; did you mean `group`?"
      ),
      (
        "tag:a certian:killed:5", "6 certian: no field is called `certian`; did you mean `certain`?"
      ),
      (
        "region:",
        "0 region:: `region:` has no value; write REGION right after it, without a blank, or "
          + "`unknown` for what is not known"
      ),
      (
        "town: Kayes",
        "0 town:: `town:` has no value; write TOWN right after it, without a blank, or `unknown` "
          + "for what is not known"
      ),
      (
        "town:\"\"",
        "0 town:\"\": `town:\"\"` has no value; write TOWN right after it, without a blank, or "
          + "`unknown` for what is not known"
      ),
      (
        "group:=",
        "0 group:=: `group:=` has no value; write GROUP right after it, without a blank, or "
          + "`unknown` for what is not known"
      ),
      ("tag:a ,", "6 ,: `,` has no value; write what is looked for"),
      (
        "kind:ied, ",
        "8 ,: a value is missing beside a comma in `kind:ied,`; write alternatives without "
          + "blanks, such as `kind:ied,ambush`"
      ),
      (
        "kind:,ied",
        "5 ,: a value is missing beside a comma in `kind:,ied`; write alternatives without "
          + "blanks, such as `kind:ied,ambush`"
      ),
      (
        ":Kayes",
        "0 :Kayes: no field stands before the colon; write a field such as `town:Kayes`; what "
          + "holds a colon is searched for in quotes"
      ),
      (
        "certain:5+",
        "0 certain:5+: `certain:` stands before a field and its value; write "
          + "`certain:killed:5+`"
      ),
      (
        "tag:é \"Nioro du",
        "6 \"Nioro du: the quotation mark is not closed; write one at the end of the value too, "
          + "such as `town:\"Nioro du Sahel\"`"
      ),
      ("tag:a (tag:b", "6 (: the bracket is not closed; write `)` where it ends"),
      (
        "tag:a) tag:b",
        "5 ): there is no bracket to close; leave it out, or write `(` where it begins"
      ),
      (
        "tag:a ( ) tag:b",
        "6 ( ): nothing stands in the brackets; leave them out, or write a condition such as "
          + "`(kind:ied or kind:ambush)`"
      ),
      (
        "or tag:a",
        "0 or: nothing stands before `or`; write a condition on both sides, such as "
          + "`kind:ied or kind:ambush`, or `\"or\"` to search for the word"
      ),
      (
        "tag:a OR",
        "6 OR: nothing stands after `OR`; write a condition on both sides, such as "
          + "`kind:ied OR kind:ambush`, or `\"OR\"` to search for the word"
      ),
      (
        "tag:a or or tag:b",
        "6 or: nothing stands after `or`; write a condition on both sides, such as "
          + "`kind:ied or kind:ambush`, or `\"or\"` to search for the word"
      ),
      (
        "or",
        "0 or: nothing stands before `or`; write a condition on both sides, such as "
          + "`kind:ied or kind:ambush`, or `\"or\"` to search for the word"
      ),
      (
        "and tag:a",
        "0 and: nothing stands before `and`; write a condition on both sides, such as "
          + "`kind:ied and kind:ambush`, or `\"and\"` to search for the word"
      ),
      (
        "tag:a and or tag:b",
        "6 and: nothing stands after `and`; write a condition on both sides, such as "
          + "`kind:ied and kind:ambush`, or `\"and\"` to search for the word"
      ),
      (
        "tag:a not",
        "6 not: nothing stands after `not`; write what is left out, such as `not kind:protest`, "
          + "or `\"not\"` to search for the word"
      ),
      (
        "(not) tag:a",
        "1 not: nothing stands after `not`; write what is left out, such as `not kind:protest`, "
          + "or `\"not\"` to search for the word"
      ),
    ])
  func form(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test(
    "What is wrong with a value is marked as it was typed",
    arguments: [
      (
        "tag:a kind:ied,sheling",
        "15 sheling: `sheling` is not a known kind; did you mean `shelling`?"
      ),
      (
        "town:\"Gogi\"",
        "5 \"Gogi\": no town named `Gogi` in the gazetteer; did you mean `Gogui` (Nioro, Mali)?"
      ),
      ("not (région:x or tag:a)", "5 région: no field is called `région`; did you mean `region`?"),
      ("region:Kaynes", "7 Kaynes: no region is called `Kaynes`; did you mean `Kayes`?"),
      ("country:Malli", "8 Malli: no country is called `Malli`; did you mean `Mali`?"),
      (
        "group:=Jnimm",
        "6 =Jnimm: no actor is called `Jnimm`; did you mean `JNIM` (Jama'at "
          + "Nusrat al-Islam wal-Muslimin)?"
      ),
      (
        "certain:region:Kayes",
        "15 Kayes: `certain:` does not go with `region`; it goes with days and numbers, such as "
          + "`certain:killed:5+`"
      ),
      (
        "killed:5-", "7 5-: `5-` is not a count; write `5`, `5+`, `..5`, `5..10` or `unknown`"
      ),
      (
        "date:2025-02-30",
        "5 2025-02-30: `2025-02-30` does not exist: February 2025 has 28 days; days go from "
          + "`2025-02-01` to `2025-02-28`"
      ),
    ])
  func value(text: String, problem: String) {
    #expect(problems(text) == [problem])
  }

  @Test("All problems of a query are told at once, in its order")
  func allAtOnce() {
    let text = "regon:Kayes kind:sheling,ied (town: or killed:many) and \"x"
    #expect(
      problems(text).map { $0.prefix { $0 != ";" } } == [
        "0 regon: no field is called `regon`", "17 sheling: `sheling` is not a known kind",
        "30 town:: `town:` has no value", "46 many: `many` is not a count",
        "56 \"x: the quotation mark is not closed",
      ])
  }

  @Test("Brackets and negations go 64 deep and no deeper", arguments: ["(", "not "])
  func depth(sign: String) {
    func query(_ depth: Int) -> String {
      String(repeating: sign, count: depth) + "tag:a"
        + String(repeating: sign == "(" ? ")" : "", count: depth)
    }
    #expect(problems(query(64)) == [])
    let deeper = ParsedQuery(query(65))
    #expect(deeper.problems.map(\.summary) == ["the query is nested more than 64 deep"])
    let start = 64 * sign.count
    #expect(
      deeper.problems.first?.place?.marked
        == start..<(start + (sign == "(" ? 1 : 3)))
    #expect(ParsedQuery(query(100_000)).problems.count == 1)
  }

  @Test("Terms that came before a query move its places")
  func preceding() throws {
    let parsed = ParsedQuery("kind:sheling")
    let options = Query.term(.init("tag", ["a"]))
    let problems = try #require(throws: QueryProblems.self) {
      try CompiledQuery(.all(of: [options, parsed.query]), in: Samples.context)
    }
    let problem = try #require(problems.all.first)
    #expect(problem.term == 1)
    #expect(problem.position == 0)
    #expect(parsed.diagnostic(problem, after: 1).place?.marked == 5..<12)
  }
}
