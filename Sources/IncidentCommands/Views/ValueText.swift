import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Puts values of records into words, so that a change can be read by who does not read JSON.
struct ValueText {
  let contents: LogContents
  private let texts: StatementText

  init(_ contents: LogContents) {
    self.contents = contents
    texts = StatementText(names: AttributionText(actors: contents.actors))
  }

  /// A value that stands at a pointer into its record; a dash where there is none.
  func text(_ value: JSON?, at pointer: String) -> RichText {
    guard let value else { return RichText("–", .muted) }
    let path = pointer.split(separator: "/").map(String.init)
    return words(value, path) ?? RichText(plain(value))
  }

  /// A new record in a few words: what, where and when.
  func record(_ json: JSON, in collection: LogCollection) -> RichText {
    switch collection {
    case .incidents:
      let parts = ["place", "occurred", "attack"].map { text(json[$0], at: "/\($0)") }
      return parts.joined(separator: ", ")
    case .operations: return RichText(json["title"]?.string ?? "")
    case .actors, .regions, .towns: return RichText(json["name"]?.string ?? "")
    }
  }

  /// The values that a revision changed, a row each.
  func table(_ differences: [RecordDifference]) -> Table {
    Table(
      columns: ValueText.columns,
      rows: differences.map { Row(cells($0)) })
  }

  static let columns = [
    Column("field", "Field"), Column("before", "Before", shrinksTo: 10, wraps: true),
    Column("after", "After", shrinksTo: 10, wraps: true),
  ]

  /// The cells of the columns.
  func cells(_ difference: RecordDifference) -> [Cell] {
    [
      Cell(
        RichText(difference.words, .identifier), value: .string(difference.pointer)),
      Cell(text(difference.before, at: difference.pointer), value: difference.before ?? .null),
      Cell(text(difference.after, at: difference.pointer), value: difference.after ?? .null),
    ]
  }

  private func words(_ value: JSON, _ path: [String]) -> RichText? {
    switch (path.first ?? "", path.count) {
    case ("attributions", 2), ("casualties", 2), ("accounts", 2), ("sources", 2):
      statement(value, in: path[0])
    case ("occurred", 1):
      Occurrence(json: value).map { occurred in
        RichText(occurred.text + (occurred.timeOfDay.map { ", \($0.text.inWords)" } ?? ""), .date)
      }
    case ("place", 1): IncidentPlace(json: value).map(place)
    case ("place", 2) where path[1] == "town":
      value.string.map { RichText(contents.towns.town(id: $0)?.name ?? $0, .place) }
    case ("attack", 1):
      Attack(json: value).map { attack in
        let targets = attack.targets.map(\.category.rawValue.inWords)
        return RichText(([attack.kind.rawValue.inWords] + targets).joined(separator: ", "))
      }
    case ("attack", 2) where path[1] == "kind": value.string.map { RichText($0.inWords) }
    case ("attack", 2) where path[1] == "targets":
      value.array.map { $0.compactMap(Target.init).map(texts.target).joined(separator: "; ") }
    case ("external", 1):
      value.array.map { ids in
        RichText(
          ids.map { "\($0["scheme"]?.string ?? ""):\($0["id"]?.string ?? "")" }
            .joined(separator: ", "))
      }
    default: nil
    }
  }

  private func statement(_ value: JSON, in list: String) -> RichText? {
    let evidence = Evidence(json: .object([list: .array([value])]))
    if let attribution = evidence.attributions.first {
      return "\(texts.attribution(attribution)); \(texts.origin(attribution))"
    }
    if let casualties = evidence.casualties.first {
      return "\(texts.casualties([casualties])); \(texts.origin(casualties))"
    }
    if let account = evidence.accounts.first {
      return "\(texts.account(account)); \(texts.origin(account))"
    }
    return evidence.sources.first.map(texts.source)
  }

  private func place(_ place: IncidentPlace) -> RichText {
    let town = place.town.map { contents.towns.town(id: $0)?.name ?? $0 }
    let name = town ?? place.asWritten ?? place.region.map(contents.regions.name)
    return RichText(name ?? place.country, .place)
  }

  /// A list as its elements, and an object as its values: `ml-kayes until 2023-03-12, ml-nioro`.
  private func plain(_ value: JSON) -> String {
    if let elements = value.array { return elements.map(plain).joined(separator: ", ") }
    if let members = value.members {
      return members.map { member in
        let isNamed = ["from", "until"].contains(member.key)
        return (isNamed ? "\(member.key) " : "") + plain(member.value)
      }.joined(separator: " ")
    }
    return value.string ?? value.text
  }
}
