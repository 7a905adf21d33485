import TextBasics

/// By how much a count grew from one that was reported to another; any of its bounds may be unknown.
package struct CountChange: Sendable, Hashable {
  /// The least that it can have grown; negative where it can have shrunk.
  package var low: Int?
  /// The growth held most likely.
  package var best: Int?
  /// The most that it can have grown.
  package var high: Int?
  /// The growth of the numbers that were reported, each the least that it can be.
  ///
  /// It tells of the reports alone: where attacks have no figure, the change itself can be any.
  package var reported: Int?

  /// Makes the change to an exact number from another.
  package init(exactly change: Int) {
    (low, best, high, reported) = (change, change, change, change)
  }

  /// Finds the change between two counts; nil where nothing is known of it.
  package init?(from then: CountInterval, to now: CountInterval) {
    low = now.atLeast.flatMap { low in then.high.map { low - $0 } }
    high = then.atLeast.flatMap { low in now.high.map { $0 - low } }
    best = now.likeliest.flatMap { now in then.likeliest.map { now - $0 } }
    reported = now.reported.flatMap { now in then.reported.map { now - $0 } }
    if low == nil, best == nil, high == nil, reported == nil { return nil }
  }

  /// Finds the change between two totals; nil where nothing is known of it.
  ///
  /// Where there were no attacks, none were killed in them. Where some have no figure, what is held
  /// most likely is so of the others alone.
  package init?(from then: CasualtyTotal, to now: CasualtyTotal) {
    func count(_ total: CasualtyTotal) -> CountInterval? {
      total.attacks == 0 ? CountInterval(exactly: 0) : total.count
    }
    guard let before = count(then), let after = count(now) else { return nil }
    self.init(from: before, to: after)
    if now.covered < now.attacks || then.covered < then.attacks { best = nil }
  }

  /// Whether nothing is known but by how much the reported numbers grew.
  package var isReportedAlone: Bool { low == nil && best == nil && high == nil }

  /// The change for people: `+5`, `±0`, `−2 to +3`, `≥ +3`, `~ −4`, `≥ +3, best +5`, `+7 reported`.
  package var text: String {
    let bounds: String
    switch (low, high) {
    case (let low?, let high?) where low == high: return CountChange.signed(low)
    case (let low?, let high?):
      bounds = "\(CountChange.signed(low)) to \(CountChange.signed(high))"
    case (let low?, nil): bounds = "≥ \(CountChange.signed(low))"
    case (nil, let high?): bounds = "≤ \(CountChange.signed(high))"
    case (nil, nil):
      return best.map { "~ \(CountChange.signed($0))" }
        ?? reported.map { "\(CountChange.signed($0)) reported" } ?? "not known"
    }
    return best.map { "\(bounds), best \(CountChange.signed($0))" } ?? bounds
  }

  private static func signed(_ change: Int) -> String {
    "\(change > 0 ? "+" : change < 0 ? "−" : "±")\(abs(change).grouped)"
  }
}

extension CountInterval {
  /// The smallest number it can be, 0 where only a largest is known; nil where neither is.
  fileprivate var atLeast: Int? { low ?? high.map { _ in 0 } }

  /// The least number that somebody gave, else the one held most likely; nil where nobody gave one.
  fileprivate var reported: Int? { low ?? best }

  /// The number held most likely; nil where none is.
  fileprivate var likeliest: Int? { best ?? (low == high ? low : nil) }
}

extension Summary.Row {
  /// By how much what was asked to be counted grew; nil where nothing is compared or known.
  package var change: CountChange? {
    switch (value, comparison?.value) {
    case (.attacks(let now), .attacks(let then)?): CountChange(exactly: now - then)
    case (.casualties(let now), .casualties(let then)?): CountChange(from: then, to: now)
    default: nil
    }
  }
}
