import Documents
import IncidentCore
import IncidentStorage

/// Why incidents that are to become one are hardly of the same attack.
struct MergeDoubts {
  private static let longestGap = 7
  private static let longestDistance = 100.0
  private let contents: LogContents

  /// Looks at the records of a log.
  init(_ contents: LogContents) {
    self.contents = contents
  }

  /// The doubts, one a line; none where the ids are not of incidents.
  func all(_ target: String, _ others: [String]) -> [RichText] {
    guard let target = contents.incidents[target]?.value else { return [] }
    return others.compactMap { contents.incidents[$0]?.value }.flatMap { doubts(target, $0) }
  }

  private func doubts(_ one: Incident, _ other: Incident) -> [RichText] {
    let both: RichText = "\(other.id, .identifier) and \(one.id, .identifier)"
    var doubts: [RichText] = []
    if let gap = gap(one, other), gap > MergeDoubts.longestGap {
      doubts.append("\(both) are \(gap) days apart")
    }
    if let distance = distance(one, other), distance > MergeDoubts.longestDistance {
      doubts.append("\(both) are \(Int(distance.rounded())) km apart")
    }
    if let operation = one.operation, operation == other.operation {
      doubts.append("\(both) are two attacks of \(operation, .identifier)")
    }
    return doubts
  }

  /// The days between two attacks; nil where a date is not known.
  private func gap(_ one: Incident, _ other: Incident) -> Int? {
    guard let mine = one.occurred.days, let theirs = other.occurred.days else { return nil }
    return max(mine.lowerBound, theirs.lowerBound) - min(mine.upperBound, theirs.upperBound)
  }

  private func distance(_ one: Incident, _ other: Incident) -> Double? {
    guard let mine = point(of: one), let theirs = point(of: other) else { return nil }
    return mine.distance(to: theirs)
  }

  private func point(of incident: Incident) -> Coordinates? {
    incident.place.coordinates
      ?? incident.place.town.flatMap(contents.towns.town(id:))?.coordinates
  }
}
