/// What all statements share: who says it, by when it had been said, and where it was published.
public protocol Statement: Sendable, Hashable {
  /// The statement's key, unique in its record.
  var key: String { get }
  /// Who says it.
  var by: Speaker { get }
  /// The day or instant by which it had been said.
  var stated: PointInTime { get }
  /// The keys of the sources it was published in.
  var sources: [String] { get }
}
