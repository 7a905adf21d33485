import TextBasics

/// What is sorted by, and which way: `killed`, `killed:desc`.
struct SortChoice {
  let name: String
  let isDescending: Bool

  /// Makes a choice.
  init(name: String, isDescending: Bool) {
    self.name = name
    self.isDescending = isDescending
  }

  /// Reads a choice among columns; any is taken where none are given.
  ///
  /// - Throws: A problem with the way out, if there is no such column or order.
  init(typed text: String, among names: [String]) throws(Diagnostic) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    name = parts[0]
    let reversed = String(name.dropFirst())
    if name.hasPrefix("-"), names.isEmpty || names.contains(reversed) {
      throw Diagnostic(
        code: "wrong-order", "`\(name)` is no column",
        hints: ["write `--sort \(reversed):desc`"])
    }
    guard names.isEmpty || names.contains(name) else {
      throw Diagnostic(
        code: "unknown-column", "no column is called `\(name)`",
        hints: [
          Suggestions.question(Suggestions.closest(to: name, among: names, limit: 2))
            ?? "the columns are \(names.map { "`\($0)`" }.joined(separator: ", "))"
        ])
    }
    guard parts.count < 2 || ["asc", "desc"].contains(parts[1]) else {
      let near = Suggestions.closest(to: parts[1], among: ["asc", "desc"], limit: 1)
      throw Diagnostic(
        code: "wrong-order", "`\(parts[1])` is no order",
        hints: [Suggestions.question(near) ?? "write `\(parts[0])` or `\(parts[0]):desc`"])
    }
    isDescending = parts.count > 1 && parts[1] == "desc"
  }
}
