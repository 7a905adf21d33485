/// What a row or a column of a summary stands for: one value of its dimension, or a bucket.
package enum SummaryKey: Hashable, Sendable {
  /// A value: a stable id for programs and what people call it.
  case value(id: String, label: String)
  /// Attacks that count under no value.
  case bucket(Bucket)

  /// Why attacks count under no value of a dimension.
  package enum Bucket: Hashable, Sendable {
    /// The strongest statements name different actors.
    case contested
    /// Nobody is named.
    case unattributed
    /// The value is not known, or there is none; what people read, such as `not known`.
    case notKnown(String)
    /// The attack's days or place go beyond one value: it is not dated or placed so finely.
    case notSoFinely
  }

  /// All attacks together.
  package static let total = SummaryKey.value(id: "total", label: "total")

  /// A stable name for programs: the value's id, or the kind of bucket.
  package var id: String {
    switch self {
    case .value(let id, _): id
    case .bucket(.contested): "contested"
    case .bucket(.unattributed): "unattributed"
    case .bucket(.notKnown): "not-known"
    case .bucket(.notSoFinely): "not-so-finely"
    }
  }

  /// Whether it is a bucket.
  package var isBucket: Bool {
    if case .bucket = self { true } else { false }
  }

  /// Where it stands among the keys of a summary: values first, then buckets in a fixed order.
  package var rank: Int {
    switch self {
    case .value: 0
    case .bucket(.contested): 1
    case .bucket(.unattributed): 2
    case .bucket(.notKnown): 3
    case .bucket(.notSoFinely): 4
    }
  }
}
