import IncidentCore
import IncidentStorage
import Testing

@Suite("Record set")
struct RecordSetTests {
  private let log: SampleLog

  init() throws {
    log = try SampleLog()
    try log.write(
      ["ML-20250701-K7QX", "ML-20250701-K7Q", "BF-20250630-0001"].map { SampleLog.incident($0) })
  }

  @Test("Records stand in the order of their ids")
  func order() throws {
    let ids = try LogContents(log.folder).incidents.all.map(\.id)
    #expect(ids == ["BF-20250630-0001", "ML-20250701-K7Q", "ML-20250701-K7QX"])
  }

  @Test(
    "A fragment finds the records it is part of; a whole id only its own",
    arguments: [
      ("0001", ["BF-20250630-0001"]),
      ("k7q", ["ML-20250701-K7Q", "ML-20250701-K7QX"]),
      ("ML-20250701-K7Q", ["ML-20250701-K7Q"]),
      ("ml-20250701-k7q", ["ML-20250701-K7Q"]),
      ("ZZZZ", []),
    ])
  func fragments(fragment: String, ids: [String]) throws {
    let contents = try LogContents(log.folder)
    #expect(contents.incidents.records(matching: fragment).map(\.id) == ids)
  }

  @Test("An id finds its record as it is spelled")
  func id() throws {
    let contents = try LogContents(log.folder)
    #expect(contents.incidents["BF-20250630-0001"]?.value.place.town == "ml-niono")
    #expect(contents.incidents["bf-20250630-0001"]?.id == nil)
  }
}
