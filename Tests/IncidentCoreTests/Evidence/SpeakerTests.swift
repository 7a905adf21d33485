import IncidentCore
import Testing

@Suite("Speaker")
struct SpeakerTests {
  @Test(
    "A speaker is a kind, a dataset or an actor",
    arguments: [
      ("press", Speaker.kind(.press), false), ("social-media", .kind(.socialMedia), false),
      ("dataset:acled", .dataset("acled"), true), ("fama", .actor("fama"), true),
      ("Press", .actor("Press"), true),
    ])
  func read(text: String, speaker: Speaker, isNamed: Bool) {
    #expect(Speaker(text) == speaker)
    #expect(speaker.text == text)
    #expect(speaker.isNamed == isNamed)
  }

  @Test("The kinds of speaker are those of the data format")
  func kinds() {
    #expect(
      Speaker.Kind.allCases.map(\.rawValue) == [
        "press", "social-media", "witness", "local-sources", "authorities", "ngo", "analyst",
        "recorder",
      ])
  }
}
