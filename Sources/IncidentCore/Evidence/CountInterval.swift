import TextBasics

/// A count as it was reported: any of its bounds may be unknown, and unknown is never zero.
public struct CountInterval: Sendable, Hashable {
  /// The smallest number it can be; unknown counts as no lower bound above zero.
  public var low: Int?
  /// The number held most likely.
  public var best: Int?
  /// The largest number it can be; unknown means that there is no upper bound.
  public var high: Int?

  /// Makes an interval; without any bound it was asked and is not known.
  public init(low: Int? = nil, best: Int? = nil, high: Int? = nil) {
    self.low = low
    self.best = best
    self.high = high
  }

  /// Makes the interval of an exact number.
  public init(exactly count: Int) {
    self.init(low: count, best: count, high: count)
  }

  /// The largest number that a log holds: more than are alive, and few enough to be added up.
  public static let largest = 10_000_000_000

  /// Asked, but not known.
  public static let unknown = CountInterval()

  /// Whether nothing is known of the number.
  public var isUnknown: Bool { low == nil && best == nil && high == nil }

  /// Whether the bounds that are known stand in order and none is negative.
  public var isOrdered: Bool {
    let known = [low, best, high].compactMap { $0 }
    return known == known.sorted() && known.allSatisfy { $0 >= 0 }
  }
}

// MARK: - Text

extension CountInterval {
  /// The interval for people: `5`, `≥ 80`, `5–7`, `≤ 7`, `~20`, `5–7, best 6`, `unknown`.
  public var text: String {
    let bounds: String
    switch (low, high) {
    case (let low?, let high?) where low == high: bounds = low.grouped
    case (let low?, let high?): bounds = "\(low.grouped)–\(high.grouped)"
    case (let low?, nil): bounds = "≥ \(low.grouped)"
    case (nil, let high?): bounds = "≤ \(high.grouped)"
    case (nil, nil): return best.map { "~\($0.grouped)" } ?? "unknown"
    }
    guard let best, best != low || low != high, !(best == low && high == nil) else { return bounds }
    return "\(bounds), best \(best.grouped)"
  }

  /// The count as it is typed: `80+`, `5`, `5-7`, `..7`, `~20`, `5-7~6`, `unknown`.
  ///
  /// It is read back as the same count, so that programs and spreadsheets lose nothing.
  package var typed: String {
    let bounds: String
    switch (low, high) {
    case (let low?, let high?) where low == high && best == low: return "\(low)"
    case (let low?, let high?): bounds = "\(low)-\(high)"
    case (let low?, nil): bounds = "\(low)+"
    case (nil, let high?): bounds = "..\(high)"
    case (nil, nil): bounds = best == nil ? "unknown" : ""
    }
    return bounds + (best.map { "~\($0)" } ?? "")
  }

  /// Reads a count as it is typed: `80+`, `5`, `5-7`, `..7`, `~20`, `0`, `unknown`.
  ///
  /// A best number follows its bounds: `5-7~6`.
  package init(typed text: String) throws(CountProblem) {
    func number(_ part: Substring) throws(CountProblem) -> Int {
      guard let value = Int(part), (0...CountInterval.largest).contains(value),
        part.allSatisfy({ $0.isASCII && $0.isNumber })
      else { throw CountProblem(text: text) }
      return value
    }
    if text == "unknown" {
      self = .unknown
    } else if text.hasSuffix("+") {
      self.init(low: try number(text.dropLast()))
    } else if let tilde = text.firstIndex(of: "~") {
      let best = try number(text[text.index(after: tilde)...])
      var bounds = CountInterval.unknown
      if tilde > text.startIndex {
        do throws(CountProblem) {
          bounds = try CountInterval(typed: String(text[..<tilde]))
        } catch {
          throw CountProblem(text: text, isReversed: error.isReversed)
        }
        // An exact number is its own best, and what is not known has no bounds.
        guard bounds.low != bounds.high else { throw CountProblem(text: text) }
      }
      self.init(low: bounds.low, best: best, high: bounds.high)
      guard isOrdered else { throw CountProblem(text: text) }
    } else if text.hasPrefix("..") {
      self.init(high: try number(text.dropFirst(2)))
    } else if let dash = text.firstIndex(where: { $0 == "-" || $0 == "–" }) {
      let low = try number(text[..<dash])
      let high = try number(text[text.index(after: dash)...])
      guard low <= high else { throw CountProblem(text: text, isReversed: true) }
      self.init(low: low, high: high)
    } else {
      self.init(exactly: try number(text[...]))
    }
  }
}

/// A count that cannot be read.
package struct CountProblem: Error, Sendable, Hashable {
  /// What was typed.
  package var text: String
  /// Whether both numbers could be read but the first is the larger.
  package var isReversed = false
}
