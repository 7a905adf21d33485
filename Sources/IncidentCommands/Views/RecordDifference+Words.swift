import IncidentCore
import IncidentStorage
import TextBasics

extension RecordDifference {
  /// The value in words: `casualties c1`.
  var words: String {
    let added =
      switch addedBy {
      case .here: ", added here"
      case .there: ", added there"
      case nil: ""
      }
    return pointer.split(separator: "/").joined(separator: " ") + added
  }

  /// The value in fewer words: the statement that it is part of, or how a record counts now.
  fileprivate var name: String {
    let path = pointer.split(separator: "/")
    if pointer == "/state" { return "state \(after?.string ?? RecordState.active.rawValue)" }
    if pointer == "/into", let after = after?.string { return "into \(after)" }
    let isGone =
      after == nil && path.count == 2 && EvidenceLists.all.contains(String(path[0]))
    return path.prefix(2).joined(separator: " ") + (isGone ? " taken out" : "")
  }
}

extension [RecordDifference] {
  /// What differs, in words, whether it counts first, sources last: `state retracted, place town, attributions a3 taken out, sources s2`.
  var names: String {
    func rank(_ difference: RecordDifference) -> Int {
      if ["/state", "/into"].contains(difference.pointer) { return 0 }
      return difference.pointer.hasPrefix("/sources") ? 2 : 1
    }
    var names: [String] = []
    for difference in (0...2).flatMap({ wanted in filter { rank($0) == wanted } }) {
      let name = difference.name
      if !names.contains(name) { names.append(name) }
    }
    let shown = 8
    let more = names.count > shown ? " and \(names.count - shown) more" : ""
    return names.prefix(shown).joined(separator: ", ") + more
  }
}
