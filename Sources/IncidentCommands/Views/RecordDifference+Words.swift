import IncidentStorage

extension RecordDifference {
  /// The value in words: `casualties c1`.
  var words: String { pointer.split(separator: "/").joined(separator: " ") }
}

extension [RecordDifference] {
  /// What differs, in words, sources last: `place town, attributions a3 taken out, sources s2`.
  var names: String {
    let isSource = { (difference: RecordDifference) in difference.pointer.hasPrefix("/sources") }
    var names: [String] = []
    for difference in filter({ !isSource($0) }) + filter(isSource) {
      let path = difference.pointer.split(separator: "/")
      let isGone =
        difference.after == nil && path.count == 2 && EvidenceLists.all.contains(String(path[0]))
      let name = path.prefix(2).joined(separator: " ") + (isGone ? " taken out" : "")
      if !names.contains(name) { names.append(name) }
    }
    let shown = 8
    let more = names.count > shown ? " and \(names.count - shown) more" : ""
    return names.prefix(shown).joined(separator: ", ") + more
  }
}
