import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite struct ActorImportTests {
  private static let header =
    "key,name,kind,aliases,parent,relation_to_parent,other_relations,countries,active_from,"
    + "active_to,ucdp_actor_id,ucdp_name,note\n"

  private func read(_ rows: String, actors: [ConflictActor] = []) throws -> ReferenceImport {
    try ActorImport.read(
      Array((ActorImportTests.header + rows).utf8), from: .sahelActors,
      actors: ActorRegister(actors), regions: RegionMap())
  }

  @Test func `an actor of the table becomes a record`() throws {
    let result = try read(
      """
      jnim,JNIM,jihadist,GSIM|جماعة,aqim,affiliate of al-Qaida through AQIM,,Mali|Côte d'Ivoire,2017-03,,6716,JNIM,
      aqim,AQIM,jihadist,AQMI,,,,,2007-01,,539,AQIM,
      """)
    #expect(
      result.records.map(\.text) == [
        #"{"id":"jnim","name":"JNIM","aliases":["GSIM","جماعة"],"kind":"jihadist-group","countries":["ML","CI"],"from":"2017-03","relations":[{"actor":"aqim","relation":"affiliate-of","from":"2017-03"}],"external":[{"scheme":"ucdp","id":"6716"}]}"#,
        #"{"id":"aqim","name":"AQIM","aliases":["AQMI"],"kind":"jihadist-group","from":"2007-01","external":[{"scheme":"ucdp","id":"539"}]}"#,
      ])
  }

  @Test(arguments: [
    (
      "p", "component since 2017", "",
      #"[{"actor":"p","relation":"component-of","from":"2017-03"}]"#
    ),
    ("p", "component since 2019", "", #"[{"actor":"p","relation":"component-of","from":"2019"}]"#),
    ("p", "splinter (2011)", "", #"[{"actor":"p","relation":"splinter-of","from":"2011"}]"#),
    (
      "p", "member (one wing; another wing was elsewhere)", "",
      #"[{"actor":"p","relation":"affiliate-of","from":"2017-03"}]"#
    ),
    (
      "p", "province (own province since March 2022; under other 2019-2022)", "",
      #"[{"actor":"p","relation":"component-of","from":"2022-03"},{"actor":"other","relation":"component-of","from":"2019","until":"2022"}]"#
    ),
    ("", "", "rival of p since 2019-2020", #"[{"actor":"p","relation":"rival-of","from":"2019"}]"#),
    (
      "", "", "split from other in May 2015; rival of p",
      #"[{"actor":"other","relation":"splinter-of","from":"2015-05"},{"actor":"p","relation":"rival-of","from":"2017-03"}]"#
    ),
    ("", "", "merged into p 2018", #"[{"actor":"p","relation":"merged-into","from":"2018"}]"#),
    (
      "", "", "formed 2013 by Pee and the Other Group",
      #"[{"actor":"p","relation":"successor-of","from":"2013"},{"actor":"other","relation":"successor-of","from":"2013"}]"#
    ),
    (
      "", "", "formed 30 November 2024 by the groups of p",
      #"[{"actor":"p","relation":"successor-of","from":"2024-11-30"}]"#
    ),
    (
      "p", "component since 2017", "part of other from December 2015",
      #"[{"actor":"p","relation":"component-of","from":"2017-03"},{"actor":"other","relation":"component-of","from":"2015-12","until":"2017-02-28"}]"#
    ),
  ])
  func `relations in words become relations of the log`(
    parent: String, relation: String, others: String, expected: String
  ) throws {
    let result = try read(
      """
      x,X,separatist,,\(parent),\(relation),\(others),,2010,,,,
      p,P,separatist,Pee,,,,,2017-03,,,,
      other,O,separatist,Other Group,,,,,2010,,,,
      """)
    #expect(result.records.first?["relations"]?.text == expected)
  }

  @Test func `words that name no relation are reported, not guessed`() throws {
    let result = try read("x,X,separatist,,,,led by A; rival of nobody known,,,,,,\n")
    #expect(result.records.first?["relations"] == nil)
    #expect(
      result.leftOut.first?.examples == ["line 2: x: led by A", "line 2: x: rival of nobody known"])
  }

  @Test func `a UCDP id of several actors goes to the one that bears its name`() throws {
    let result = try read(
      """
      fama,Malian Armed Forces,state forces,FAMa,gov,armed forces,,Mali,,,72,Government of Mali,
      gov,Government of Mali,state,,,,,Mali,,,72,Government of Mali,
      """)
    #expect(
      result.records.map { $0["external"]?.text } == [nil, #"[{"scheme":"ucdp","id":"72"}]"#])
  }

  @Test func `state forces abroad are foreign forces`() throws {
    let result = try read(
      """
      corps,Africa Corps,state forces,,gov,Ministry of Defence formation,,Mali,,,,,
      gov,Government of Russia,state,,,,,Russia,,,,,
      odd,Odd,robbers,,,,,Mali,,,,,
      """, actors: [ConflictActor(id: "gov", name: "Government of Russia", kind: .government)])
    #expect(
      result.records.map(\.text) == [
        #"{"id":"corps","name":"Africa Corps","kind":"foreign-forces","countries":["ML"],"relations":[{"actor":"gov","relation":"component-of"}]}"#
      ])
    #expect(
      result.leftOut.map(\.reason) == ["already in the log", "a kind of actor that is not known"])
  }

  @Test func `UCDP's actors of the log's countries are taken`() throws {
    let table = """
      \u{FEFF}ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,NewName,NewNameFullEng,Org,Location
      3,Government of Canada,Government of Canada,n/a,Government of Canada,,,4,"Mali, Iraq"
      73,Government of Mali,Government of Mali,n/a,Government of Mali,,,4,"Burkina Faso, Mali"
      521,MPA,MPA,n/a,Popular Movement for the Liberation of Azawad,MPA,Azawad People's Movement,1,Mali
      1013,Kounta,Kounta,n/a,Kounta,,,3,"Mali, Mali"
      6716,JNIM,JNIM,n/a,Group for the Support of Islam and Muslims,,,1,Mali
      9,FARC,FARC,n/a,FARC,,,1,Colombia
      """
    let jnim = ConflictActor(
      id: "jnim", name: "JNIM", kind: .jihadistGroup,
      external: [ExternalID(scheme: "ucdp", id: "6716")])
    let result = try ActorImport.read(
      Array(table.utf8), from: .ucdpActors, actors: ActorRegister([jnim]),
      regions: RegionMap([Region(id: "ml", name: "Mali", kind: .country)]))
    #expect(
      result.records.map(\.text) == [
        #"{"id":"ucdp-73","name":"Government of Mali","kind":"government","countries":["ML"],"external":[{"scheme":"ucdp","id":"73"}]}"#,
        #"{"id":"ucdp-521","name":"MPA","aliases":["Popular Movement for the Liberation of Azawad","Azawad People's Movement"],"kind":"rebel-group","countries":["ML"],"external":[{"scheme":"ucdp","id":"521"}]}"#,
        #"{"id":"ucdp-1013","name":"Kounta","kind":"communal-militia","countries":["ML"],"external":[{"scheme":"ucdp","id":"1013"}]}"#,
      ])
    #expect(
      result.leftOut.map { "\($0.count) \($0.reason)" } == [
        "2 not an actor of the log's countries", "1 already in the log",
      ])
  }
}
