import Documents
import IncidentCore
import TextBasics

/// A column of the list of attacks: what it shows, and how rows are sorted by it.
struct AttackColumn: Sendable {
  /// The column, with the key that `--columns` and `--sort` take.
  var column: Column
  /// Whether it is shown where no columns are asked for.
  let isDefault: Bool
  let cell: @Sendable (AttackPicture, LogPicture) -> Cell
  let order: @Sendable (AttackPicture, LogPicture) -> SortKey

  /// All columns, those that are shown first.
  static let all: [AttackColumn] = [
    AttackColumn(
      Column("date", "Date"), isDefault: true,
      cell: { attack, _ in
        Cell(
          RichText(attack.incident.occurred.text, .date),
          value: .string(orNull: attack.incident.occurred.start?.iso))
      },
      order: { attack, _ in
        attack.day.map { .number(Double($0.daysSince1970)) } ?? .unknown
      }),
    AttackColumn(
      Column("end", "End", isMachineOnly: true), isDefault: true,
      cell: { attack, _ in text(attack.incident.occurred.end?.iso, .date) },
      order: { attack, _ in
        attack.incident.occurred.end.map { .number(Double($0.daysSince1970)) } ?? .unknown
      }),
    wordColumn("precision", "Precision", isDefault: false, isMachineDefault: true) {
      attack, _ in
      attack.incident.occurred.precision.rawValue
    },
    wordColumn("time", "Time", isDefault: false, role: .date) { attack, _ in
      attack.incident.occurred.timeOfDay?.text
    },
    textColumn("town", "Town", shrinksTo: 6, wraps: true, role: .place) { attack, _ in
      attack.town?.name ?? attack.incident.place.asWritten
    },
    textColumn(
      "town-id", "Town, id", isDefault: false, isMachineDefault: true, role: .identifier
    ) { attack, _ in attack.incident.place.town },
    textColumn("region", "Region", priority: 3, shrinksTo: 6, wraps: true, role: .place) {
      attack, picture in
      attack.placement.region(.adm1).map(picture.regions.name)
    },
    textColumn(
      "region-id", "Region, id", isDefault: false, isMachineDefault: true, role: .identifier
    ) { attack, _ in attack.placement.region(.adm1) },
    textColumn("cercle", "Cercle", isDefault: false, role: .place) { attack, picture in
      attack.placement.region(.adm2).map(picture.regions.name)
    },
    textColumn("cercle-id", "Cercle, id", isDefault: false, role: .identifier) { attack, _ in
      attack.placement.region(.adm2)
    },
    textColumn("country", "Country", isDefault: false) { attack, _ in
      attack.incident.place.country
    },
    wordColumn("kind", "Kind", priority: 2, shrinksTo: 7, wraps: true) { attack, _ in
      attack.incident.attack.kind.rawValue
    },
    wordColumn("target", "Target", isDefault: false) { attack, _ in
      let words = attack.incident.attack.targets.map(\.category.rawValue)
      return words.isEmpty ? nil : words.joined(separator: ", ")
    },
    AttackColumn(
      Column("group", "Group (status)", shrinksTo: 9, wraps: true), isDefault: true,
      cell: { attack, picture in
        Cell(
          AttributionText(actors: picture.actors).leading(of: attack),
          value: .string(attack.leading.namedActors.joined(separator: ";")))
      },
      order: { attack, _ in
        attack.leading.namedActors.first.map { .text($0) } ?? .unknown
      }),
    textColumn("status", "Status", isDefault: false, isMachineDefault: true) { attack, _ in
      attack.leading.status.rawValue
    },
    countColumn("killed", "Killed") { $0.total(.killed) },
    AttackColumn(
      Column(
        "killed-operation", "Killed in its operation", alignment: .trailing, isMachineOnly: true),
      isDefault: true,
      cell: { attack, picture in
        let figure = picture.killed(inOperationOf: attack)
        return Cell(
          figure.map { CasualtyText.count($0) } ?? RichText("–", .muted),
          value: .string(figure?.typed ?? ""))
      },
      order: { attack, picture in CasualtyText.order(picture.killed(inOperationOf: attack)) }),
    textColumn(
      "operation", "Operation", isDefault: false, isMachineDefault: true, role: .identifier
    ) {
      attack, _ in attack.incident.operation
    },
    countColumn("killed-civilians", "Civilians killed", isDefault: false) {
      $0.sum(.killed) { $0.side == .civilians }
    },
    countColumn("killed-assailants", "Assailants killed", isDefault: false) {
      $0.sum(.killed) { $0.side == .assailants }
    },
    countColumn("killed-state-forces", "State forces killed", isDefault: false) {
      $0.sum(.killed) { $0.side == .stateForces }
    },
    countColumn("wounded", "Wounded", isDefault: false) { $0.total(.wounded) },
    wordColumn("verification", "Verification", isDefault: false) { attack, _ in
      (attack.incident.verification ?? .unverified).rawValue
    },
    textColumn("state", "State", isDefault: false) { attack, _ in attack.incident.state.rawValue },
    textColumn("latitude", "Latitude", isDefault: false) { attack, _ in
      attack.coordinates.map { JSON.number($0.latitude).text }
    },
    textColumn("longitude", "Longitude", isDefault: false) { attack, _ in
      attack.coordinates.map { JSON.number($0.longitude).text }
    },
    textColumn("title", "Title", isDefault: false, shrinksTo: 10, wraps: true) { attack, _ in
      attack.incident.title ?? attack.operation?.title
    },
    textColumn("id", "ID", role: .identifier) { attack, _ in attack.incident.id },
  ]

  /// What programs are given beside a column, since that alone would mislead them.
  private static let companions = [
    "date": ["end", "precision"], "killed": ["killed-operation", "operation"],
  ]

  /// The column with a key, shown to people too.
  static func named(_ key: String) -> AttackColumn? {
    guard var found = all.first(where: { $0.column.key == key }) else { return nil }
    found.column.isMachineOnly = false
    return found
  }

  /// The columns with these keys in order, else those that are shown by default.
  ///
  /// Programs are given the end and the precision with every date, which alone would read as a day,
  /// and with the killed of an attack the figure of its operation, beside which it may not count.
  /// Where records can be retracted or merged, as `withStates` says, their state is shown too.
  static func chosen(_ keys: [String], withStates: Bool = false) -> [AttackColumn] {
    if keys.isEmpty {
      return all.filter { $0.isDefault || withStates && $0.column.key == "state" }
    }
    return keys.flatMap { key -> [AttackColumn] in
      let more = (companions[key] ?? []).filter { !keys.contains($0) }
      return [named(key)].compactMap { $0 } + all.filter { more.contains($0.column.key) }
    }
  }
}

// MARK: - Kinds of column

extension AttackColumn {
  init(
    _ column: Column, isDefault: Bool,
    cell: @escaping @Sendable (AttackPicture, LogPicture) -> Cell,
    order: @escaping @Sendable (AttackPicture, LogPicture) -> SortKey
  ) {
    self.column = column
    self.isDefault = isDefault
    self.cell = cell
    self.order = order
  }

  private static func text(_ text: String?, _ role: Role) -> Cell {
    Cell(text.map { RichText($0, role) } ?? RichText("–", .muted), value: .string(orNull: text))
  }

  private static func textColumn(
    _ key: String, _ title: String, isDefault: Bool = true, isMachineDefault: Bool = false,
    priority: Int = 0, shrinksTo: Int? = nil, wraps: Bool = false, role: Role = .plain,
    _ value: @escaping @Sendable (AttackPicture, LogPicture) -> String?
  ) -> AttackColumn {
    AttackColumn(
      Column(
        key, title, priority: priority, shrinksTo: shrinksTo, wraps: wraps,
        isMachineOnly: isMachineDefault),
      isDefault: isDefault || isMachineDefault,
      cell: { attack, picture in text(value(attack, picture), role) },
      order: { attack, picture in
        value(attack, picture).map { .text(NameFolding.fold($0)) } ?? .unknown
      })
  }

  /// A column of words of the log's vocabulary: people read them with blanks.
  private static func wordColumn(
    _ key: String, _ title: String, isDefault: Bool = true, isMachineDefault: Bool = false,
    priority: Int = 0, shrinksTo: Int? = nil, wraps: Bool = false, role: Role = .plain,
    _ value: @escaping @Sendable (AttackPicture, LogPicture) -> String?
  ) -> AttackColumn {
    let column = textColumn(
      key, title, isDefault: isDefault, isMachineDefault: isMachineDefault, priority: priority,
      shrinksTo: shrinksTo, wraps: wraps, role: role, value)
    return AttackColumn(
      column.column, isDefault: column.isDefault,
      cell: { attack, picture in
        let cell = column.cell(attack, picture)
        guard let words = value(attack, picture)?.inWords else { return cell }
        return Cell(RichText(words, role), value: cell.value)
      }, order: column.order)
  }

  private static func countColumn(
    _ key: String, _ title: String, isDefault: Bool = true,
    _ figure: @escaping @Sendable (CasualtyFigures) -> CasualtyFigure?
  ) -> AttackColumn {
    AttackColumn(
      Column(key, title, alignment: .trailing, shrinksTo: 8, wraps: true), isDefault: isDefault,
      cell: { attack, _ in
        let figure = figure(attack.casualties)
        return Cell(CasualtyText.figure(figure), value: .string(figure?.count.typed ?? ""))
      },
      order: { attack, _ in CasualtyText.order(figure(attack.casualties)?.count) })
  }
}

extension LogPicture {
  /// The figure of those killed in all attacks of an attack's operation together.
  ///
  /// It is nil where there is no operation, or nobody spoke of it.
  func killed(inOperationOf attack: AttackPicture) -> CountInterval? {
    attack.incident.operation.flatMap(killed(inOperation:))
  }

  /// The figure of those killed in all attacks of an operation together, where there is one.
  func killed(inOperation id: String) -> CountInterval? {
    operations[id]?.casualties.total(.killed)?.count
  }
}
