extension DatePhraseReader {
  /// Refuses dates in figures whose order is not that of ISO 8601, and shows how they can be read.
  ///
  /// One reading is not enough to accept such a date: the next one typed the same way may have two.
  func refuseOtherOrders(_ text: String) throws(DatePhraseProblem) {
    guard let separator = text.first(where: { "/.-".contains($0) }) else { return }
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy(isFigure) else { return }
    let numbers = parts.compactMap { Int($0) }
    let isYear = parts.map { $0.count == 4 }
    if numbers.count == 2 { try refuseTwoFigures(numbers, isYear, in: text) }
    guard numbers.count == 3 else { return }
    let readings = self.readings(numbers, isYear)
    switch readings.count {
    case 0: throw .noReading(text)
    case 1: throw .notISO(text, reading: readings[0].iso)
    default: throw .manyReadings(text, readings)
    }
  }

  private func isFigure(_ text: Substring) -> Bool {
    (1...4).contains(text.count) && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private func refuseTwoFigures(
    _ numbers: [Int], _ isYear: [Bool], in text: String
  ) throws(DatePhraseProblem) {
    guard isYear[0] != isYear[1] else {
      throw isYear[0] ? .noReading(text) : .noYear(text, example: nil)
    }
    let (year, month) = isYear[0] ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
    guard let day = Day(year: year, month: month, day: 1) else { throw .noReading(text) }
    throw .notISO(text, reading: CalendarUnit.month.key(of: day))
  }

  /// The days that three figures can mean, day first before month first before year first.
  private func readings(_ numbers: [Int], _ isYear: [Bool]) -> [Day] {
    let (first, second, third) = (numbers[0], numbers[1], numbers[2])
    var orders: [Day?]
    switch (isYear[0], isYear[1], isYear[2]) {
    case (false, false, true):
      orders = [
        Day(year: third, month: second, day: first), Day(year: third, month: first, day: second),
      ]
    case (true, false, false): orders = [Day(year: first, month: second, day: third)]
    case (false, false, false) where numbers.allSatisfy { $0 < 100 }:
      orders = [
        Day(year: 2_000 + third, month: second, day: first),
        Day(year: 2_000 + third, month: first, day: second),
        Day(year: 2_000 + first, month: second, day: third),
      ]
    default: orders = []
    }
    var days: [Day] = []
    for case let day? in orders where !days.contains(day) { days.append(day) }
    return days
  }
}
