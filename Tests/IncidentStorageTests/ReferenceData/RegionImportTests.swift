import IncidentCore
import IncidentStorage
import Testing
import TextBasics

@Suite struct RegionImportTests {
  private let mali = RegionMap([
    Region(id: "ml", name: "Mali", kind: .country),
    Region(id: "ml-nioro", name: "Nioro", kind: .adm1, parents: [Membership("ml")]),
    Region(id: "bf", name: "Burkina Faso", kind: .country),
  ])

  @Test func `a table of the log's own fields gives regions`() throws {
    let table = """
      id,name,aliases,kind,from,until,parents,members,codes
      ml-menaka,Ménaka,Menaca,adm1,2016-01-19,,ml,,iso-3166-2:ML-9 from 2017|geonames:ML.12070577
      ml-menaka-cercle,Ménaka,,adm2,,2023-03-12,ml-gao until 2016-01-18|ml-menaka from 2016-01-19,,
      zone-north,"North, the",,zone,,,,ml-gao|town:ml-ber,
      """
    let result = try RegionImport.read(Array(table.utf8), from: .table, regions: RegionMap())
    #expect(
      result.records.map(\.text) == [
        #"{"id":"ml-menaka","name":"Ménaka","aliases":["Menaca"],"kind":"adm1","valid":{"from":"2016-01-19"},"parents":[{"region":"ml"}],"codes":[{"system":"iso-3166-2","code":"ML-9","from":"2017"},{"system":"geonames","code":"ML.12070577"}]}"#,
        #"{"id":"ml-menaka-cercle","name":"Ménaka","kind":"adm2","valid":{"until":"2023-03-12"},"parents":[{"region":"ml-gao","until":"2016-01-18"},{"region":"ml-menaka","from":"2016-01-19"}]}"#,
        #"{"id":"zone-north","name":"North, the","kind":"zone","members":["ml-gao","town:ml-ber"]}"#,
      ])
    #expect(result.leftOut.isEmpty)
  }

  @Test(arguments: [
    "x,X,,region,,,,,", "x,X,,adm1,2016-13,,,,", "x,X,,adm1,,,ml since 2016,,",
    "x,X,,adm1,,,ml from,,", "x,X,,adm1,,,,,ML-9", ",X,,adm1,,,,,",
  ])
  func `a row with a value that is not understood is left out`(row: String) throws {
    let table = "id,name,aliases,kind,from,until,parents,members,codes\n\(row)\n"
    let result = try RegionImport.read(Array(table.utf8), from: .table, regions: RegionMap())
    #expect(result.records.isEmpty)
    #expect(result.leftOut.map(\.reason) == ["a value that is not understood"])
    #expect(result.leftOut.map(\.count) == [1])
  }

  @Test func `a file without the needed columns is refused`() {
    #expect(
      throws: Diagnostic(
        code: "missing-column", "the file has no column `kind`", at: Diagnostic.Place(line: 1),
        hints: ["it needs the columns `id`, `name`, `kind`"])
    ) {
      try RegionImport.read(Array("id,name\nml,Mali\n".utf8), from: .table, regions: RegionMap())
    }
  }

  @Test func `what the log has already is left out`() throws {
    let table = "id,name,kind\nml,Mali,country\nne,Niger,country\n"
    let result = try RegionImport.read(Array(table.utf8), from: .table, regions: mali)
    #expect(result.records.map(\.text) == [#"{"id":"ne","name":"Niger","kind":"country"}"#])
    #expect(result.leftOut.map(\.reason) == ["already in the log"])
    #expect(result.leftOut.map(\.examples) == [["line 2: ml"]])
  }

  @Test func `the cercles of 2023 lie in their regions and know their seats`() throws {
    let list = """
      level,number,name,region_number,region,iso_3166_2,chef_lieu,carved_from,seat_geonameid
      region,11,Nioro,,,,Nioro du Sahel,Kayes,
      region,12,Kita,,,,Kita,Kayes,
      district,BKO,Bamako,,,ML-BKO,Bamako,,
      cercle,,Nioro du Sahel,11,Nioro,,Nioro du Sahel,,2452651
      cercle,,Inlamawane (Fanfi),10,Ménaka,,Inlamawane (Fanfi),,
      commune,,Gavinané,11,Nioro,,,,
      """
    let result = try RegionImport.read(Array(list.utf8), from: .mali2023, regions: mali)
    #expect(
      result.records.map(\.text) == [
        #"{"id":"ml-kita","name":"Kita","kind":"adm1","valid":{"from":"2023-03-13"},"parents":[{"region":"ml"}]}"#,
        #"{"id":"ml-bamako","name":"Bamako","kind":"adm1","valid":{"from":"2023-03-13"},"parents":[{"region":"ml"}],"codes":[{"system":"iso-3166-2","code":"ML-BKO"}]}"#,
        #"{"id":"ml-nioro-du-sahel-cercle-2023","name":"Nioro du Sahel","kind":"adm2","valid":{"from":"2023-03-13"},"parents":[{"region":"ml-nioro"}],"codes":[{"system":"geonames-seat","code":"2452651"}]}"#,
        #"{"id":"ml-inlamawane-cercle-2023","name":"Inlamawane","aliases":["Fanfi"],"kind":"adm2","valid":{"from":"2023-03-13"},"parents":[{"region":"ml-menaka"}]}"#,
      ])
    #expect(
      result.leftOut.map(\.reason) == ["already in the log", "neither a region nor a cercle"])
  }

  @Test func `the divisions of GeoNames are read for the log's countries that have none`() throws {
    let codes = """
      AD.02\tCanillo\tCanillo\t3041203
      BF.02\tCascades Region\tCascades Region\t6930703
      BF.12\tSahel\tSahel\t6930713
      ML.03\tKayes\tKayes\t2455517
      """
    let result = try RegionImport.read(Array(codes.utf8), from: .geonamesAdmin1, regions: mali)
    #expect(
      result.records.map(\.text) == [
        #"{"id":"bf-cascades","name":"Cascades","aliases":["Cascades Region"],"kind":"adm1","parents":[{"region":"bf"}],"codes":[{"system":"geonames","code":"BF.02"}]}"#,
        #"{"id":"bf-sahel","name":"Sahel","kind":"adm1","parents":[{"region":"bf"}],"codes":[{"system":"geonames","code":"BF.12"}]}"#,
      ])
    #expect(
      result.leftOut.map(\.reason) == [
        "a country that is not in the log", "a country whose divisions are in the log",
      ])
  }

  @Test func `second-level divisions are told apart from those above by their ids`() throws {
    let regions = RegionMap(
      mali.all + [
        Region(
          id: "bf-sahel", name: "Sahel", kind: .adm1, parents: [Membership("bf")],
          codes: [Region.Code(system: "geonames", code: "BF.12")])
      ])
    let codes = """
      BF.12.40\tProvince du Soum\tProvince du Soum\t2355248
      BF.12.33\tProvince de l’Oudalan\tProvince de l'Oudalan\t2356982
      BF.12.99\tSahel Province\tSahel Province\t1
      BF.13.69\tProvince du Poni\tProvince du Poni\t2356386
      """
    let result = try RegionImport.read(Array(codes.utf8), from: .geonamesAdmin2, regions: regions)
    #expect(
      result.records.map { $0["id"]?.string } == ["bf-soum", "bf-oudalan", "bf-sahel-adm2"])
    #expect(
      result.records.first?.text
        == #"{"id":"bf-soum","name":"Soum","aliases":["Province du Soum"],"kind":"adm2","parents":[{"region":"bf-sahel"}],"codes":[{"system":"geonames","code":"BF.12.40"}]}"#
    )
    #expect(result.leftOut.map(\.reason) == ["a division above is not in the log"])
  }
}
