/// The statements with which it turned who did it: the first claim, and the last change of the lead.
package struct AttributionCourse: Sendable, Hashable {
  /// The position of the first claim that its speaker has not taken back.
  package var claim: Int?
  /// The position of a statement of the time at which the lead last changed, in who leads or in its
  /// status; nil where it never did.
  package var change: Int?

  /// Nothing was said.
  package init() {}

  /// Follows statements.
  ///
  /// - Parameters:
  ///   - statements: What was said of the incident's operation, then of the incident itself.
  ///   - opening: The time at which the incident became known, no later than the first statement:
  ///     who is named first after that has changed what was known.
  ///   - day: The day on which components and umbrellas are looked up; nil where not known.
  ///   - actors: The actors of the log.
  package init(
    _ statements: [Attribution], from opening: Instant?, on day: Day?, actors: ActorRegister
  ) {
    guard !statements.isEmpty else { return }
    let times = statements.map(\.stated.upperBound)
    let standing = AttributionDerivation(statements, on: day, actors: actors).standing.filter {
      $0.status == .claimed
    }
    claim = statements.indices.filter { position in
      let claim = statements[position]
      return claim.status == .claimed
        && standing.contains { $0.by == claim.by && Set($0.actors) == Set(claim.actors) }
    }.min { times[$0] < times[$1] }
    var before: LeadingAttribution?
    for until in Set(times + [opening].compactMap { $0 }).sorted() {
      let known = statements.indices.filter { times[$0] <= until }.map { statements[$0] }
      let leading = AttributionDerivation(known, on: day, actors: actors).leading
      if let before, !before.tellsTheSame(as: leading) { change = times.firstIndex(of: until) }
      before = leading
    }
  }
}

extension LeadingAttribution {
  /// Whether the same actors lead with the same status.
  fileprivate func tellsTheSame(as other: LeadingAttribution) -> Bool {
    status == other.status && Set(namedActors) == Set(other.namedActors)
  }
}

extension Occurrence {
  /// How many days lie between it and a later day: an interval where it is not dated to the day.
  package func days(until later: Day) -> CountInterval {
    guard let start, let end else { return CountInterval(low: 0) }
    return CountInterval(low: max(later - end, 0), high: max(later - start, 0))
  }
}
