/// A way to group attacks in a summary: by group, region, month and the like.
package struct SummaryDimension: Sendable {
  /// The name that is typed, such as `group`.
  package let name: String
  /// The heading of its column, such as `Group`.
  package let title: String
  /// One line of help.
  package let help: String
  /// What its values are.
  package let kind: Kind
  /// What delimited text has in its column, and what beside it.
  package var naming = Naming.ids
  /// All its values, where they come round again and again, as days of the week do.
  var cycle: [SummaryKey] = []
  /// What tells a value, by id, from others of the same label.
  var qualifier: (@Sendable (String, LogPicture) -> String?)?
  /// The key after a key of a series, by id; nil at its end, or where the values are no series.
  var next: (@Sendable (String) -> SummaryKey?)?
  /// The key of a series that holds a day; nil where the values are no series.
  var holding: (@Sendable (Day) -> SummaryKey)?
  /// The keys that an attack counts under, always at least one.
  let keys: @Sendable (AttackPicture, SummaryContext) -> [SummaryKey]

  /// How delimited text names the values: as a list of attacks does in its column of that name.
  package enum Naming: Sendable, Hashable {
    /// By ids that say what they mean.
    case ids
    /// By names, since a list does, with ids beside them.
    case idsBesideNames
    /// By ids, since a list does, with names beside them.
    case namesBesideIDs
  }

  /// What the values of a dimension are, which decides their order and their columns.
  package enum Kind: Sendable, Hashable {
    /// Actors as they are named: contested and unattributed attacks have rows of their own.
    case actors
    /// Actors under the umbrella that they are components of.
    case umbrellas
    /// Spans of time, in time order.
    case time
    /// Places.
    case places
    case other

    /// Whether the rows are actors, which tell their own casualties.
    package var isOfActors: Bool { self == .actors || self == .umbrellas }
  }

  /// Whether its values are spans of time that never come again, as months of a year are.
  package var isOfPeriods: Bool { holding != nil }

  /// The id of a key in delimited text; of a country the code that records have.
  package func field(of key: SummaryKey) -> String {
    name == "country" && !key.isBucket ? key.id.uppercased() : key.id
  }

  /// The dimension with a name; nil where there is none.
  package static func named(_ name: String) -> SummaryDimension? { all.first { $0.name == name } }

  /// The statuses that attacks are counted by, in the order of their columns.
  ///
  /// Where the rows are actors, contested and unattributed attacks have rows instead.
  package var statuses: [LeadingAttribution.Status] {
    LeadingAttribution.Status.allCases.filter {
      !kind.isOfActors || ($0 != .contested && $0 != .unattributed)
    }
  }

  /// What people call a key of this dimension.
  package func label(of key: SummaryKey) -> String {
    switch key {
    case .value(_, let label), .bucket(.notKnown(let label)): label
    case .bucket(.contested): "contested"
    case .bucket(.unattributed): "unattributed"
    case .bucket(.notSoFinely): kind == .time ? "not dated so finely" : "not placed so finely"
    }
  }
}

/// What the keys of an attack are found with.
struct SummaryContext: Sendable {
  let actors: ActorRegister
  let regions: RegionMap
  let count: SummaryRequest.Count
  let boundaries: Day?
}
