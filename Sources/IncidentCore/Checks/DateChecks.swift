extension RecordCheck {
  static let futureDate = RecordCheck(
    name: "future-date", help: "attacks that are dated after today"
  ) { record, context in
    guard let start = record.incident?.occurred.start, start > context.today else { return [] }
    return [
      RecordOddity(
        pointer: "/occurred/start", summary: "\(start.text) is in the future",
        hints: ["today is \(context.today.text)"])
    ]
  }

  static let ancientDate = RecordCheck(
    name: "ancient-date", help: "attacks that are dated before 1900"
  ) { record, _ in
    guard let start = record.incident?.occurred.start, start.year < 1900 else { return [] }
    return [
      RecordOddity(
        pointer: "/occurred/start", summary: "\(start.text) is before 1900",
        hints: ["is the year written in full?"])
    ]
  }

  static let earlyStatement = RecordCheck(
    name: "early-statement", help: "statements that are dated before the attack"
  ) { record, _ in
    guard let start = record.incident?.occurred.start else { return [] }
    // A day is local time, an instant UTC: one day of difference says nothing.
    return record.statements.filter { $0.statement.stated.day < start - 1 }.map {
      RecordOddity(
        pointer: "\($0.pointer)/stated",
        summary: "\($0.statement.stated.text) is before the attack, \(start.text)",
        hints: ["correct the statement's date or the attack's"])
    }
  }

  static let futureStatement = RecordCheck(
    name: "future-statement", help: "statements that are dated after today"
  ) { record, context in
    record.statements.filter { $0.statement.stated.day > context.today + 1 }.map {
      RecordOddity(
        pointer: "\($0.pointer)/stated",
        summary: "\($0.statement.stated.text) is in the future",
        hints: ["today is \(context.today.text)"])
    }
  }
}
