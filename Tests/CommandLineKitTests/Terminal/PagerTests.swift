import Testing

@testable import CommandLineKit

struct PagerTests {
  @Test(
    "The tool's own variable goes before PAGER, and a shell is used only for several words",
    arguments: [
      ([:], ["less"]), (["PAGER": "more"], ["more"]),
      (["PAGER": "more", "LOANS_PAGER": "most"], ["most"]),
      (["PAGER": "less -S"], ["/bin/sh", "-c", "less -S"]), (["PAGER": ""], nil),
      (["PAGER": "cat"], nil), (["PAGER": "more", "LOANS_PAGER": ""], nil),
    ] as [([String: String], [String]?)])
  func chooses(environment: [String: String], expected: [String]?) {
    #expect(Pager(variable: "LOANS_PAGER", environment: environment)?.arguments == expected)
  }

  @Test("A person's settings of less are kept")
  func keepsSettings() {
    let own = Pager(variable: "LOANS_PAGER", environment: ["LESS": "S"])
    #expect(own?.environment["LESS"] == "S")
    #expect(Pager(variable: "LOANS_PAGER", environment: [:])?.environment["LESS"] == "FRX")
  }
}
