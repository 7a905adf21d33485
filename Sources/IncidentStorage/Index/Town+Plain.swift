import IncidentCore
import TextBasics

extension Town {
  /// Reads a town as the log's own form writes them, without a revision.
  ///
  /// What it takes is of a town's shape and needs no other check. It is nil for every other text,
  /// which is not wrong for that.
  init?(plain bytes: UnsafeBufferPointer<UInt8>) {
    var reader = PlainReader(bytes: bytes)
    guard bytes.count <= CollectionReader.maximumLineLength, reader.skip(#"{"id":""#),
      let id = reader.word(), reader.skip(#","name":""#), let name = reader.word(),
      let aliases = reader.skip(#","aliases":["#) ? reader.words() : [],
      reader.skip(#","country":""#), let country = reader.word(),
      let parents = reader.skip(#","parents":["#) ? reader.list({ $0.membership() }) : [],
      reader.skip(#","latitude":"#), let latitude = reader.degrees(), abs(latitude) <= 90,
      reader.skip(#","longitude":"#), let longitude = reader.degrees(), abs(longitude) <= 180
    else { return nil }
    var (kind, population): (String?, Int?) = (nil, nil)
    if reader.skip(#","kind":""#) {
      guard let word = reader.word() else { return nil }
      kind = word
    }
    if reader.skip(#","population":"#) {
      guard let count = reader.count() else { return nil }
      population = count
    }
    guard
      let external = reader.skip(#","external":["#) ? reader.list({ $0.externalID() }) : [],
      reader.skip("}"), reader.isAtEnd
    else { return nil }
    self.init(
      id: id, name: name, aliases: aliases, country: country, parents: parents,
      coordinates: Coordinates(latitude: latitude, longitude: longitude), kind: kind,
      population: population, external: external)
  }
}

extension PlainReader {
  fileprivate mutating func externalID() -> ExternalID? {
    guard skip(#"{"scheme":""#), let scheme = word(), skip(#","id":""#), let id = word(), skip("}")
    else { return nil }
    return ExternalID(scheme: scheme, id: id)
  }
}
