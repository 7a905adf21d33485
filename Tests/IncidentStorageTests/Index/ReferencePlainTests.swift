import IncidentCore
import Testing
import TextBasics

@testable import IncidentStorage

@Suite struct ReferencePlainTests {
  private func town(_ text: String) -> Town? { town(Array(text.utf8)) }

  private func town(_ bytes: [UInt8]) -> Town? {
    bytes.withUnsafeBufferPointer(Town.init(plain:))
  }

  private func region(_ text: String) -> Region? {
    Array(text.utf8).withUnsafeBufferPointer(Region.init(plain:))
  }

  private func shipped(_ name: String) throws -> [ArraySlice<UInt8>] {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
    let bytes = try FileAccess().read(root.joined(separator: "/") + "/data/\(name)")
    return try #require(bytes).split(separator: 0x0A)
  }

  @Test func `shipped towns are read as any JSON is`() throws {
    let lines = try shipped("towns.jsonl")
    var taken = 0
    for index in stride(from: 0, to: lines.count, by: 40) {
      guard let found = town(Array(lines[index])) else { continue }
      taken += 1
      #expect(found == Town(json: try JSONReader.read(lines[index])))
    }
    #expect(taken > lines.count / 50)
  }

  @Test func `shipped regions are read as any JSON is`() throws {
    let lines = try shipped("regions.jsonl")
    var taken = 0
    for line in lines {
      guard let region = line.withUnsafeBufferPointer(Region.init(plain:)) else { continue }
      taken += 1
      #expect(region == Region(json: try JSONReader.read(line)))
    }
    #expect(taken > lines.count * 9 / 10)
  }

  private static let start = #"{"id":"ml-a","name":"É","country":"ML","latitude":"#

  @Test(arguments: [
    "14.5,\"longitude\":-8}", "-90,\"longitude\":180}", "0.000001,\"longitude\":-0.5}",
    "9,\"longitude\":9,\"kind\":\"town\",\"population\":0}",
    "9,\"longitude\":9,\"population\":1200,\"external\":[{\"scheme\":\"g\",\"id\":\"1\"}]}",
  ])
  func `numbers are those of JSON`(end: String) throws {
    let found = try #require(town(Self.start + end))
    #expect(found == Town(json: try JSONReader.read(Self.start + end)))
  }

  @Test(arguments: [
    "90.1,\"longitude\":8}", "9,\"longitude\":180.5}", "09,\"longitude\":8}", "9.,\"longitude\":8}",
    "9e1,\"longitude\":8}", "+9,\"longitude\":8}", "-,\"longitude\":8}", "\"9\",\"longitude\":8}",
    "9,\"longitude\":8} ", "9,\"longitude\":8,\"population\":-1}",
    "9,\"longitude\":8,\"population\":99999999999999999999999999}",
    "9,\"longitude\":8.12345678901234567890123}", "9,\"longitude\":8,\"population\":01}",
    "9,\"longitude\":8,\"population\":1.0}",
    "9,\"longitude\":8,\"revision\":2}", "9,\"longitude\":8,\"state\":\"retracted\"}",
    "9,\"longitude\":8,\"kind\":null}", "9,\"longitude\":8,\"kind\":\"a\\u0062\"}",
    "9,\"longitude\":8,\"external\":[]}", "9,\"longitude\":8,\"kind\":\"a\tb\"}",
    "9,\"longitude\":8,\"external\":[{\"scheme\":\"g\",\"id\":\"1\",\"version\":\"2\"}]}",
  ])
  func `every other town is left to the reader of JSON`(end: String) {
    #expect(town(Self.start + end) == nil)
  }

  @Test func `bytes that are no text are left to the reader of JSON`() {
    let line = Array((Self.start + "9,\"longitude\":8}").utf8)
    #expect(town(line) != nil)
    for byte in [0x00, 0x1F, 0x80, 0xC3, 0xFF] as [UInt8] {
      var wrong = line
      wrong[10] = byte
      #expect(town(wrong) == nil)
    }
  }

  @Test func `parts of dates are read`() throws {
    let text =
      #"{"id":"a","name":"A","kind":"adm2","valid":{"until":"2017-03"},"#
      + #""parents":[{"region":"b","from":"1960","until":"2023-03-12"}]}"#
    let found = try #require(region(text))
    #expect(found == Region(json: try JSONReader.read(text)))
  }

  @Test(arguments: [
    #"{"id":"a","name":"A","kind":"planet"}"#,
    #"{"id":"a","name":"A","kind":"adm2","valid":{"from":"2017-13"}}"#,
    #"{"id":"a","name":"A","kind":"adm2","valid":{"from":"2017-03-01x"}}"#,
    #"{"id":"a","name":"A","kind":"adm2","outline":[[1,2]]}"#,
    #"{"id":"a","kind":"adm2","name":"A"}"#,
    #"{"id":"a","revision":2,"name":"A","kind":"adm2"}"#,
  ])
  func `every other region is left to the reader of JSON`(text: String) {
    #expect(region(text) == nil)
  }
}
