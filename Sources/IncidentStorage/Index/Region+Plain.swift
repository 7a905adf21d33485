import IncidentCore

extension Region {
  /// Reads a region as the log's own form writes them, without an outline or a revision.
  ///
  /// Most are written so, and this takes far less than reading any JSON. It is nil for every other
  /// text, which is not wrong for that.
  init?(plain bytes: UnsafeBufferPointer<UInt8>) {
    var reader = PlainReader(bytes: bytes)
    guard reader.skip(#"{"id":""#), let id = reader.word(), reader.skip(#","name":""#),
      let name = reader.word(),
      let aliases = reader.skip(#","aliases":["#) ? reader.words() : [],
      reader.skip(#","kind":""#), let kind = reader.word(in: Region.kinds)
    else { return nil }
    var valid = Validity()
    if reader.skip(#","valid":{"#) {
      guard let validity = reader.validity(isFirst: true) else { return nil }
      valid = validity
    }
    guard
      let parents = reader.skip(#","parents":["#) ? reader.list({ $0.membership() }) : [],
      let members = reader.skip(#","members":["#) ? reader.words() : [],
      let codes = reader.skip(#","codes":["#) ? reader.list({ $0.code() }) : [],
      reader.skip("}"), reader.isAtEnd
    else { return nil }
    self.init(
      id: id, name: name, aliases: aliases, kind: kind, valid: valid, parents: parents,
      members: members, codes: codes)
  }

  private static let kinds = PlainWords<Region.Kind>()
}

extension PlainReader {
  fileprivate mutating func code() -> Region.Code? {
    guard skip(#"{"system":""#), let system = word(), skip(#","code":""#), let code = word(),
      let validity = validity(isFirst: false)
    else { return nil }
    return Region.Code(system: system, code: code, validity: validity)
  }
}
