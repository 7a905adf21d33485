import Documents
import Testing

@Suite("Rich text")
struct RichTextTests {
  @Test("A literal is plain text and an empty one has no spans")
  func literals() {
    #expect(("seven towns" as RichText).spans == [RichText.Span("seven towns")])
    #expect(("" as RichText).spans.isEmpty)
    #expect(RichText("", .actor).isEmpty)
  }

  @Test("Interpolation gives values their roles and keeps the roles of other text")
  func interpolation() {
    let town = RichText("Niono", .place)
    let text: RichText = "killed \(7, .number) in \(town) by \("JNIM", .actor)"
    #expect(
      text.spans == [
        .init("killed "), .init("7", .number), .init(" in "), .init("Niono", .place),
        .init(" by "), .init("JNIM", .actor),
      ])
    #expect(text.plain == "killed 7 in Niono by JNIM")
  }

  @Test("Neighbours of one role become one span")
  func merging() {
    #expect("a\("b")" + RichText("c") == "abc")
    #expect(RichText("a", .strong) + RichText("b", .strong) == RichText("ab", .strong))
    #expect((RichText("a", .strong) + "b").spans.count == 2)
  }

  @Test("Joining puts the separator only between texts")
  func joining() {
    let towns = [RichText("Kayes", .place), RichText("Niono", .place)]
    #expect(
      towns.joined(separator: ", ").spans
        == [.init("Kayes", .place), .init(", "), .init("Niono", .place)])
    #expect([RichText]().joined(separator: ", ") == "")
    #expect(towns.joined() == RichText("KayesNiono", .place))
  }

  @Test("Emphasis changes plain text and numbers and leaves what is marked already")
  func emphasis() {
    let text: RichText = "\(7, .number) by \("JNIM", .actor)"
    #expect(text.emphasized(.strong).spans == [.init("7 by ", .strong), .init("JNIM", .actor)])
  }
}
