import IncidentCore
import Testing
import TextBasics

@testable import IncidentStorage

@Suite struct TownTableTests {
  private static let kayes =
    #"{"id":"ml-kayes","name":"Kayes","aliases":["Kayi"],"country":"ML","latitude":14.44693,"longitude":-11.44448}"#
  private static let nioro =
    #"{"id":"ml-nioro","name":"Nioro","country":"ML","latitude":15.22932,"longitude":-9.59277}"#
  /// With blanks, so that it is decoded to know what it holds.
  private static let odd =
    #"{"id":"ml-odd","name": "Odd","country":"ML","latitude":15.2,"longitude":-9.5}"#

  private func table(_ towns: TemporaryTowns) throws -> TownTable? {
    TownTable(towns.table, of: try MappedFile(towns.file))
  }

  @Test func `a table finds lines by id and by folded name, those of other form too`() throws {
    let towns = try TemporaryTowns(
      TownTableTests.kayes, "", TownTableTests.odd, "{", TownTableTests.nioro)
    _ = try towns.withTable()
    let table = try #require(try table(towns))
    #expect(table.lines(id: "ml-nioro").map(\.number) == [5])
    #expect(table.lines(id: "ml-odd").map(\.number) == [3])
    #expect(table.lines(id: "ml-none").isEmpty)
    #expect(table.lines(foldedName: "kayi").map(\.number) == [1])
    #expect(table.lines(foldedName: "odd").map(\.number) == [3])
    #expect(table.unreadable.map(\.number) == [2, 4])
  }

  @Test func `lines that cannot be read are told of with a table as without`() throws {
    let towns = try TemporaryTowns(TownTableTests.kayes, "{", "")
    let (mapped, kept) = (try towns.mapped(), try towns.withTable())
    for file in [mapped, kept] { #expect(file.towns(foldedName: "none").isEmpty) }
    #expect(kept.problems(in: towns.folder).map(\.place?.line) == [2])
    #expect(kept.problems(in: towns.folder) == mapped.problems(in: towns.folder))
  }

  @Test func `a table of a file that changed is not used, and is made anew`() throws {
    let towns = try TemporaryTowns(TownTableTests.kayes)
    _ = try towns.withTable()
    #expect(try table(towns) != nil)
    let before = try #require(try FileAccess().read(towns.file))
    try FileAccess().append(
      Array((TownTableTests.nioro + "\n").utf8), to: towns.file, ofLength: before.count)
    #expect(try table(towns) == nil)
    #expect(try towns.withTable().towns(foldedName: "nioro").map(\.id) == ["ml-nioro"])
    #expect(try table(towns) != nil)
  }

  @Test func `no table is kept of a file that changed just now`() throws {
    let towns = try TemporaryTowns(TownTableTests.kayes)
    for _ in 0..<2 {
      let file = try TownFile(path: towns.file, table: towns.table, settledAfter: 3_600_000)
      #expect(file.town(id: "ml-kayes")?.name == "Kayes")
    }
    #expect(try FileAccess().read(towns.table) == nil)
  }

  @Test func `a damaged table is as if it were not there`() throws {
    let towns = try TemporaryTowns(TownTableTests.kayes, TownTableTests.odd, TownTableTests.nioro)
    _ = try towns.withTable()
    let bytes = try #require(try FileAccess().read(towns.table))
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      IndexFile.write(damaged, to: towns.table)
      #expect(try table(towns) == nil, "byte \(index)")
    }
    for count in 0..<bytes.count {
      IndexFile.write(Array(bytes[..<count]), to: towns.table)
      #expect(try table(towns) == nil, "\(count) bytes")
    }
    IndexFile.write(bytes, to: towns.table)
    #expect(try table(towns) != nil)
  }
}
