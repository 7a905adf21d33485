extension IncidentCheck {
  static let futureDate = IncidentCheck(
    name: "future-date", help: "attacks that are dated after today"
  ) { incident, context in
    guard let start = incident.occurred.start, start > context.today else { return [] }
    return [
      RecordOddity(
        pointer: "/occurred/start", summary: "\(start.text) is in the future",
        hints: ["today is \(context.today.text)"])
    ]
  }

  static let ancientDate = IncidentCheck(
    name: "ancient-date", help: "attacks that are dated before 1900"
  ) { incident, _ in
    guard let start = incident.occurred.start, start.year < 1900 else { return [] }
    return [
      RecordOddity(
        pointer: "/occurred/start", summary: "\(start.text) is before 1900",
        hints: ["is the year written in full?"])
    ]
  }
}
