extension RichText: ExpressibleByStringInterpolation {
  /// Makes plain text of a literal.
  package init(stringLiteral text: String) {
    self.init(text)
  }

  /// Makes text of an interpolated literal, such as `"killed \(count, .number)"`.
  package init(stringInterpolation interpolation: Interpolation) {
    self = interpolation.text
  }

  /// Gathers the parts of an interpolated literal.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = RichText()

    /// Makes an empty gathering.
    package init(literalCapacity: Int, interpolationCount: Int) {}

    /// Adds what stands in the literal itself.
    package mutating func appendLiteral(_ literal: String) {
      text.append(literal)
    }

    /// Adds a value's description in a role.
    package mutating func appendInterpolation(
      _ value: some CustomStringConvertible, _ role: Role = .plain
    ) {
      text.append(value.description, role)
    }

    /// Adds text with the roles it has.
    package mutating func appendInterpolation(_ other: RichText) {
      text.append(other)
    }
  }
}
