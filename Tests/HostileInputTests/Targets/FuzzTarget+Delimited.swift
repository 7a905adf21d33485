import Testing
import TextBasics

extension FuzzTarget {
  /// Reading ends, and the records that are read are written and read again as the same.
  static let delimited = FuzzTarget(
    name: "DelimitedReader",
    corpus: [
      "id,date,note\nA1,2025-07-01,\"market, day\"\nA2,2025-07-02,\"two\nlines\"\n",
      "id;name\r\n1;\"say \"\"no\"\"\"\r\n2;é\r\n", "\u{FEFF}a\tb\n\n\nc\td", "\"\"\n",
    ],
    tokens: [",", ";", "\t", "|", "\"", "\"\"", "\",\"", "\n\n", "\",", ",\""]
  ) { bytes in
    let separator = DelimitedReader.sniffSeparator(bytes)
    let records = records(of: bytes, separator)
    #expect(records.joined().reduce(0) { $0 + $1.utf8.count } <= bytes.count)
    var written: [UInt8] = []
    let writer = DelimitedWriter(separator: separator)
    for record in records { writer.append(record, to: &written) }
    let again = FuzzTarget.records(of: written, separator)
    #expect(again.map { $0.map { Array($0.utf8) } } == records.map { $0.map { Array($0.utf8) } })
    for field in records.joined() {
      #expect(
        DelimitedWriter.unguarded(DelimitedWriter.guarded(field)).utf8.elementsEqual(field.utf8))
    }
  }

  private static func records(of bytes: [UInt8], _ separator: UInt8) -> [[String]] {
    var reader = DelimitedReader(bytes, separator: separator)
    var records: [[String]] = []
    // Each turn takes a line at least.
    for _ in 0...bytes.count {
      do throws(DelimitedProblem) {
        guard let record = try reader.next() else { return records }
        records.append(record.fields)
      } catch {
        #expect(error.line >= 1 && error.column >= 1)
      }
    }
    Issue.record("reading \(bytes.count) bytes does not end")
    return records
  }
}
