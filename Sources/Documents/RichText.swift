/// Text whose parts know what they are, but not how they look.
///
/// Every span is raw data. Renderers make it safe for where it goes.
/// No span is empty and no two neighbours share a role, unless `spans` is set by hand.
package struct RichText: Sendable, Hashable {
  /// The parts in reading order.
  package var spans: [Span]

  /// A run of text with one role.
  package struct Span: Sendable, Hashable {
    /// The raw text.
    package var text: String
    /// What the text is.
    package var role: Role

    /// Makes a run of text.
    package init(_ text: String, _ role: Role = .plain) {
      self.text = text
      self.role = role
    }
  }

  /// Makes empty text.
  package init() {
    spans = []
  }

  /// Makes text of one role.
  package init(_ text: String, _ role: Role = .plain) {
    spans = text.isEmpty ? [] : [Span(text, role)]
  }

  /// The text without its roles, as raw as it came.
  package var plain: String {
    spans.count == 1 ? spans[0].text : spans.lazy.map(\.text).joined()
  }

  /// Whether there is no text at all.
  package var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }

  /// Adds text at the end.
  package mutating func append(_ text: some StringProtocol, _ role: Role = .plain) {
    if text.isEmpty { return }
    if let last = spans.indices.last, spans[last].role == role {
      spans[last].text += text
    } else {
      spans.append(Span(String(text), role))
    }
  }

  /// Adds other text at the end.
  package mutating func append(_ other: RichText) {
    for span in other.spans { append(span.text, span.role) }
  }

  /// Gives plain parts and numbers another role, and leaves what is marked already.
  package func emphasized(_ role: Role) -> RichText {
    var result = RichText()
    for span in spans {
      let isUnmarked = span.role == .plain || span.role == .number
      result.append(span.text, isUnmarked ? role : span.role)
    }
    return result
  }
}

extension RichText {
  /// Puts two texts one after the other.
  package static func + (one: RichText, other: RichText) -> RichText {
    var result = one
    result.append(other)
    return result
  }

  /// Adds other text at the end.
  package static func += (one: inout RichText, other: RichText) {
    one.append(other)
  }
}

extension Sequence<RichText> {
  /// Puts texts one after the other with a separator between them.
  package func joined(separator: RichText = RichText()) -> RichText {
    var result = RichText()
    for (index, text) in enumerated() {
      if index > 0 { result.append(separator) }
      result.append(text)
    }
    return result
  }
}
