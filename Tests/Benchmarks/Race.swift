import IncidentStorage

/// Several programs with one question, run in turn.
///
/// A first round warms the page cache and gives the answers, which are compared; then the median of
/// five rounds counts. Whoever is slow runs less often: as often as fits into twenty seconds, and
/// whoever takes longer only once.
struct Race {
  /// The question.
  var title: String
  /// What must be known to read the table.
  var note = ""
  /// How many bytes the journals have.
  var size: Int
  /// The programs.
  var contenders: [Contender]

  /// What became of a race.
  struct Result {
    var race: Race
    /// The contenders that ran, in order, with their runs.
    var rows: [(contender: Contender, runs: [TimedRun])] = []
    /// What the agreements said, by their names.
    var answers: [String: [String]] = [:]
    /// How many answers of other programs were compared.
    var comparisons = 0
    /// What is wrong with answers.
    var problems: [String] = []
    /// Which contenders did not run, and why.
    var absent: [String] = []
  }

  /// Runs the race.
  ///
  /// - Parameter scratch: A folder for the outputs.
  /// - Returns: The times and what the answers said.
  /// - Throws: A problem if a file cannot be read or written, or a preparation fails.
  func run(scratch: String) throws -> Result {
    progress(title)
    var result = Result(race: self)
    let wanted = try warmUp(&result, output: "\(scratch)/output")
    for round in 1...5 {
      for (index, contender) in contenders.enumerated() where round <= wanted[index] {
        if let run = try time(contender, round: round, "\(scratch)/output"), run.isSuccess {
          result.rows[index].runs.append(run)
        }
      }
    }
    result.rows.removeAll { $0.runs.isEmpty }
    for name in ["output", "output.err"] { try FileAccess().remove("\(scratch)/\(name)") }
    return result
  }

  /// Runs each once and compares the answers.
  ///
  /// - Returns: How often each is to run.
  private func warmUp(_ result: inout Result, output: String) throws -> [Int] {
    var wanted: [Int] = []
    var outputs: [String: [UInt8]] = [:]
    for contender in contenders {
      let run = try time(contender, round: 0, output)
      result.rows.append((contender, []))
      guard let run, run.isSuccess else {
        wanted.append(0)
        if run?.isTooLong == true {
          result.absent.append("\(contender.name) took longer than \(TimedRun.limit) s.")
          continue
        }
        let complaint = (try FileAccess().read("\(output).err", count: 200)) ?? []
        let line = String(decoding: complaint.prefix { $0 != 0x0A }, as: UTF8.self)
        let problem = "\(contender.name) failed: \(line)"
        if contender.cache != nil { result.problems.append(problem) }
        result.absent.append(problem)
        continue
      }
      wanted.append(min(5, Int(20_000 / max(1, run.milliseconds))))
      if wanted.last == 0 { result.rows[result.rows.count - 1].runs = [run] }
      try check(contender, FileAccess().read(output) ?? [], &result, &outputs)
    }
    return wanted
  }

  private func time(_ contender: Contender, round: Int, _ output: String) throws -> TimedRun? {
    try contender.prepare()
    return TimedRun(
      contender.words(round), output: output,
      environment: contender.cache.map { ["XDG_CACHE_HOME": $0] } ?? [:])
  }

  private func check(
    _ contender: Contender, _ output: [UInt8], _ result: inout Result,
    _ outputs: inout [String: [UInt8]]
  ) throws {
    let group = contender.agreement
    if contender.isExact {
      let first = outputs[group, default: output]
      outputs[group] = first
      if first != output {
        result.problems.append("\(contender.name): not byte for byte what the first answers")
      }
    }
    guard let form = contender.answer else { return }
    do {
      let answer = try form.read(output)
      if let first = result.answers[group] {
        if contender.cache == nil { result.comparisons += 1 }
        guard answer != first else { return }
        result.problems.append("\(contender.name): \(difference(answer, first))")
      } else {
        result.answers[group] = answer
      }
    } catch {
      result.problems.append("\(contender.name): \(error)")
    }
  }

  private func difference(_ answer: [String], _ first: [String]) -> String {
    let more = Set(answer).subtracting(first).sorted()
    let less = Set(first).subtracting(answer).sorted()
    return "answers \(more.prefix(3)) (\(more.count)) that the first does not, "
      + "and not \(less.prefix(3)) (\(less.count))"
  }
}

extension [TimedRun] {
  /// The median of the times, in milliseconds; 0 where there are none.
  var medianTime: Double { median(map(\.milliseconds)) }

  /// The median of the processor times, in milliseconds; 0 where there are none.
  var medianProcessorTime: Double { median(map(\.processorMilliseconds)) }

  private func median(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.sorted()[values.count / 2]
  }
}
