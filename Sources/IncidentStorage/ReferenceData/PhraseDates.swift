import IncidentCore

/// The dates at the end of a phrase in English: `since 2017`, `in May 2015`, `2019-2022`.
enum PhraseDates {
  /// Parts a phrase into what stands before its dates and the dates.
  ///
  /// A span `2019-2020` after `since` says that the beginning is not known more closely.
  static func split(_ phrase: String) -> (before: String, dates: Validity) {
    let words = phrase.split { $0 == " " || $0 == ";" }.map(String.init)
    guard let index = words.firstIndex(where: { year($0) != nil }), let span = year(words[index])
    else { return (phrase, Validity()) }
    var start = index
    var month: Int?
    var day: Int?
    if start > 0, let position = months.firstIndex(of: words[start - 1]) {
      start -= 1
      month = position + 1
      if start > 0, let number = Int(words[start - 1]), (1...31).contains(number) {
        start -= 1
        day = number
      }
    }
    let from = PartialDate(year: span.first, month: month, day: day)
    let marker = start > 0 ? words[start - 1] : ""
    if ["since", "in", "from", "on"].contains(marker) { start -= 1 }
    let until =
      marker == "since" ? nil : span.last.flatMap { PartialDate(year: $0) }
    let before = words[..<start].joined(separator: " ")
    return (before, Validity(from: from, until: until))
  }

  /// Reads `2017` or `2019-2022`.
  private static func year(_ word: String) -> (first: Int, last: Int?)? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    let years = parts.compactMap { $0.utf8.count == 4 ? Int($0) : nil }
    guard years.count == parts.count, let first = years.first, years.count <= 2 else { return nil }
    return (first, years.count == 2 ? years[1] : nil)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
