import Testing
import TextBasics

@Suite("Text position")
struct TextPositionTests {
  private func position(_ offset: Int, _ bytes: [UInt8]) -> [Int] {
    bytes.withUnsafeBufferPointer { buffer in
      let position = TextPosition(offset: offset, in: buffer)
      return [position.line, position.column]
    }
  }

  @Test(
    "Lines and columns count from 1, columns in characters",
    arguments: [
      (0, [1, 1]), (2, [1, 3]), (3, [1, 4]), (4, [2, 1]), (6, [2, 2]), (7, [2, 3]), (8, [3, 1]),
      (9, [3, 2]), (99, [3, 2]), (-1, [1, 1]),
    ])
  func places(offset: Int, place: [Int]) {
    #expect(position(offset, Array("abc\né;\nx".utf8)) == place)
  }

  @Test("A character of several code points is one column")
  func clusters() {
    let text = "e\u{301}👩‍👩‍👧x"
    #expect(position(text.utf8.count - 1, Array(text.utf8)) == [1, 3])
  }

  @Test("A byte that is not UTF-8 is one column")
  func invalid() {
    #expect(position(3, [0x61, 0xFF, 0xFF, 0x62]) == [1, 4])
  }

  @Test("A problem's offset leads to its line and column")
  func problem() throws {
    let bytes = Array("{\n  \"é\": 1,\n  \"é\": 2\n}".utf8)
    let problem = try #require(throws: JSONProblem.self) { try JSONReader.read(bytes) }
    #expect(position(problem.offset, bytes) == [3, 3])
  }
}
