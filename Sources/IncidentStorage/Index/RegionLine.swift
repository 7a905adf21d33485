import IncidentCore

/// A line in which nothing was wrong, and its region.
struct RegionLine {
  let region: Region
  private let bytes: ArraySlice<UInt8>

  init?(_ line: ArraySlice<UInt8>) {
    bytes = StoredLine.content(of: line)
    if let region = bytes.withUnsafeBufferPointer(Region.init(plain:)) {
      self.region = region
    } else {
      let read = CheckedLine(vouchedFor: bytes, passingOverOutlines: true)
      guard let json = read.json, let region = Region(json: json, outline: read.outline)
      else { return nil }
      self.region = region
    }
  }

  /// The region of one id that is current by the revision rule.
  static func current(_ lines: [RegionLine]) -> Region? {
    if lines.count == 1 { return lines[0].region }
    let stored = lines.compactMap { line in
      CheckedLine(vouchedFor: line.bytes, passingOverOutlines: true).json.flatMap {
        StoredLine($0, file: "", number: 0, bytes: line.bytes)
      }
    }
    let current = RevisionRule.settle(stored)?.current.bytes
    return lines.first { $0.bytes == current }?.region
  }
}
