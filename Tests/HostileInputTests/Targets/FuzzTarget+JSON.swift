import Testing
import TextBasics

extension FuzzTarget {
  /// What is read as JSON is written and read again as the same, and is no larger than its text.
  static let json = FuzzTarget(
    name: "JSONReader",
    corpus: [
      #"{"id":"ML-20250701-0001","revision":1,"tags":["a","b"],"place":{"latitude":14.50}}"#,
      #"[null,true,false,-0,0.5,1e10,1E-7,123456789012345678901234567890,"é\u00e9😀\n\\\""]"#,
      " {\"a\" : [ ] , \"b\" : { } }\r\n", "\u{FEFF}0", #""\uD83D\uDD4A""#,
    ],
    tokens: [
      "{", "}", "[", "]", ":", ",", "\"", "\\u", "\\u0000", "\\uD800", "\\uDC00", "\\n", "null",
      "true", "1.", ".5", "e+", "\"a\":1,",
    ]
  ) { bytes in
    guard let value = try? JSONReader.read(bytes) else { return }
    #expect(depth(of: value) <= JSONReader.maximumDepth)
    #expect(size(of: value) <= bytes.count)
    let written = Array(value.text.utf8)
    let again = try JSONReader.read(written)
    #expect(Array(again.text.utf8) == written)
    #expect(try Array(JSONReader.read(value.indentedText).text.utf8) == written)
  }

  private static func depth(of value: JSON) -> Int {
    switch value.kind {
    case .array(let elements): 1 + (elements.map(depth).max() ?? 0)
    case .object(let members): 1 + (members.map { depth(of: $0.value) }.max() ?? 0)
    default: 0
    }
  }

  /// How many values there are, and bytes of text in them.
  private static func size(of value: JSON) -> Int {
    switch value.kind {
    case .array(let elements): 1 + elements.reduce(0) { $0 + size(of: $1) }
    case .object(let members): 1 + members.reduce(0) { $0 + $1.key.utf8.count + size(of: $1.value) }
    case .string(let text): 1 + text.utf8.count
    case .number(let spelling): spelling.utf8.count
    case .null, .bool: 1
    }
  }
}
