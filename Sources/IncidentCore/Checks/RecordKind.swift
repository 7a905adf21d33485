/// Kinds of record.
package enum RecordKind: String, Sendable, Hashable, CaseIterable {
  case incident, operation, actor, region, town
}
