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
  ///   - day: The day on which components and umbrellas are looked up; nil where not known.
  ///   - actors: The actors of the log.
  package init(_ statements: [Attribution], on day: Day?, actors: ActorRegister) {
    self.init(AttributionRules(statements, on: day, actors: actors))
  }

  /// Follows the statements that rules have taken in.
  package init(_ rules: AttributionRules) {
    let statements = rules.statements
    let claims = statements.indices.filter { statements[$0].status == .claimed }
    if !claims.isEmpty {
      let standing = rules.standing().filter { statements[$0].status == .claimed }
      claim = claims.filter { claim in
        standing.contains { $0 == claim || rules.areOfOneSubject($0, claim) }
      }.min { statements[$0].stated < statements[$1].stated }
    }
    var before: (status: LeadingAttribution.Status, actors: [Int32]) = (.unattributed, [])
    for (number, time) in Set(statements.map(\.stated)).sorted().enumerated() {
      let lead = rules.lead(by: time)
      let now = (rules.status(of: lead), rules.actors(of: lead))
      if now != before {
        let position = statements.firstIndex { $0.stated == time }
        if number == 0 { opening = position } else { change = position }
      }
      before = now
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

extension Occurrence {
  /// How many days lie between it and a later day: an interval where it is not dated to the day.
  package func days(until later: Day) -> CountInterval {
    guard let start, let end else { return CountInterval(low: 0) }
    return CountInterval(low: max(later - end, 0), high: max(later - start, 0))
  }
}
