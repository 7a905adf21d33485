import IncidentCore
import Testing
import TextBasics

@testable import IncidentStorage

@Suite struct OccurrencePlainTests {
  private func plain(_ text: String) -> Occurrence? {
    Array(text.utf8).withUnsafeBufferPointer { Occurrence(plain: $0) }
  }

  @Test(arguments: [
    #"{"start":"2025-07-01","end":"2025-07-01","precision":"day"}"#,
    #"{"start":"2025-07-01","end":"2025-07-02","precision":"day","timeOfDay":"midday"}"#,
    #"{"start":"2025-07-01","end":"2025-07-04","precision":"day-range"}"#,
    #"{"start":"2025-07-01","end":"2025-07-31","precision":"month"}"#,
    #"{"start":"2025-07-01","end":"2025-07-01","precision":"day","timeOfDay":"05:30"}"#,
  ])
  func `the common forms are read as any JSON is`(text: String) throws {
    let occurrence = try #require(plain(text))
    #expect(occurrence == Occurrence(json: try JSONReader.read(Array(text.utf8)[...])))
  }

  @Test(arguments: [
    "", "{}", #"{"start":"2025-07-01","end":"2025-07-01","precision":"days"}"#,
    #"{"start":"2025-07-1","end":"2025-07-01","precision":"day"}"#,
    #"{"start":"2025-02-30","end":"2025-07-01","precision":"day"}"#,
    #"{"start":"2025-07-01","end":"2025-07-01","precision":"day"} "#,
    #"{"start":"2025-07-01","end":"2025-07-01","precision":"day","x":"y"}"#,
    #"{"start":"2025-07-01","end":"2025-07-01","precision":"day","timeOfDay":"midd\u0061y"}"#,
    #"{"start":"2025-07-01","end":"2025-07-01","precision":"day","timeOfDay":""}"#,
    #"{"end":"2025-07-01","start":"2025-07-01","precision":"day"}"#,
  ])
  func `every other form is left to the reader of JSON`(text: String) {
    #expect(plain(text) == nil)
  }
}
