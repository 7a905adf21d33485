/// Tables of results in Markdown.
enum MarkdownTable {
  /// The table of a race, with its heading.
  static func of(_ result: Race.Result) -> String {
    let reference = result.rows.first { $0.contender.isReference }
    let against = reference.map { "\($0.contender.name) ÷ this" }
    var head = ["", "time", "processor time"]
    if let against { head.append(against) }
    head += ["MB/s", "peak memory", "runs"]
    let rows = result.rows.map { row in
      let time = row.runs.medianTime
      var cells = [row.contender.name, span(time), span(row.runs.medianProcessorTime)]
      if let reference { cells.append("\(factor(reference.runs.medianTime / time)) ×") }
      cells.append(decimal(Double(result.race.size) / time / 1000))
      cells += [memory(row.runs), String(row.runs.count)]
      return cells
    }
    let notes = ([result.race.note].filter { !$0.isEmpty } + result.absent).map { "\($0)\n\n" }
    return "### \(result.race.title)\n\n\(notes.joined())\(table(head, rows))"
  }

  /// The table of growth.
  static func of(_ growth: Growth) -> String {
    let steps = Array(zip(growth.sizes, growth.sizes.dropFirst()))
    let head =
      ["", String(growth.sizes[0])]
      + steps.flatMap { [String($1), "÷ \($0)", "processor time ÷ \($0)"] }
    let rows = growth.names.map { name in
      let times = growth.times[name] ?? [:]
      return [name, times[growth.sizes[0]].map { span($0.clock) } ?? "–"]
        + steps.flatMap { last, next in
          guard let after = times[next] else { return ["–", "–", "–"] }
          guard let before = times[last] else { return [span(after.clock), "–", "–"] }
          return [
            span(after.clock), factor(after.clock / before.clock),
            factor(after.processors / before.processors),
          ]
        }
    }
    return """
      ## Growth

      Times by revisions, and how often as long as at the size before. Where other work comes and \
      goes the processor time says more.

      \(table(head, rows))
      """
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let rule = ["---"] + head.dropFirst().map { _ in "---:" }
    return ([head, rule] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }

  private static func span(_ milliseconds: Double) -> String {
    milliseconds < 1000 ? "\(decimal(milliseconds)) ms" : "\(hundredths(milliseconds / 1000)) s"
  }

  private static func factor(_ value: Double) -> String {
    value < 1 ? hundredths(value) : decimal(value)
  }

  private static func hundredths(_ value: Double) -> String {
    value >= 100 ? decimal(value) : String((value * 100).rounded() / 100)
  }

  private static func memory(_ runs: [TimedRun]) -> String {
    let peak = runs.map(\.peakMemory).max() ?? 0
    let floor = runs.map(\.floor).max() ?? 0
    return peak > floor ? "\(peak >> 20) MB" : "< \((floor >> 20) + 1) MB"
  }
}
