package import TextBasics

/// A question that cannot be answered as it was asked.
package struct QueryProblem: Error, Sendable, Hashable {
  /// The field in question.
  package var field: String
  /// The value that does not fit, as typed.
  package var value: String
  /// A stable name for programs.
  package var code: String
  /// What is wrong, in the style of a diagnostic.
  package var summary: String
  /// Ways out.
  package var hints: [String]
  /// Which term of the question it is, from 0 in reading order.
  package var term: Int
  /// Which value of the term it is, from 0.
  package var position: Int

  /// The problem as a diagnostic; the caller knows where the value was typed.
  package func diagnostic(at place: Diagnostic.Place?) -> Diagnostic {
    Diagnostic(code: code, summary, at: place, hints: hints)
  }
}

/// What a question's names are looked up in.
package struct QueryContext: Sendable {
  /// The actors.
  package var actors: ActorRegister
  /// The regions.
  package var regions: RegionMap
  /// The towns.
  package var towns: any TownDirectory
  /// The day that `today` means.
  package var today: Day
  /// The one map that all attacks are placed on, if one was asked for.
  package var boundaries: Day?
  /// The log's marking, which records without one of their own have.
  package var marking: Marking?
  /// The codes of the log's own countries, whose towns are meant first.
  package var home: @Sendable () -> Set<String>
  /// The ids of the towns where the log has incidents, which are meant first among namesakes.
  package var townsInUse: @Sendable () -> Set<String>

  /// Looks up names in it.
  var names: NameResolver { NameResolver(actors: actors, regions: regions, towns: towns) }

  /// Names what to look names up in.
  package init(
    actors: ActorRegister, regions: RegionMap, towns: any TownDirectory, today: Day,
    boundaries: Day? = nil, marking: Marking? = nil,
    home: @escaping @Sendable () -> Set<String> = { [] },
    townsInUse: @escaping @Sendable () -> Set<String> = { [] }
  ) {
    self.actors = actors
    self.regions = regions
    self.towns = towns
    self.today = today
    self.boundaries = boundaries
    self.marking = marking
    self.home = home
    self.townsInUse = townsInUse
  }
}
