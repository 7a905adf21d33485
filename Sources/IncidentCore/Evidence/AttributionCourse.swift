/// The statements with which it turned who did it: the first claim, and the last change of the lead.
package struct AttributionCourse: Sendable, Hashable {
  /// The position of the first claim that its speaker has not taken back.
  package var claim: Int?
  /// The position of a statement of the first time, where that put somebody into the lead.
  private var opening: Int?
  /// The position of a statement of the time at which the lead last changed after that, in who
  /// leads or in its status.
  private var change: Int?

  /// Nothing was said.
  package init() {}

  /// Follows statements.
  ///
  /// - Parameters:
  ///   - statements: What was said of the incident's operation, then of the incident itself.
  ///   - whole: What was derived of all of them.
  ///   - day: The day on which components and umbrellas are looked up; nil where not known.
  ///   - actors: The actors of the log.
  package init(
    _ statements: [Attribution], derived whole: AttributionDerivation, on day: Day?,
    actors: ActorRegister
  ) {
    guard !statements.isEmpty else { return }
    let times = statements.map(\.stated.upperBound)
    let claims = statements.indices.filter { statements[$0].status == .claimed }
    if !claims.isEmpty {
      let standing = whole.standing.filter { $0.status == .claimed }
      claim = claims.filter { position in
        let claim = statements[position]
        return standing.contains { $0.by == claim.by && Set($0.actors) == Set(claim.actors) }
      }.min { times[$0] < times[$1] }
    }
    func leading(by time: Instant) -> LeadingAttribution {
      let known = statements.indices.filter { times[$0] <= time }.map { statements[$0] }
      if known.isEmpty { return .unattributed }
      if known.count == statements.count { return whole.leading }
      return AttributionDerivation(known, on: day, actors: actors).leading
    }
    var before = LeadingAttribution.unattributed
    for (number, time) in Set(times).sorted().enumerated() {
      let leading = leading(by: time)
      if !before.tellsTheSame(as: leading) {
        let position = times.firstIndex(of: time)
        if number == 0 { opening = position } else { change = position }
      }
      before = leading
    }
  }

  /// The position of a statement of the time at which the lead last changed; nil where it never did.
  ///
  /// Where the incident was known before anybody was named, who was named first has changed what
  /// was known.
  package func lastChange(isKnownBefore: Bool) -> Int? {
    change ?? (isKnownBefore ? opening : nil)
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
