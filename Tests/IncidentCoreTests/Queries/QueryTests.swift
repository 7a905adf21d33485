import IncidentCore
import Testing

@Suite("Query")
struct QueryTests {
  private let kayes = Query.term(.init("region", ["Kayes"]))
  private let status = Query.term(.init("status", ["suspected", "claimed"]))
  private let town = Query.term(.init("town", ["Nioro du Sahel"]))

  @Test("A question is written as it can be typed")
  func text() {
    #expect(Query.all.text == "")
    #expect(Query.and([kayes, status]).text == "region:Kayes status:suspected,claimed")
    #expect(town.text == "town:\"Nioro du Sahel\"")
    #expect(
      Query.or([kayes, .and([status, town])]).text
        == "region:Kayes or (status:suspected,claimed town:\"Nioro du Sahel\")")
    #expect(
      Query.and([.or([kayes, town]), .not(status)]).text
        == "(region:Kayes or town:\"Nioro du Sahel\") not status:suspected,claimed")
    #expect(
      Query.not(.and([kayes, status])).text
        == "not (region:Kayes status:suspected,claimed)")
    #expect(Query.term(.init("group", ["jnim"], isExact: true)).text == "group:=jnim")
    #expect(Query.term(.init("killed", ["5+"], isCertain: true)).text == "certain:killed:5+")
    #expect(Query.term(.init("text", ["a \"b\""])).text == #"text:"a \"b\"""#)
    #expect(Query.term(.init("text", [""])).text == #"text:"""#)
  }

  @Test("What is asked of one field can be left out")
  func without() {
    #expect(Query.and([kayes, status, town]).without(field: "status") == .and([kayes, town]))
    #expect(Query.and([kayes, status]).without(field: "status") == kayes)
    #expect(status.without(field: "status") == .all)
    #expect(Query.not(status).without(field: "status") == .not(status))
  }
}
