import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite struct TownImportTests {
  private static let header =
    "geonameid,name,asciiname,alternatenames,latitude,longitude,feature_code,country_code,"
    + "admin1_code,admin1_name,admin2_name,region_2023_approx,population,modified\n"

  private static let regions = """
    {"id":"ml","name":"Mali","kind":"country"}
    {"id":"bf","name":"Burkina Faso","kind":"country"}
    {"id":"bf-sahel","name":"Sahel","kind":"adm1","parents":[{"region":"bf"}],"codes":[{"system":"geonames","code":"BF.12"}]}
    {"id":"bf-soum","name":"Soum","aliases":["Province du Soum"],"kind":"adm2","parents":[{"region":"bf-sahel"}],"codes":[{"system":"geonames","code":"BF.12.40"}]}
    {"id":"ml-kayes","name":"Kayes","kind":"adm1","parents":[{"region":"ml"}],"codes":[{"system":"geonames","code":"ML.03"}]}
    {"id":"ml-bamako","name":"Bamako","kind":"adm1","parents":[{"region":"ml"}]}
    {"id":"ml-nioro","name":"Nioro","kind":"adm1","valid":{"from":"2023-03-13"},"parents":[{"region":"ml"}]}
    {"id":"ml-tombouctou","name":"Tombouctou","kind":"adm1","parents":[{"region":"ml"}]}
    {"id":"ml-taoudenit","name":"Taoudénit","kind":"adm1","valid":{"from":"2016-01-19"},"parents":[{"region":"ml"}]}
    {"id":"ml-kayes-cercle","name":"Kayes","kind":"adm2","valid":{"until":"2023-03-12"},"parents":[{"region":"ml-kayes"}]}
    {"id":"ml-nioro-cercle","name":"Nioro","kind":"adm2","valid":{"until":"2023-03-12"},"parents":[{"region":"ml-kayes"}]}
    {"id":"ml-tombouctou-cercle","name":"Tombouctou","kind":"adm2","valid":{"until":"2023-03-12"},"parents":[{"region":"ml-tombouctou"}]}
    {"id":"ml-kayes-cercle-2023","name":"Kayes","kind":"adm2","valid":{"from":"2023-03-13"},"parents":[{"region":"ml-kayes"}],"codes":[{"system":"geonames-seat","code":"2455518"}]}
    {"id":"ml-araouane-cercle-2023","name":"Araouane","kind":"adm2","valid":{"from":"2023-03-13"},"parents":[{"region":"ml-taoudenit"}],"codes":[{"system":"geonames-seat","code":"2460954"}]}
    {"id":"zone-border","name":"Border","kind":"zone","members":["ml-kayes-cercle","ml-kayes-cercle-2023"]}
    """

  private func read(
    _ rows: String, from format: TownImport.Format = .places, known: [Town] = []
  ) throws -> ReferenceImport {
    let regions = try TownImportTests.regions.split(separator: "\n").map {
      try #require(Region(json: JSONReader.read(String($0))))
    }
    let text = format == .places ? TownImportTests.header + rows : rows
    return try TownImport.read(
      Array(text.utf8), from: format, regions: RegionMap(regions), known: known)
  }

  @Test(arguments: [
    (
      "2455518,Kayes,Kayes,\"KYS,Kaes,Kayes,Káyès,ka yi,kayz2,Каес,كايس\",14.44693,-11.44448,PPLA,ML,03,Kayes,Kayes,Kayes,194716,2021-03-09",
      #"{"id":"ml-kayes","name":"Kayes","aliases":["Kaes","كايس"],"country":"ML","parents":[{"region":"ml-kayes-cercle","until":"2023-03-12"},{"region":"ml-kayes-cercle-2023","from":"2023-03-13"}],"latitude":14.44693,"longitude":-11.44448,"kind":"seat-adm1","population":194716,"external":[{"scheme":"geonames","id":"2455518"}]}"#
    ),
    (
      "2451711,Sandaré,Sandare,,14.70380,-10.30570,PPL,ML,03,Kayes,Nioro,Nioro,0,2013-01-01",
      #"{"id":"ml-sandare","name":"Sandaré","country":"ML","parents":[{"region":"ml-nioro-cercle","until":"2023-03-12"},{"region":"ml-nioro","from":"2023-03-13"}],"latitude":14.70380,"longitude":-10.30570,"kind":"town","external":[{"scheme":"geonames","id":"2451711"}]}"#
    ),
    (
      "2458925,Diboli,Diboli,Diboli,14.45511,-12.19945,PPL,ML,03,Kayes,Kayes,Kayes,0,2013-01-01",
      #"{"id":"ml-diboli","name":"Diboli","country":"ML","parents":[{"region":"ml-kayes-cercle","until":"2023-03-12"},{"region":"ml-kayes","from":"2023-03-13"},{"region":"zone-border","from":"2023-03-13"}],"latitude":14.45511,"longitude":-12.19945,"kind":"town","external":[{"scheme":"geonames","id":"2458925"}]}"#
    ),
    (
      "2460954,Araouane,Araouane,,18.90476,-3.52649,PPL,ML,08,Tombouctou,Tombouctou,Taoudénit,4026,2021-03-09",
      #"{"id":"ml-araouane","name":"Araouane","country":"ML","parents":[{"region":"ml-tombouctou-cercle","until":"2016-01-18"},{"region":"ml-taoudenit","from":"2016-01-19","until":"2023-03-12"},{"region":"ml-araouane-cercle-2023","from":"2023-03-13"}],"latitude":18.90476,"longitude":-3.52649,"kind":"town","population":4026,"external":[{"scheme":"geonames","id":"2460954"}]}"#
    ),
    (
      "2460596,Bamako,Bamako,,12.65,-8,PPLC,ML,01,Bamako,Bamako,Bamako,4227569,2021-03-09",
      #"{"id":"ml-bamako","name":"Bamako","country":"ML","parents":[{"region":"ml-bamako"}],"latitude":12.65,"longitude":-8,"kind":"capital","population":4227569,"external":[{"scheme":"geonames","id":"2460596"}]}"#
    ),
    (
      "2361177,Djibo,Djibo,,14.0994,-1.62554,PPLA2,BF,12,Sahel,Province du Soum,,61462,2012-01-18",
      #"{"id":"bf-djibo","name":"Djibo","country":"BF","parents":[{"region":"bf-soum"}],"latitude":14.0994,"longitude":-1.62554,"kind":"seat-adm2","population":61462,"external":[{"scheme":"geonames","id":"2361177"}]}"#
    ),
  ])
  func `a place lies in its regions on each map`(row: String, line: String) throws {
    let result = try read(row)
    #expect(result.records.map(\.text) == [line])
    #expect(result.leftOut.isEmpty)
  }

  @Test func `a name that is not unique in its country takes the GeoNames id`() throws {
    let result = try read(
      """
      1,Madina,,,14,-9,PPL,ML,00,,Kayes,Kayes,0,
      2,Mâdina,,,14,-9,PPL,ML,00,,Kayes,Kayes,0,
      3,Madina,,,14,-1,PPL,BF,12,,,,0,
      4,دين,,,14,-1,PPL,BF,12,,,,0,
      """)
    #expect(
      result.records.map { $0["id"]?.string } == [
        "ml-madina-1", "ml-madina-2", "bf-madina", "bf-4",
      ])
  }

  @Test func `a place lies in its second level only where that lies in its first`() throws {
    let result = try read(
      """
      1,A,,,14,-1,PPL,BF,12,Sahel,Province du Soum,,0,
      2,B,,,14,-1,PPL,BF,12,Sahel,,,0,
      3,C,,,14,-1,PPL,BF,24,,,,0,
      4,D,,,14,-1,PPL,ML,03,Kayes,,,0,
      """)
    #expect(
      result.records.map { $0["parents"]?.text } == [
        #"[{"region":"bf-soum"}]"#, #"[{"region":"bf-sahel"}]"#, nil,
        #"[{"region":"ml-kayes","until":"2023-03-12"}]"#,
      ])
    #expect(result.leftOut.map(\.reason) == ["the region (the town is placed in its country)"])
  }

  @Test func `rows that are no towns of the log's countries are left out with the reason`() throws {
    let known = Town(
      id: "ml-x", name: "X", country: "ML", coordinates: Coordinates(latitude: 1, longitude: 2),
      external: [ExternalID(scheme: "geonames", id: "7")])
    let result = try read(
      """
      1,A,,,91,-1,PPL,BF,12,,,,0,
      2,A,,,x,-1,PPL,BF,12,,,,0,
      3,A,,,14,-1,PPL,,12,,,,0,
      4,A,,,14,-1,PPL,TG,12,,,,0,
      5,,,,14,-1,PPL,BF,12,,,,0,
      7,A,,,14,-1,PPL,BF,12,,,,0,
      """, known: [known])
    #expect(result.records.isEmpty)
    #expect(
      result.leftOut.map { "\($0.count) \($0.reason)" } == [
        "2 no coordinates", "1 no country", "1 a country that is not in the log",
        "1 no name or no GeoNames id", "1 already in the log",
      ])
  }

  @Test func `a country file of GeoNames gives its populated places by their codes`() throws {
    let rows = """
      2361177\tDjibo\tDjibo\tDjibo,Jibo\t14.0994\t-1.62554\tP\tPPLA2\tBF\t\t12\t40\t\t\t61462\t\t275\tAfrica/Ouagadougou\t2012-01-18
      6874015\tInata\tInata\t\t14.33575\t-1.32697\tL\tLCTY\tBF\t\t12\t40\t\t\t0\t\t275\tAfrica/Ouagadougou\t2012-01-18
      """
    let result = try read(rows, from: .geonames)
    #expect(
      result.records.map(\.text) == [
        #"{"id":"bf-djibo","name":"Djibo","aliases":["Jibo"],"country":"BF","parents":[{"region":"bf-soum"}],"latitude":14.0994,"longitude":-1.62554,"kind":"seat-adm2","population":61462,"external":[{"scheme":"geonames","id":"2361177"}]}"#
      ])
    #expect(result.leftOut.map(\.reason) == ["not a populated place"])
  }

  @Test func `a row that cannot be read does not stop the others`() throws {
    let result = try read("1,\"A\"x,,,14,-1,PPL,BF,12,,,,0,\n2,B,,,14,-1,PPL,BF,12,,,,0,\n")
    #expect(result.records.map { $0["id"]?.string } == ["bf-b"])
    #expect(result.leftOut.map(\.reason) == ["not readable"])
  }
}
