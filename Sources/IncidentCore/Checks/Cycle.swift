/// Finds circles in what leads from one thing to others.
enum Cycle {
  /// The circles, each once, from its smallest member back to it.
  static func all(in links: [String: [String]]) -> [[String]] {
    var found: [[String]] = []
    var done: Set<String> = []
    for start in links.keys.sorted() where !done.contains(start) {
      var path: [String] = []
      visit(start, links, &path, &done, &found)
    }
    return found
  }

  private static func visit(
    _ node: String, _ links: [String: [String]], _ path: inout [String],
    _ done: inout Set<String>, _ found: inout [[String]]
  ) {
    if let start = path.firstIndex(of: node) {
      let circle = Array(path[start...])
      let first = circle.indices.min { circle[$0] < circle[$1] } ?? 0
      found.append(Array(circle[first...] + circle[..<first]) + [circle[first]])
      return
    }
    guard !done.contains(node) else { return }
    path.append(node)
    for next in links[node] ?? [] { visit(next, links, &path, &done, &found) }
    path.removeLast()
    done.insert(node)
  }
}
