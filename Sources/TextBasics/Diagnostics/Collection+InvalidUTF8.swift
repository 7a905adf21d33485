extension Collection<UInt8> {
  /// How many bytes from the start are whole UTF-8 characters.
  var validUTF8Count: Int {
    var decoder = Unicode.UTF8.ForwardParser()
    var rest = makeIterator()
    var count = 0
    while case .valid(let scalar) = decoder.parseScalar(from: &rest) { count += scalar.count }
    return count
  }
}
