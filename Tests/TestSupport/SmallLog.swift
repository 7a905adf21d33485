/// A small log for tests: one actor, two regions, two towns and no incidents.
package enum SmallLog {
  /// Writes the log.
  ///
  /// - Parameters:
  ///   - folder: Where it goes.
  ///   - name: The name of the log's folder.
  /// - Throws: A failure if it cannot be written.
  package static func write(to folder: TemporaryFolder, as name: String = "log") throws {
    try folder.write("{\"format\":1,\"title\":\"Test\"}\n", to: "\(name)/log.json")
    try folder.write(
      """
      {"id":"jnim","name":"JNIM","kind":"jihadist-group"}

      """, to: "\(name)/actors.jsonl")
    try folder.write(
      """
      {"id":"ml","name":"Mali","kind":"country"}
      {"id":"ml-kayes","name":"Kayes","kind":"adm1","parents":[{"region":"ml"}]}

      """, to: "\(name)/regions.jsonl")
    try folder.write(
      """
      {"id":"ml-kayes-town","name":"Kayes","country":"ML","latitude":14.45,"longitude":-11.44}
      {"id":"ml-niono","name":"Niono","country":"ML","latitude":14.25,"longitude":-5.99}

      """, to: "\(name)/towns.jsonl")
  }
}
