import TestSupport
import Testing
import TextBasics

@Suite("JSON writer")
struct JSONWriterTests {
  @Test("Only quotes, backslashes and control characters are escaped")
  func escapes() {
    #expect(JSON.string("\"\\/é€😀\u{7F}\u{2028}").text == "\"\\\"\\\\/é€😀\u{7F}\u{2028}\"")
    #expect(JSON.string("\u{8}\t\n\u{C}\r").text == #""\b\t\n\f\r""#)
    #expect(JSON.string("\u{1}\u{B}\u{1B}\u{1F}").text == #""\u0001\u000b\u001b\u001f""#)
    #expect(JSON.object(["a\"\n": .null]).text == #"{"a\"\n":null}"#)
  }

  @Test("No blanks are written and keys keep their order")
  func canonical() {
    let value = JSON.object([
      "b": .array([.integer(1), .bool(true), .bool(false), .null]), "a": .object([:]),
      "c": .array([]), "d": JSON(.number("14.50")),
    ])
    #expect(value.text == #"{"b":[1,true,false,null],"a":{},"c":[],"d":14.50}"#)
  }

  @Test("The indented form has two blanks a level and keeps empty values on a line")
  func indented() {
    let value = JSON.object([
      "a": .array([.integer(1), .object(["b": .null, "c": .string("x")])]), "d": .array([]),
      "e": .object([:]),
    ])
    #expect(
      value.indentedText == """
        {
          "a": [
            1,
            {
              "b": null,
              "c": "x"
            }
          ],
          "d": [],
          "e": {}
        }
        """)
  }

  @Test("What is appended leaves what stands before it")
  func appending() {
    var output = Array("x".utf8)
    JSONWriter.append(.integer(1), to: &output)
    JSONWriter.appendIndented(.array([.null]), level: 1, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "x1[\n    null\n  ]")
  }

  @Test("Random trees come back as they were, in both forms")
  func roundTrip() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<600 {
      let tree = randomTree(&random, depth: 5)
      let read = try JSONReader.read(tree.text)
      #expect(read == tree)
      #expect(read.text == tree.text)
      let indented = try JSONReader.read(tree.indentedText)
      #expect(indented == tree)
      #expect(indented.indentedText == tree.indentedText)
    }
  }

  private func randomTree(_ random: inout SplitMix64, depth: Int) -> JSON {
    switch Int.random(in: 0..<(depth > 0 ? 9 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int(truncatingIfNeeded: random.next()))
    case 3:
      let value = Double(bitPattern: random.next())
      return .number(value.isFinite ? value : 0.5)
    case 4, 5: return .string(randomText(&random))
    case 6:
      return .array(
        (0..<Int.random(in: 0...5, using: &random)).map { _ in
          randomTree(&random, depth: depth - 1)
        })
    default:
      return JSON(
        .object(
          (0..<Int.random(in: 0...30, using: &random)).map {
            JSONMember("\($0):" + randomText(&random), randomTree(&random, depth: depth - 2))
          }))
    }
  }

  private func randomText(_ random: inout SplitMix64) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...8, using: &random) {
      let limit: UInt32 = Bool.random(using: &random) ? 0x80 : 0x11_0000
      text.append(Unicode.Scalar(UInt32.random(in: 1..<limit, using: &random)) ?? "\"")
    }
    return String(text)
  }
}
