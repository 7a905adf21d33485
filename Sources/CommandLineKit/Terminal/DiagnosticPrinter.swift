package import Documents
package import TextBasics

/// Puts diagnostics and other things said to the person into words, in one shape everywhere.
package struct DiagnosticPrinter: Sendable {
  /// Whether people or programs read.
  package var format: ErrorFormat
  /// Whether the word for the severity is coloured.
  package var hasColor: Bool
  /// The width of the terminal, `nil` where nothing is to be wrapped or cut.
  package var width: Int?

  /// Makes a printer, by default one for a pipe that people read.
  package init(format: ErrorFormat = .text, hasColor: Bool = false, width: Int? = nil) {
    self.format = format
    self.hasColor = hasColor
    self.width = width
  }

  /// Prints a diagnostic.
  package func append(_ diagnostic: Diagnostic, to output: inout [UInt8]) {
    switch format {
    case .json:
      appendObject(diagnostic, to: &output)
    case .text:
      var text = RichText(diagnostic.severity.rawValue, Self.role(of: diagnostic.severity))
      text += ": \(diagnostic.summary)"
      appendProse(text, to: &output)
      if let place = diagnostic.place {
        append(place, summary: diagnostic.summary, to: &output)
      }
      for hint in diagnostic.hints { appendProse("hint: \(hint)", to: &output) }
    }
  }

  /// Prints something that is no diagnostic; for programs, a note with the code `message`.
  package func append(_ text: RichText, to output: inout [UInt8]) {
    switch format {
    case .json: appendObject(Diagnostic(.note, code: "message", text.plain), to: &output)
    case .text: appendProse(text, to: &output)
    }
  }
}

// MARK: - For people

extension DiagnosticPrinter {
  private static func role(of severity: Diagnostic.Severity) -> Role {
    switch severity {
    case .error: .error
    case .warning: .warning
    case .note: .strong
    }
  }

  private func appendProse(_ text: RichText, to output: inout [UInt8]) {
    output += TextRenderer.render(
      Document([.paragraph(text)]), look: Look(width: width, hasColor: hasColor))
  }

  private func append(
    _ place: Diagnostic.Place, summary: String, to output: inout [UInt8]
  ) {
    var position: [String] = []
    if let file = place.file { position.append(file) }
    if let line = place.line {
      position.append(place.file == nil ? "line \(line)" : "\(line)")
      if let column = place.column { position.append("\(column)") }
    }
    var parts = position.isEmpty ? [] : [position.joined(separator: ":")]
    if let path = place.path {
      // What is marked in the words as typed, or named in the sentence, needs no line of its own.
      let isMarked = place.excerpt != nil && place.marked != nil
      if !parts.isEmpty || !(isMarked || summary.contains(path)) {
        // Only beside a file is a pointer of use.
        let words = path.split(separator: "/").joined(separator: " ")
        parts.append(parts.isEmpty && path.hasPrefix("/") ? words : path)
      }
    }
    if !parts.isEmpty { appendLine(parts.joined(separator: "  "), to: &output) }
    if let excerpt = place.excerpt {
      for line in Excerpt(excerpt, marked: place.marked).lines(width: width.map { $0 - 2 }) {
        appendLine(line, to: &output)
      }
    }
  }

  private func appendLine(_ line: String, to output: inout [UInt8]) {
    output += "  \(line.visible)\n".utf8
  }
}

// MARK: - For programs

extension DiagnosticPrinter {
  private func appendObject(_ diagnostic: Diagnostic, to output: inout [UInt8]) {
    let place = diagnostic.place
    let object = JSON.object([
      "severity": .string(diagnostic.severity.rawValue),
      "code": .string(diagnostic.code),
      "message": .string(diagnostic.summary),
      "file": .string(orNull: place?.file),
      "line": .integer(orNull: place?.line),
      "column": .integer(orNull: place?.column),
      "path": .string(orNull: place?.path),
      "hints": .strings(diagnostic.hints),
      "suggestions": .strings(diagnostic.hints.flatMap(Suggestions.names(inQuestion:))),
    ])
    JSONWriter.append(object, to: &output)
    output.append(UInt8(ascii: "\n"))
  }
}
