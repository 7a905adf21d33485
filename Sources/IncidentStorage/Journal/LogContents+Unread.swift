package import TextBasics

extension LogContents {
  /// The lines that cannot be read, by the ids of the records that they are of.
  ///
  /// A line that is no JSON is taken for one of the record whose id it begins with, as every line
  /// does that the tool writes; whatever else it speaks of is not looked at.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  package func unreadLines() throws(StorageProblem) -> [(id: String, place: Diagnostic.Place)] {
    try LogLines.lines(of: problems).compactMap { file, number, text in
      let line = StoredLine.content(of: text)
      guard let id = (try? JSONReader.read(line)).map({ $0.text("id") }) ?? line.leadingID
      else { return nil }
      return (id, Diagnostic.Place(file: file, line: number))
    }
  }
}

extension LogLines {
  /// The lines that problems were found in, by the places that they name.
  static func lines(
    of problems: [Diagnostic]
  ) throws(StorageProblem) -> [(file: String, number: Int, text: ArraySlice<UInt8>)] {
    let places = problems.compactMap(\.place)
    var found: [(file: String, number: Int, text: ArraySlice<UInt8>)] = []
    for file in Set(places.compactMap(\.file)).sorted() {
      let numbers = Set(places.filter { $0.file == file }.compactMap(\.line))
      let lines = (try FileAccess().read(file) ?? [])
        .split(separator: 0x0A, omittingEmptySubsequences: false)
      for number in numbers.sorted() where lines.indices.contains(number - 1) {
        found.append((file, number, lines[number - 1]))
      }
    }
    return found
  }
}
