import IncidentCore
import Testing
import TextBasics

@testable import IncidentStorage

@Suite struct AttackPlainTests {
  private func plain(_ text: String) -> Attack? {
    Array(text.utf8).withUnsafeBufferPointer { Attack(plain: $0) }
  }

  @Test func `every kind and category is read as any JSON is`() throws {
    for kind in AttackKind.allCases {
      for category in Target.Category.allCases {
        let text =
          #"{"kind":"\#(kind.rawValue)","targets":[{"category":"\#(category.rawValue)"},"#
          + #"{"category":"civilians","actor":"fama"}]}"#
        let attack = try #require(plain(text))
        #expect(attack == Attack(json: try JSONReader.read(Array(text.utf8)[...])))
        #expect(attack.kind == kind)
        #expect(attack.targets == [Target(category), Target(.civilians, actor: "fama")])
      }
    }
    #expect(plain(#"{"kind":"ambush"}"#) == Attack(kind: .ambush))
  }

  @Test(arguments: [
    "", "{}", #"{"kind":"ambushes"}"#, #"{"kind":"ambush","targets":[]}"#, #"{"kind":"ambush"} "#,
    #"{"kind":"ambus\u0068"}"#, #"{"kind":"ambush","outcome":"foiled"}"#, #"{"kind":""}"#,
    #"{"kind":"ambush","targets":[{"category":"civilians","actor":"fam\u0061"}]}"#,
    #"{"kind":"ambush","targets":[{"actor":"fama","category":"civilians"}]}"#,
    #"{"kind":"ambush","targets":[{"category":"civilians","description":"a bus"}]}"#,
    #"{"kind":"ambush","targets":[{"category":"civilians"}"#, #"{"kind":"ambush"#,
  ])
  func `every other form is left to the reader of JSON`(text: String) {
    #expect(plain(text) == nil)
  }
}
