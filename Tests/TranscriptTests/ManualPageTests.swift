import TestSupport
import Testing

/// The pages of the manual that follow from the code.
struct ManualPageTests {
  @Test("The pages of topics and commands are what help prints", arguments: ManualPage.all)
  func generated(page: ManualPage) throws {
    try expect(page.text, isIn: page.file)
  }

  @Test("No page is left of a topic or a command that is gone", arguments: ["Topics", "Commands"])
  func leftOver(folder: String) {
    let files = PackageFolder.files(in: "\(ManualPage.folder)/\(folder)", ending: ".md")
    let made = ManualPage.all.map(\.file).filter { $0.hasPrefix("\(ManualPage.folder)/\(folder)/") }
    #expect(files == made.sorted())
  }
}
