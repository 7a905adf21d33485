extension DelimitedReader {
  /// Guesses which of `,`, `;`, tab and `|` separates the fields; `,` where none does.
  ///
  /// It is the one that makes the most fields in every one of the first records: one that only
  /// some lines have, such as a decimal comma, is none.
  /// - Complexity: O(1), as only the first records are looked at.
  package static func sniffSeparator(_ bytes: [UInt8]) -> UInt8 {
    let sample = Array(bytes.prefix(65_536))
    var best = (separator: UInt8(ascii: ","), width: 1)
    for separator in [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "|")] {
      let width = leastWidth(sample, separator, isWhole: sample.count == bytes.count)
      if width > best.width { best = (separator, width) }
    }
    return best.separator
  }

  /// The fewest fields of the first records; 0 where they cannot be read.
  private static func leastWidth(_ sample: [UInt8], _ separator: UInt8, isWhole: Bool) -> Int {
    var reader = DelimitedReader(sample, separator: separator)
    var widths: [Int] = []
    do throws(DelimitedProblem) {
      while widths.count < 50, let record = try reader.next() { widths.append(record.fields.count) }
    } catch {
      // The sample may end within a quoted field.
      if isWhole || error.reason == .textAfterQuote { return 0 }
    }
    if !isWhole, widths.count > 1, widths.count < 50 { widths.removeLast() }
    return widths.min() ?? 0
  }
}
