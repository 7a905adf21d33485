import Documents
import Testing
import TextBasics

@testable import CommandLineKit

@Suite struct ReportRowsTests {
  private static let columns = [Column("a", "A"), Column("b", "B", isTextOnly: true)]

  private static func elements(
    _ values: [JSON], _ place: ReportRows.ElementPlace, by block: Int
  ) -> [[UInt8]] {
    stride(from: 0, to: values.count, by: block).map { start in
      values[start..<min(start + block, values.count)].reduce(into: []) { output, value in
        output += place.start
        JSONWriter.appendIndented(value, level: place.level, to: &output)
      }
    }
  }

  private static func report(_ data: JSON, _ values: [JSON], _ rows: ReportRows?) -> Report {
    let table = Table(
      columns: columns, rows: values.map { Row([Cell("", value: $0), Cell("shown")]) })
    return Report(
      schema: "s/1", query: .object(["text": .string("]")]), data: { data },
      document: { Document([.table(table)]) }, rows: rows)
  }

  private func written(_ report: Report, _ format: OutputFormat) -> (text: String, count: Int?) {
    var output: [UInt8] = []
    let count = format.write(report, look: Look()) { part in
      output += part
      return true
    }
    return (String(decoding: output, as: UTF8.self), count)
  }

  private static let lists = [
    [], ["one"], ["one", "", "]", "a,b"], (0..<100).map(String.init),
  ]

  @Test(arguments: lists, [1, 3, 1000])
  func `rows that are made in parts are written as those that are held`(
    texts: [String], block: Int
  ) {
    let values = texts.map(JSON.string)
    let rows = ReportRows(count: values.count, columns: Self.columns) { format in
      values.map { value in
        var record: [UInt8] = []
        format.append(record: [value.string ?? ""], to: &record)
        return record
      }
    } elements: {
      Self.elements(values, $0, by: block)
    }
    for format in [OutputFormat.json, .rendered(CSVRenderer.self), .rendered(TSVRenderer.self)] {
      let held = written(Self.report(.array(values), values, nil), format)
      #expect(written(Self.report(.array(values), values, rows), format) == held)
    }
  }

  @Test(arguments: lists)
  func `so are those of a list in the data`(texts: [String]) {
    let values = texts.map { JSON.object(["text": .string($0)]) }
    func data(_ values: [JSON]) -> JSON {
      .object(["counts": .array([.integer(1)]), "found": .array(values)])
    }
    let rows = ReportRows(count: values.count, in: data([])) {
      Self.elements(values, $0, by: 2)
    }
    let held = written(Self.report(data(values), values, nil), .json)
    #expect(written(Self.report(data(values), values, rows), .json) == held)
  }

  @Test func `nothing more is made when nothing more is wanted`() {
    let rows = ReportRows(count: 3, columns: Self.columns) { _ in
      Array(repeating: Array("r".utf8), count: 3)
    } elements: {
      Self.elements([.null, .null, .null], $0, by: 1)
    }
    for format in [OutputFormat.json, .rendered(CSVRenderer.self)] {
      var parts = 0
      format.write(Self.report(.null, [], rows), look: Look()) { _ in
        parts += 1
        return parts < 2
      }
      #expect(parts == 2)
    }
  }
}
