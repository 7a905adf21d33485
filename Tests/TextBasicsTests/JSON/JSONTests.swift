import Testing
import TextBasics

@Suite("JSON value")
struct JSONTests {
  @Test("Only the kind that a value has can be asked of it")
  func kinds() throws {
    let value = try JSONReader.read(#"[null, true, 1.5, "x", [2], {"a": 3}]"#)
    let elements = try #require(value.array)
    #expect(elements.map(\.isNull) == [true, false, false, false, false, false])
    #expect(elements.map(\.bool) == [nil, true, nil, nil, nil, nil])
    #expect(elements.map(\.double) == [nil, nil, 1.5, nil, nil, nil])
    #expect(elements.map(\.string) == [nil, nil, nil, "x", nil, nil])
    #expect(elements.map(\.array?.count) == [nil, nil, nil, nil, 1, nil])
    #expect(elements.map(\.members?.count) == [nil, nil, nil, nil, nil, 1])
    #expect(elements.map { $0["a"] } == [nil, nil, nil, nil, nil, .integer(3)])
  }

  @Test(
    "A whole number is whole however it is spelled",
    arguments: [
      ("5", 5), ("5.0", 5), ("5e0", 5), ("50e-1", 5), ("-0", 0), ("1e3", 1000), ("5.5", nil),
      ("1e16", nil), ("9223372036854775807", .max), ("9223372036854775808", nil),
    ] as [(String, Int?)])
  func integers(spelling: String, value: Int?) {
    #expect(JSON(.number(spelling)).integer == value)
    #expect(JSON(.number(spelling)).spelling == spelling)
  }

  @Test("A number is the double nearest to its spelling")
  func doubles() {
    var state: UInt64 = 1
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    var spellings = [
      "0", "-0", "0.0", "-0.1", "9007199254740993", "999999999999999", "0.000000000000001",
      "123456789012345", "1234567890123456", "0.1234567890123456", "-12.3456789012345", "1e5",
      "0.3", "179.99999", "2.675", "1.005", "4.35", "8.41",
    ]
    for _ in 0..<5000 {
      let whole = next(2) == 0 ? "\(next(180))" : "\(next(1_000_000_000))"
      let fraction = (0..<next(12)).map { _ in "\(next(10))" }.joined()
      spellings.append((next(2) == 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction))
    }
    for spelling in spellings {
      #expect(JSON(.number(spelling)).double?.bitPattern == Double(spelling)?.bitPattern)
    }
  }

  @Test(
    "A number is written in its shortest spelling",
    arguments: [
      (0.5, "0.5"), (3, "3"), (-0.0, "0"), (14.25, "14.25"), (1e-7, "1e-07"), (0.1, "0.1"),
      (1e300, "1e+300"), (.infinity, "null"), (.nan, "null"),
    ] as [(Double, String)])
  func numbers(value: Double, text: String) {
    #expect(JSON.number(value).text == text)
  }

  @Test("Values are equal by what they say, not by where they stand; numbers by their spelling")
  func equality() throws {
    #expect(try JSONReader.read("[1, {}]") == JSON.array([.integer(1), .object([:])]))
    #expect(try JSONReader.read("1.0") != JSONReader.read("1"))
    #expect(try JSONReader.read(#"{"a":1,"b":2}"#) != JSONReader.read(#"{"b":2,"a":1}"#))
    #expect(Set([try JSONReader.read(" 1"), .integer(1)]).count == 1)
  }

  @Test("A change through a key leaves everything else byte for byte as it was")
  func editing() throws {
    let text =
      #"{"id":"IN-1","x-own":[1.50,1e2,"\u00e9"],"place":{"lat":14.50,"lon":-5.990},"n":0}"#
    var value = try JSONReader.read(text)
    let kept = #""x-own":[1.50,1e2,"é"]"#
    value["n"] = .integer(7)
    #expect(value.text == #"{"id":"IN-1",\#(kept),"place":{"lat":14.50,"lon":-5.990},"n":7}"#)
    value["place"]?["lat"] = JSON(.number("14.6"))
    #expect(value.text == #"{"id":"IN-1",\#(kept),"place":{"lat":14.6,"lon":-5.990},"n":7}"#)
    value["place"] = nil
    #expect(value.text == #"{"id":"IN-1",\#(kept),"n":7}"#)
    value["new"] = .null
    #expect(value.text == #"{"id":"IN-1",\#(kept),"n":7,"new":null}"#)
    value["absent"] = nil
    #expect(value.text == #"{"id":"IN-1",\#(kept),"n":7,"new":null}"#)
  }

  @Test("What is no object has no keys and takes none")
  func noObject() {
    var value = JSON.array([.integer(1)])
    value["a"] = .null
    #expect(value["a"] == nil)
    #expect(value.text == "[1]")
  }

  @Test("Absent values become null or are left out, as is asked for")
  func absent() {
    #expect(JSON.string(orNull: nil).text == "null")
    #expect(JSON.string(orNull: "a").text == "\"a\"")
    #expect(JSON.integer(orNull: nil).text == "null")
    #expect(JSON.integer(orNull: 0).text == "0")
    #expect(JSON.strings(["a", "b"]).text == #"["a","b"]"#)
    #expect(
      JSON.object(present: ["a": nil, "b": .null, "c": .integer(1)]).text == #"{"b":null,"c":1}"#)
  }
}
