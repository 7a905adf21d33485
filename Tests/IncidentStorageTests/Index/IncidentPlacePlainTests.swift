import IncidentCore
import TestSupport
import Testing
import TextBasics

@testable import IncidentStorage

@Suite("Places as the log writes them")
struct IncidentPlacePlainTests {
  private func plain(_ text: String) -> IncidentPlace? {
    Array(text.utf8).withUnsafeBufferPointer(IncidentPlace.init(plain:))
  }

  @Test("A place reads as it does from JSON, or not at all")
  func sameAsJSON() throws {
    var random = SplitMix64(seed: 3)
    let texts = ["ml-kayes", "", "é", #"a\"b"#, #"\u00e9"#, "ne-tillaberi"]
    var count = 0
    for _ in 0..<2000 {
      var members: [String] = []
      let keys = ["town", "region", "country", "precision", "latitude", "asWritten"]
      for key in keys where key == "country" || Int.random(in: 0..<4, using: &random) > 0 {
        var value = texts.randomElement(using: &random).map { "\"\($0)\"" } ?? ""
        if key == "precision" {
          let words = IncidentPlace.Precision.allCases.map(\.rawValue) + ["none"]
          value = words.randomElement(using: &random).map { "\"\($0)\"" } ?? ""
        }
        if key == "latitude" { value = "1.5" }
        if key != "latitude" && key != "asWritten" || Int.random(in: 0..<4, using: &random) == 0 {
          members.append("\"\(key)\":\(value)")
        }
      }
      if Int.random(in: 0..<8, using: &random) == 0 { members.shuffle(using: &random) }
      let text = "{" + members.joined(separator: ",") + "}"
      guard let place = plain(text) else { continue }
      count += 1
      #expect(place == IncidentPlace(json: try JSONReader.read(Array(text.utf8))), "\(text)")
    }
    #expect(count > 200)
  }

  @Test("Other forms are left to the reader of JSON")
  func others() {
    for text in [
      "", "{", "{}", #"{"country":"ML"}"#, #"{"country":"ML","precision":"adm1"} "#,
      #"{ "country":"ML","precision":"adm1"}"#, #"{"country":"ML","precision":"adm1","more":1}"#,
    ] {
      #expect(plain(text) == nil)
    }
    #expect(
      plain(#"{"town":"ml-kayes","country":"ML","precision":"settlement"}"#)
        == IncidentPlace(town: "ml-kayes", country: "ML", precision: .settlement))
  }
}
