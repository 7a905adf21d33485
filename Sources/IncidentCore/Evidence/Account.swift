/// What someone said that is neither an attribution nor casualties: barracks taken, smoke seen.
public struct Account: Statement {
  /// The statement's key, unique in its record, such as `n1`.
  public var key: String
  /// What was said.
  public var text: String
  /// What it is about, such as a town.
  public var about: String?
  /// Who says it.
  public var by: Speaker
  /// The day or instant by which it had been said.
  public var stated: PointInTime
  /// The keys of the sources it was published in.
  public var sources: [String]

  /// Makes an account.
  public init(
    key: String, text: String, about: String? = nil, by: Speaker, stated: PointInTime,
    sources: [String] = []
  ) {
    self.key = key
    self.text = text
    self.about = about
    self.by = by
    self.stated = stated
    self.sources = sources
  }
}

/// The sentence of a source that a single value of a record rests on.
public struct Support: Sendable, Hashable {
  /// The value, as a JSON pointer into the record, such as `/place/town`.
  public var field: String
  /// The key of the source.
  public var source: String?
  /// The words it rests on.
  public var quote: String?
  /// Where the quotation begins in the source's text, in characters from 0.
  public var from: Int?
  /// Where the quotation ends, exclusive.
  public var to: Int?
  /// Whether the words leave no doubt.
  public var sure: Bool?

  /// Names the words a value rests on.
  public init(
    field: String, source: String? = nil, quote: String? = nil, from: Int? = nil,
    to: Int? = nil, sure: Bool? = nil
  ) {
    self.field = field
    self.source = source
    self.quote = quote
    self.from = from
    self.to = to
    self.sure = sure
  }
}
