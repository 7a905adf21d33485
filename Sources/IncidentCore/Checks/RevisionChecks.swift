extension LogCheck {
  static let conflict = LogCheck(
    name: "conflict", help: "records that two people amended without knowing of each other"
  ) { log in
    let edited = Set(broken(log).compactMap(\.edited))
    return log.revisions.filter { $0.isConflicting && !edited.contains($0) }.map { line in
      let by = line.recordedBy.map { " by \($0)" } ?? ""
      return CheckFinding(
        line.subject, "",
        "\(line.id) was amended here too, in revision \(line.revision)\(by)",
        hints: [
          "`incidentlog show \(line.id)` shows all; the next `incidentlog amend \(line.id)` "
            + "settles it"
        ])
    }
  }

  static let revisionGap = LogCheck(
    name: "revision-gap", help: "records of which a revision is missing"
  ) { log in
    histories(log).flatMap { lines -> [CheckFinding] in
      let known = Set(lines.map(\.revision)).sorted()
      // What left a log takes only the current revision along.
      guard let first = log.isPart ? known.first : 1, let last = lines.last,
        last.revision - first >= known.count
      else { return [] }
      var missing = "\(first)"
      var (number, isLast) = (first, true)
      for (before, after) in zip([first - 1] + known, known) where after > before + 1 {
        missing =
          after == before + 2 ? "\(before + 1)" : "\(before + 1) to \(after - 1)"
        number = before + 1
        isLast = after == last.revision
        break
      }
      return [
        CheckFinding(
          last.subject, "/revision",
          "\(last.id) has a revision \(last.revision), and none with the number \(missing)",
          hints: [
            "a line was lost, or a number was given by hand: look for the line in a copy of the log "
              + "or in the history of git, and put it back; "
              + (isLast
                ? "if there was none, set `revision` of the last line to \(number) in an editor"
                : "if there was none, leave the numbers as they are: later lines rest on them")
          ])
      ]
    }
  }

  static let lostLine = LogCheck(
    name: "lost-line", help: "lines that replace one which is not there, or was edited since"
  ) { log in
    broken(log).map { broken in
      let line = broken.line
      guard let edited = broken.edited else {
        return CheckFinding(
          line.subject, "/recorded/replaces",
          "revision \(line.revision) of \(line.id) replaces a line that is not in the log",
          hints: ["a line was lost; look for it in a copy of the log or in the history of git"])
      }
      let isNext = edited.revision == line.revision - 1
      return CheckFinding(
        isNext ? edited.subject : line.subject, isNext ? "" : "/recorded/replaces",
        isNext
          ? "revision \(edited.revision) of \(line.id) was edited after revision "
            + "\(line.revision) replaced it"
          : "revision \(line.revision) of \(line.id) replaces a line that was taken out, behind "
            + "revision \(edited.revision)",
        hints: [
          "put the line back as it was, from a copy or the history of git; what is to be said "
            + "otherwise now is said by `incidentlog amend \(line.id)`"
        ])
    }
  }

  /// A line that replaces one that is not there.
  private struct Broken {
    let line: RevisionTrace
    /// The line that nobody replaces only because of that: edited, or before one taken out.
    let edited: RevisionTrace?
  }

  private static func broken(_ log: CheckedLog) -> [Broken] {
    histories(log).flatMap { lines in
      BrokenLinks.all(in: lines.map(\.link), isPart: log.isPart).map { broken in
        Broken(line: lines[broken.line], edited: broken.edited.map { lines[$0] })
      }
    }
  }

  static let sharedID = LogCheck(
    name: "shared-id", help: "ids under which two records were begun independently"
  ) { log in
    histories(log).flatMap { lines -> [CheckFinding] in
      let first = lines.filter { $0.revision == 1 }
      guard first.count > 1, first.allSatisfy({ $0.recordedAt != nil }) else { return [] }
      return first.dropFirst().map { line in
        CheckFinding(
          line.subject, "/id", "\(line.id) is the id of another record too",
          hints: ["record this one again with `incidentlog add`, which draws a new id"])
      }
    }
  }

  static let recordedOrder = LogCheck(
    name: "recorded-order", help: "revisions recorded before the one they replace, or after today"
  ) { log in
    histories(log).flatMap { lines -> [CheckFinding] in
      let times = Dictionary(
        lines.map { ($0.hash, $0.recordedAt) }, uniquingKeysWith: { first, _ in first })
      return lines.compactMap { line in
        guard let at = line.recordedAt else { return nil }
        let before = line.replaces.compactMap { times[$0] ?? nil }.max()
        let isEarly = before.map { at < $0 } ?? false
        guard isEarly || at.day > log.today + 1 else { return nil }
        return CheckFinding(
          line.subject, "/recorded/at",
          isEarly
            ? "revision \(line.revision) of \(line.id) was recorded before the one it replaces"
            : "\(at.text) is in the future",
          hints: ["the clock of the computer that recorded it was wrong"])
      }
    }
  }

  /// The lines of each record, by revision.
  private static func histories(_ log: CheckedLog) -> [[RevisionTrace]] {
    let groups = Dictionary(grouping: log.revisions) { "\($0.kind.rawValue) \($0.id)" }
    return groups.keys.sorted().map { key in
      (groups[key] ?? []).sorted {
        ($0.revision, $0.file, $0.line) < ($1.revision, $1.file, $1.line)
      }
    }
  }
}
