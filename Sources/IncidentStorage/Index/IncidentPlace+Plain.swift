import IncidentCore

extension IncidentPlace {
  /// Reads a place of the gazetteer or of the map as the log's own form writes them.
  ///
  /// It is nil for every other text, which is not wrong for that.
  init?(plain bytes: UnsafeBufferPointer<UInt8>) {
    var reader = PlainReader(bytes: bytes)
    guard reader.skip("{") else { return nil }
    var (town, region): (String?, String?) = (nil, nil)
    if reader.skip(#""town":""#) {
      guard let word = reader.word(), reader.skip(",") else { return nil }
      town = word
    }
    if reader.skip(#""region":""#) {
      guard let word = reader.word(), reader.skip(",") else { return nil }
      region = word
    }
    guard reader.skip(#""country":""#), let country = reader.word(),
      reader.skip(#","precision":""#), let precision = reader.word(in: IncidentPlace.precisions),
      reader.skip("}"), reader.isAtEnd
    else { return nil }
    self.init(town: town, region: region, country: country, precision: precision)
  }

  private static let precisions = PlainWords<IncidentPlace.Precision>()
}
