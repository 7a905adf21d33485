/// Times of the tool, and of the program to which it is compared, on logs of several sizes.
struct Growth {
  /// The median times of one contender, in milliseconds: as the clock tells, and of processors.
  typealias Times = (clock: Double, processors: Double)

  /// The sizes, in revisions, in the order in which they were run.
  private(set) var sizes: [Int] = []
  /// The names of question and contender, in order.
  private(set) var names: [String] = []
  /// The times, by name and size.
  private(set) var times: [String: [Int: Times]] = [:]

  /// Takes the times of one size.
  mutating func add(_ results: [Race.Result], revisions: Int) {
    sizes.append(revisions)
    for result in results {
      for row in result.rows where row.contender.cache != nil || row.contender.isReference {
        let name = "\(result.race.title): \(row.contender.name)"
        if times[name] == nil { names.append(name) }
        times[name, default: [:]][revisions] = (row.runs.medianTime, row.runs.medianProcessorTime)
      }
    }
  }
}
