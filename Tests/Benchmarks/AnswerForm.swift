import TestSupport
import TextBasics

/// How the output of a program is read, so that answers of different programs can be compared.
enum AnswerForm {
  /// A number alone.
  case number
  /// Lines of which each different one counts once.
  case countOfLines
  /// Lines, in any order, of which each different one counts once.
  case lines
  /// Records in JSON Lines, of which the ids are taken.
  case identities
  /// The report of `summary --json`, of which each row's key and attacks are taken: `ied,12`.
  case attacksOfRows
  /// The bytes as they are.
  case whole

  /// What the output says, in a form that is equal where the answers are.
  ///
  /// - Throws: A problem if the output has not this form.
  func read(_ output: [UInt8]) throws -> [String] {
    switch self {
    case .number:
      let text = String(decoding: output, as: UTF8.self).filter { !$0.isWhitespace }
      guard Int(text) != nil else { throw TestFailure("no number: \(text.prefix(60))") }
      return [text]
    case .countOfLines: return [String(Set(output.split(separator: 0x0A)).count)]
    case .lines:
      return Set(output.split(separator: 0x0A)).map { String(decoding: $0, as: UTF8.self) }
        .sorted()
    case .identities:
      return try output.split(separator: 0x0A).map { line in
        guard let id = try JSONReader.read(line)["id"]?.string else {
          throw TestFailure("a record without an id")
        }
        return id
      }.sorted()
    case .attacksOfRows:
      guard let rows = try JSONReader.read(output)["data"]?["rows"]?.array else {
        throw TestFailure("a summary without rows")
      }
      return rows.map { "\($0["key"]?.string ?? ""),\($0["attacks"]?.integer ?? -1)" }.sorted()
    case .whole: return [SHA256.hexadecimal(of: output)]
    }
  }
}
