/// What a piece of text is, so that each renderer can choose how it looks.
package enum Role: String, Sendable, Hashable, CaseIterable {
  case plain, strong, place, actor, date, number, status, warning, error, muted, code, identifier
}
