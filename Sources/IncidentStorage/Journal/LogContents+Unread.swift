package import TextBasics

extension LogContents {
  /// The lines that cannot be read, by the ids of the records that they are of.
  ///
  /// A line that is no JSON is taken for one of the record whose id it begins with, as every line
  /// does that the tool writes; whatever else it speaks of is not looked at.
  ///
  /// - Throws: A problem if a file cannot be read at all.
  package func unreadLines() throws(StorageProblem) -> [(id: String, place: Diagnostic.Place)] {
    let places = problems.compactMap(\.place)
    var found: [(id: String, place: Diagnostic.Place)] = []
    for file in Set(places.compactMap(\.file)).sorted() {
      let numbers = Set(places.filter { $0.file == file }.compactMap(\.line))
      let lines = (try FileAccess().read(file) ?? [])
        .split(separator: 0x0A, omittingEmptySubsequences: false)
      for number in numbers.sorted() where lines.indices.contains(number - 1) {
        let line = StoredLine.content(of: lines[number - 1])
        guard let id = (try? JSONReader.read(line)).map({ $0.text("id") }) ?? line.leadingID
        else { continue }
        found.append((id, Diagnostic.Place(file: file, line: number)))
      }
    }
    return found
  }
}
