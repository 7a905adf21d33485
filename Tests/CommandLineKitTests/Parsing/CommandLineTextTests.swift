import Testing

@testable import CommandLineKit

struct CommandLineTextTests {
  @Test(
    "Words are quoted only where they could not be told apart",
    arguments: [
      ("Kayes", "loans Kayes", 6..<11),
      ("Nioro du Sahel", #"loans "Nioro du Sahel""#, 7..<21),
      ("", #"loans """#, 7..<7),
      (#"say "no""#, #"loans 'say "no"'"#, 7..<15),
      (#"l'a "b""#, #"loans 'l'\''a "b"'"#, 7..<17),
      ("l'a", #"loans "l'a""#, 7..<10),
      ("killed:5..10", "loans killed:5..10", 6..<18),
    ] as [(String, String, Range<Int>)])
  func quotes(word: String, text: String, characters: Range<Int>) {
    let line = CommandLineText(tool: "loans", words: [word])
    #expect(line.text == text)
    #expect(line.characters(ofWord: 0) == characters)
  }

  @Test("A part of a quoted word is found behind the quotes")
  func findsPart() {
    let line = CommandLineText(tool: "t", words: ["a", "l'été \"x\" y"])
    #expect(line.text == #"t a 'l'\''été "x" y'"#)
    #expect(line.characters(ofWord: 1, from: 2, count: 3) == 10..<13)
    #expect(line.characters(ofWord: 2) == nil)
  }
}
