/// Reads the records of delimited text (RFC 4180) one by one.
///
/// Lines may end in LF, CRLF or CR; a byte-order mark in front and empty lines are passed over.
/// Records may differ in their number of fields. A quote within a field that does not begin with
/// one stands for itself.
///
/// ```swift
/// var reader = DelimitedReader(bytes, separator: DelimitedReader.sniffSeparator(bytes))
/// let header = try reader.next()
/// while let record = try reader.next() { … }
/// ```
package struct DelimitedReader: Sendable {
  /// One record.
  package struct Record: Sendable, Hashable {
    /// The fields, without the quotes that are not part of them.
    package var fields: [String]
    /// The line on which the record begins, from 1.
    package var line: Int

    /// Makes a record.
    package init(fields: [String], line: Int) {
      self.fields = fields
      self.line = line
    }
  }

  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1
  private var lineStart = 0
  private var lastWidth = 0

  /// Begins to read; the separator may be any ASCII character but a quote or a line end.
  package init(_ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.separator = separator
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    lineStart = position
  }

  /// Reads the next record; nil at the end.
  ///
  /// After a problem, reading can go on: the next record begins on the line after it.
  /// - Throws: ``DelimitedProblem``.
  package mutating func next() throws(DelimitedProblem) -> Record? {
    while takeLineEnd() {}
    guard position < bytes.count else { return nil }
    var record = Record(fields: [], line: line)
    record.fields.reserveCapacity(lastWidth)
    do throws(DelimitedProblem) {
      repeat { record.fields.append(try field()) } while try takeSeparator()
    } catch {
      skipLine()
      throw error
    }
    lastWidth = record.fields.count
    return record
  }
}

// MARK: - Fields

extension DelimitedReader {
  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private mutating func field() throws(DelimitedProblem) -> String {
    if position < bytes.count, bytes[position] == DelimitedReader.quote {
      return try quotedField()
    }
    let start = position
    while position < bytes.count, bytes[position] != separator, !isAtLineEnd { position += 1 }
    guard let text = String(validating: bytes[start..<position], as: UTF8.self) else {
      let valid = bytes[start..<position].validUTF8Count
      throw problem(.invalidUTF8, at: start + valid, line: line, lineStart: lineStart)
    }
    return text
  }

  private mutating func quotedField() throws(DelimitedProblem) -> String {
    let opening = (position: position, line: line, lineStart: lineStart)
    var collected: [UInt8] = []
    position += 1
    var start = position
    while position < bytes.count {
      if takeLineEnd() { continue }
      defer { position += 1 }
      guard bytes[position] == DelimitedReader.quote else { continue }
      let next = position + 1
      if next < bytes.count, bytes[next] == DelimitedReader.quote {
        collected += bytes[start..<next]
        position = next
        start = next + 1
        continue
      }
      collected += bytes[start..<position]
      if let text = String(validating: collected, as: UTF8.self) { return text }
      let content = bytes[(opening.position + 1)..<position]
      throw problem(
        .invalidUTF8, at: content.startIndex + content.validUTF8Count, line: opening.line,
        lineStart: opening.lineStart)
    }
    throw problem(
      .unclosedQuote, at: opening.position, line: opening.line, lineStart: opening.lineStart)
  }

  /// Passes over a separator, or over the line end after the last field.
  private mutating func takeSeparator() throws(DelimitedProblem) -> Bool {
    guard position < bytes.count else { return false }
    if bytes[position] == separator {
      position += 1
      return true
    }
    if takeLineEnd() { return false }
    throw problem(.textAfterQuote, at: position, line: line, lineStart: lineStart)
  }
}

// MARK: - Lines

extension DelimitedReader {
  private var isAtLineEnd: Bool {
    bytes[position] == DelimitedReader.lineFeed || bytes[position] == DelimitedReader.carriageReturn
  }

  private mutating func takeLineEnd() -> Bool {
    guard position < bytes.count, isAtLineEnd else { return false }
    let isPair =
      bytes[position] == DelimitedReader.carriageReturn && position + 1 < bytes.count
      && bytes[position + 1] == DelimitedReader.lineFeed
    position += isPair ? 2 : 1
    line += 1
    lineStart = position
    return true
  }

  private mutating func skipLine() {
    while position < bytes.count, !takeLineEnd() { position += 1 }
  }

  /// A problem at an offset that lies on a line or on a later one.
  private func problem(
    _ reason: DelimitedProblem.Reason, at offset: Int, line: Int, lineStart: Int
  ) -> DelimitedProblem {
    var place = self
    (place.position, place.line, place.lineStart) = (lineStart, line, lineStart)
    while place.position < offset {
      if !place.takeLineEnd() { place.position += 1 }
    }
    let before = String(decoding: bytes[place.lineStart..<offset], as: UTF8.self)
    return DelimitedProblem(reason, line: place.line, column: before.count + 1)
  }
}
