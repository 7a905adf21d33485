/// How likely two records are of the same attack, in points with the reason for each.
///
/// Time gives up to 30 points and place up to 40, the less the more vaguely they are known, and a
/// name in common 6 more. Kind gives up to 10, actors and toll up to 10 or take away as much and more, a text or a source in common 10.
/// A shared id in another dataset alone gives 100.
package struct DuplicateScore: Sendable, Hashable {
  /// The points from which a pair is offered.
  package static let threshold = 55

  /// What was compared, each with its points.
  package let parts: [Part]

  /// All points.
  package var total: Int { parts.reduce(0) { $0 + $1.points } }

  /// What one comparison gave.
  package struct Part: Sendable, Hashable {
    /// What was compared.
    package let name: Name
    /// The points, below zero where it speaks against.
    package let points: Int
    /// Why.
    package let text: String
  }

  /// What is compared.
  package enum Name: String, Sendable, Hashable, CaseIterable {
    case identity, time, place, kind, actors, toll, text, sources
  }
}
