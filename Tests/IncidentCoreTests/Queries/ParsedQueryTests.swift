import IncidentCore
import Testing
import TextBasics

@Suite("ParsedQuery")
struct ParsedQueryTests {
  private func term(_ field: String, _ values: String...) -> Query {
    .term(Query.Term(field, values))
  }

  private func read(_ text: String) throws -> Query {
    let parsed = ParsedQuery(text)
    #expect(parsed.problems.map(\.summary) == [], "\(text)")
    return parsed.query
  }

  // MARK: Trees

  @Test("Nothing asks for everything", arguments: ["", "  ", "\t\n"])
  func nothing(text: String) throws {
    #expect(try read(text) == .all)
  }

  @Test("A field, a colon and a value are a term")
  func oneTerm() throws {
    #expect(try read("region:Kayes") == term("region", "Kayes"))
    #expect(try read("REGION:Kayes") == term("region", "Kayes"))
    #expect(try read("region:cercle:Kayes") == term("region", "cercle:Kayes"))
    #expect(try read("external:ucdp:620345") == term("external", "ucdp:620345"))
    #expect(try read("killed:5..10") == term("killed", "5..10"))
    #expect(try read("near:\"Nioro du Sahel\"~50km") == term("near", "Nioro du Sahel~50km"))
  }

  @Test("Commas separate values, but not in quotation marks")
  func values() throws {
    #expect(try read("kind:ied,ambush") == term("kind", "ied", "ambush"))
    #expect(try read("region:\"Kayes, Mali\",Nioro") == term("region", "Kayes, Mali", "Nioro"))
    #expect(try read("date:\"last week\"") == term("date", "last week"))
  }

  @Test("A backslash keeps a quotation mark or itself, and only in quotation marks")
  func escapes() throws {
    #expect(try read(#"text:"he said \"no\"""#) == term("text", #"he said "no""#))
    #expect(try read(#"text:"a\\b""#) == term("text", #"a\b"#))
    #expect(try read(#"text:"a\b""#) == term("text", #"a\b"#))
    #expect(try read(#"text:a\b"#) == term("text", #"a\b"#))
  }

  @Test("A word without a field is searched for")
  func bareWords() throws {
    #expect(try read("artillery") == term("text", "artillery"))
    #expect(try read("\"artillery fire\"") == term("text", "artillery fire"))
    #expect(try read("\"or\"") == term("text", "or"))
    #expect(try read("\"12:00\"") == term("text", "12:00"))
    #expect(try read("K7QX") == term("text", "K7QX"))
  }

  @Test("An equals sign asks exactly, of all values or of one")
  func exactly() throws {
    #expect(try read("group:=jnim") == .term(.init("group", ["jnim"], isExact: true)))
    #expect(try read("group:=a,=b") == .term(.init("group", ["a", "b"], isExact: true)))
    #expect(try read("group:=a,b") == term("group", "=a", "b"))
    #expect(try read("group:=\"a b\"") == .term(.init("group", ["a b"], isExact: true)))
  }

  @Test("`certain:` stands before the field")
  func certainly() throws {
    #expect(
      try read("certain:killed:5+") == .term(.init("killed", ["5+"], isCertain: true)))
    #expect(
      try read("Certain:Date:=2025")
        == .term(.init("date", ["2025"], isExact: true, isCertain: true)))
  }

  @Test("Side by side binds more than `or`, and `not` most")
  func precedence() throws {
    let (a, b, c) = (term("tag", "a"), term("tag", "b"), term("tag", "c"))
    #expect(try read("tag:a tag:b") == .and([a, b]))
    #expect(try read("tag:a and tag:b") == .and([a, b]))
    #expect(try read("tag:a tag:b or tag:c") == .or([.and([a, b]), c]))
    #expect(try read("tag:a or tag:b tag:c") == .or([a, .and([b, c])]))
    #expect(try read("(tag:a or tag:b) tag:c") == .and([.or([a, b]), c]))
    #expect(try read("(tag:a or tag:b)tag:c") == .and([.or([a, b]), c]))
    #expect(try read("not tag:a tag:b") == .and([.not(a), b]))
    #expect(try read("NOT (tag:a tag:b)") == .not(.and([a, b])))
    #expect(try read("not not tag:a") == .not(.not(a)))
  }

  @Test("Brackets that change nothing leave no trace")
  func flattened() throws {
    let (a, b, c) = (term("tag", "a"), term("tag", "b"), term("tag", "c"))
    #expect(try read("((tag:a))") == a)
    #expect(try read("tag:a (tag:b tag:c)") == .and([a, b, c]))
    #expect(try read("(tag:a or tag:b) or tag:c") == .or([a, b, c]))
  }

  @Test("Blanks of every kind separate")
  func blanks() throws {
    #expect(
      try read("tag:a\u{A0}tag:b\n\ttag:c")
        == .and([term("tag", "a"), term("tag", "b"), term("tag", "c")]))
  }

  // MARK: As text

  @Test(
    "A query is printed as it can be typed",
    arguments: [
      ("region:Kayes   STATUS:claimed", "region:Kayes status:claimed"),
      ("artillery", "text:artillery"),
      ("date:\"2025\"", "date:2025"),
      ("region:\"western Mali\"", "region:\"western Mali\""),
      ("group:=jnim,=\"a b\"", "group:=jnim,\"=a b\""),
      ("certain:killed:5+", "certain:killed:5+"),
      ("tag:a and (tag:b or tag:c)", "tag:a (tag:b or tag:c)"),
      ("tag:a tag:b or tag:c", "(tag:a tag:b) or tag:c"),
      ("not(tag:a or tag:b)", "not (tag:a or tag:b)"),
      (#"text:"\"""#, #"text:"\"""#),
      ("tag:(tag:a)", nil), ("", ""),
    ] as [(String, String?)])
  func printed(typed: String, text: String?) {
    let parsed = ParsedQuery(typed)
    #expect(parsed.problems.isEmpty == (text != nil))
    if let text { #expect(parsed.query.text == text) }
  }

  // MARK: Words of a command line

  @Test(
    "A word that a shell has taken the quotation marks from is one term",
    arguments: [
      (["region:western Mali"], "region:\"western Mali\""),
      (["region:western Mali,Kayes"], "region:\"western Mali\",Kayes"),
      (
        ["near:Nioro du Sahel~50km", "or", "town:Kayes"],
        "near:\"Nioro du Sahel~50km\" or town:Kayes"
      ),
      (["certain:date:last week"], "certain:date:\"last week\""),
      (["Date:last week"], "Date:\"last week\""),
      (["regon:western Mali"], "regon:\"western Mali\""),
      (["region:Kayes or region:Nioro"], "region:Kayes or region:Nioro"),
      (["(region:Kayes or", "region:Nioro)"], "(region:Kayes or region:Nioro)"),
      (["region:Kayes killed:5+"], "region:Kayes killed:5+"),
      (["region:\"western Mali\" killed:5+"], "region:\"western Mali\" killed:5+"),
      (["artillery fire"], "artillery fire"),
      (
        ["recorded:2025-07-01 12:00"],
        "recorded:\"2025-07-01 12:00\""
      ),
      ([], ""),
    ])
  func words(words: [String], text: String) {
    #expect(ParsedQuery(words: words).text == text)
  }
}
