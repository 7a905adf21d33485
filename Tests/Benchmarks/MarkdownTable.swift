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
      if let reference { cells.append("\(decimal(reference.runs.medianTime / time)) ×") }
      cells.append(decimal(Double(result.race.size) / time / 1000))
      cells += [memory(row.runs), String(row.runs.count)]
      return cells
    }
    let notes = ([result.race.note].filter { !$0.isEmpty } + result.absent).map { "\($0)\n\n" }
    return "### \(result.race.title)\n\n\(notes.joined())\(table(head, rows))"
  }

  /// The table of growth.
  static func of(_ growth: Growth) -> String {
    let sizes = growth.sizes
    var head = ["", String(sizes[0])]
    for (last, next) in zip(sizes, sizes.dropFirst()) {
      head += [String(next), "÷ \(last)"]
    }
    let rows = growth.names.map { name in
      let times = sizes.map { growth.times[name]?[$0] }
      var cells = [name, times[0].map(span) ?? "–"]
      for (last, next) in zip(times, times.dropFirst()) {
        cells.append(next.map(span) ?? "–")
        if let last, let next { cells.append(decimal(next / last)) } else { cells.append("–") }
      }
      return cells
    }
    return "## Growth\n\nTimes by revisions, and how often as long as at the size before.\n\n"
      + table(head, rows)
  }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let rule = ["---"] + head.dropFirst().map { _ in "---:" }
    return ([head, rule] + rows).map { "| \($0.joined(separator: " | ")) |\n" }.joined()
  }

  private static func span(_ milliseconds: Double) -> String {
    milliseconds < 1000 ? "\(decimal(milliseconds)) ms" : "\(hundredths(milliseconds / 1000)) s"
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
