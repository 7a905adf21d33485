import CommandLineKit
import Testing

struct ColorChoiceTests {
  @Test(
    "The environment decides when text is coloured",
    arguments: [
      ([:], .auto), (["NO_COLOR": "1"], .never), (["NO_COLOR": ""], .auto),
      (["CLICOLOR_FORCE": "1"], .always), (["CLICOLOR_FORCE": "0"], .auto),
      (["NO_COLOR": "1", "CLICOLOR_FORCE": "1"], .never), (["TERM": "dumb"], .never),
      (["TERM": "dumb", "CLICOLOR_FORCE": "1"], .always), (["TERM": "xterm"], .auto),
    ] as [([String: String], ColorChoice)])
  func environment(variables: [String: String], expected: ColorChoice) {
    #expect(ColorChoice(environment: variables) == expected)
  }

  @Test("Output and messages are coloured each by its own stream")
  func streams() {
    let traits = TerminalTraits(isOutputTerminal: false, isErrorTerminal: true)
    #expect(!traits.hasColor)
    #expect(traits.hasErrorColor)
  }
}
