/// The span in which a region, a relation or an actor exists, both ends included and either open.
///
/// `2017-03` is its first day in `from` and its last in `until`.
public struct Validity: Hashable, Sendable {
  /// Since when; open where nil.
  public var from: PartialDate?
  /// Until when; open where nil.
  public var until: PartialDate?

  /// Valid at all times.
  public static let always = Validity()

  /// Makes a span.
  public init(from: PartialDate? = nil, until: PartialDate? = nil) {
    self.from = from
    self.until = until
  }

  /// The first day; nil where open.
  public var firstDay: Day? { from?.firstDay }
  /// The last day; nil where open.
  public var lastDay: Day? { until?.lastDay }
  /// The same span in days; nil where it ends before it starts.
  public var period: Period? { Period(start: firstDay, end: lastDay) }

  /// Says whether a day lies within, both ends included.
  public func contains(_ day: Day) -> Bool {
    (firstDay ?? .earliest) <= day && day <= (lastDay ?? .latest)
  }

  /// The days on which it begins and is over, where it does.
  var changes: [Day] { [firstDay, lastDay?.offset(by: 1)].compactMap { $0 } }

  /// Says whether a period has a day within.
  public func overlaps(_ other: Period) -> Bool { period?.overlaps(other) ?? false }

  /// Says whether two spans have a day in common.
  public func overlaps(_ other: Validity) -> Bool { other.period.map(overlaps) ?? false }

  /// The span as people write it: `2016 to 12 Mar 2023`, `since Mar 2017`, `at any time`.
  public var text: String {
    switch (from, until) {
    case (nil, nil): "at any time"
    case (let from?, nil): "since \(from.text)"
    case (nil, let until?): "until \(until.text)"
    case (let from?, let until?): from == until ? from.text : "\(from.text) to \(until.text)"
    }
  }
}
