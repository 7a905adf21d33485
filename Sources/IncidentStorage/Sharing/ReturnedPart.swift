import TextBasics

/// Takes what was made on a part of this log for what it would be if it had been made here.
///
/// In a part that was let out some lines are without what was withheld of them, so nothing in what
/// replaces them names a line of this log. Which line is meant is found by withholding the same of
/// the lines here; the part itself says no more than it has to. What was changed there is then
/// changed in the line as it stands here: what was withheld stays, and no mark in its place comes
/// into the log. A text written anew without the mark stands as it was written. The same part gives the same lines each time and everywhere.
struct ReturnedPart {
  private let mine: [String: [StoredLine]]
  private let ids: Set<String>
  /// Lines of the part by their hash, each with the line that stands for it here.
  private var counterparts: [String: (there: StoredLine, here: StoredLine)] = [:]

  /// What stands here for a line of the part.
  enum Counterpart {
    /// A line that is here in full.
    case here
    /// A line made of it, and the ids that texts written anew there no longer name.
    case joined(StoredLine, dropped: Set<String>)
    /// The line as it is.
    case same
  }

  /// Begins with the lines of a collection here, and the ids of all incidents and operations here.
  init(_ mine: [StoredLine], ids: Set<String>) {
    self.mine = Dictionary(grouping: mine, by: \.id)
    self.ids = ids
  }

  /// Finds what stands here for a line of the part; lines that it replaces are asked for before it.
  mutating func counterpart(of line: StoredLine) -> Counterpart {
    if !line.withheld.isEmpty, let original = original(of: line) {
      counterparts[line.hash] = (line, original)
      return .here
    }
    let bases = counterparts.isEmpty ? [] : line.replaces.compactMap { counterparts[$0] }
    guard let base = bases.first, let joined = joined(line, base, isOnly: bases.count == 1) else {
      return .same
    }
    counterparts[line.hash] = (line, joined.line)
    return .joined(joined.line, dropped: joined.dropped)
  }

  /// The line here that is the given one once the same is withheld of it.
  private func original(of line: StoredLine) -> StoredLine? {
    let json = line.json
    return mine[line.id]?.first { candidate in
      guard candidate.revision == line.revision else { return false }
      var withheld = Redaction(of: gone(from: candidate.json, in: json)).applied(to: candidate)
      if line.withheld.contains(Redaction.replacedPointer) {
        withheld = Redaction.withoutReplaced(withheld)
      }
      return withheld.json.withoutMarks == json.withoutMarks
        && Set(withheld.withheld) == Set(line.withheld)
    }
  }

  /// The ids that a record here holds and what was let out of it does not.
  private func gone(from here: JSON, in there: JSON) -> Set<String> {
    Redaction.ids(ids, in: here).subtracting(Redaction.ids(ids, in: there))
  }

  /// The line as it would be had it been made here; it replaces nothing where it cannot be joined
  /// with what was withheld, and so is in conflict with that.
  private func joined(
    _ line: StoredLine, _ base: (there: StoredLine, here: StoredLine), isOnly: Bool
  ) -> (line: StoredLine, dropped: Set<String>)? {
    var json = line.json
    let (there, here) = (base.there.json, base.here.json)
    var merge = WithheldMerge(takenOut: gone(from: here, in: there))
    for key in ReturnedPart.keys(json, there, here) {
      json[key] = merge.merged(json[key], madeFrom: there[key], here: here[key])
    }
    json["withheld"] = here["withheld"]
    let isJoined = isOnly && !merge.isContested
    json["recorded"]?["replaces"] =
      isJoined ? .strings(line.replaces.map { counterparts[$0]?.here.hash ?? $0 }) : nil
    return line.holding(json).map { ($0, merge.dropped) }
  }

  /// The keys of values that are joined, in the order in which they are written.
  private static func keys(_ values: JSON...) -> [String] {
    let own: Set = ["id", "revision", "recorded", "withheld"]
    return values.flatMap { $0.members ?? [] }.map(\.key).filter { !own.contains($0) }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }
}

extension JSON {
  fileprivate var withoutMarks: JSON {
    var json = self
    json["withheld"] = nil
    return json
  }
}
