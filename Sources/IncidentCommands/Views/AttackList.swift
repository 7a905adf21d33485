import CommandLineKit
import Documents
import IncidentCore
import IncidentStorage
import TextBasics

/// Shows attacks as a table, one a row.
struct AttackList {
  /// An attack with its cells in the order of the columns.
  struct Shown {
    let id: String
    let operation: String?
    let cells: [Cell]
  }

  let attacks: [Shown]
  /// The picture of the log, of which the operations are looked at.
  let picture: LogPicture
  let columns: [AttackColumn]
  /// Of which records lines stand beside the current one, by id, and why.
  let disagreements: [String: Disagreement]
  /// The attacks that were amended after the time that is shown, in what stands as held now.
  var amended: [LogHistory.LaterAmendment] = []

  /// The list as people read it.
  var document: Document {
    let tolls = tolls
    let amendedColumns = amendedColumns
    let keys = columns.map(\.column.key)
    let rows = attacks.map { attack in
      var cells = attack.cells
      for (position, key) in keys.enumerated() {
        switch key {
        case "id":
          if let kind = disagreements[attack.id] {
            cells[position].text += RichText(" (\(kind.word))", .warning)
          }
        case "killed":
          if let mark = attack.operation.flatMap(tolls.firstIndex) {
            cells[position].text += CasualtyText.superscript([mark])
          }
        default: break
        }
        if amendedColumns[attack.id]?.contains(key) == true {
          cells[position].text += RichText("*", .warning)
        }
      }
      return Row(cells)
    }
    let table = Table(columns: columns.map(\.column), rows: rows)
    let figures = tolls.compactMap { picture.killed(inOperation: $0).map(CasualtyText.count) }
    let legend = CasualtyText.legend(table)
    var notes = (legend.isEmpty ? CasualtyText.legend(figures) : legend) + notes(tolls)
    if amendedColumns.values.contains(where: { keys in
      columns.contains { keys.contains($0.column.key) }
    }) {
      notes.append(AttackList.amendedLegend)
    }
    return Document([.table(table)] + (notes.isEmpty ? [] : [.notes(notes)]))
  }

  /// What is marked by a star.
  static let amendedLegend: RichText = "* amended later, and shown as held now"

  /// The columns that show values which were amended later, by the id of the attack.
  private var amendedColumns: [String: Set<String>] {
    Dictionary(uniqueKeysWithValues: amended.map { ($0.id, AttackList.columns($0)) })
  }

  /// The columns that show values which were amended later.
  static func columns(_ amendment: LogHistory.LaterAmendment) -> Set<String> {
    Set(amendment.differences.flatMap(columns))
  }

  private static func columns(_ difference: RecordDifference) -> [String] {
    let path = difference.pointer.split(separator: "/").map(String.init)
    return switch path.first {
    case "occurred": ["date", "end", "precision", "time"]
    case "place": ["town", "region", "cercle", "country", "latitude", "longitude"]
    case "attack" where path.count > 1: path[1] == "targets" ? ["target"] : [path[1]]
    case "attack": ["kind", "target"]
    case let field?: [field]
    case nil: []
    }
  }

  /// The operations that have one figure for all of their attacks, in the order of the list.
  private var tolls: [String] {
    guard columns.contains(where: { $0.column.key == "killed" }) else { return [] }
    return attacks.compactMap(\.operation).uniqued().filter {
      picture.killed(inOperation: $0)?.isUnknown == false
    }
  }

  /// What is to be known of the numbers.
  private func notes(_ tolls: [String]) -> [RichText] {
    let notes = tolls.enumerated().compactMap { mark, id -> RichText? in
      guard let operation = picture.operations[id], let figure = operation.casualties.total(.killed)
      else { return nil }
      let count = operation.members.count
      return CasualtyText.superscript([mark])
        + " killed in the \(count) \(count == 1 ? "attack" : "attacks") of \(id, .identifier) together: \(figure.count.text), "
        + "one figure that is not divided among them"
    }
    let kinds = Set(attacks.compactMap { disagreements[$0.id] })
    return notes + [.conflict, .edited].filter(kinds.contains).map(\.legend)
  }

  /// Attacks as data.
  static func json(of attacks: [AttackPicture], in picture: LogPicture) -> JSON {
    .array(attacks.map { json($0, in: picture) })
  }

  /// One attack as data.
  static func json(_ attack: AttackPicture, in picture: LogPicture) -> JSON {
    JSON(.object(members.map { JSONMember($0.key, $0.value(attack, picture)) }))
  }

  /// A member of an attack as data.
  struct Member: Sendable {
    let key: String
    let value: @Sendable (AttackPicture, LogPicture) -> JSON

    init(_ key: String, _ value: @escaping @Sendable (AttackPicture, LogPicture) -> JSON) {
      self.key = key
      self.value = value
    }
  }

  /// The members of an attack as data; what each looks at is known to columns by its key.
  static let members = [
    Member("id") { attack, _ in .string(attack.incident.id) },
    Member("revision") { attack, _ in .integer(attack.incident.revision) },
    Member("state") { attack, _ in .string(attack.incident.state.rawValue) },
    Member("occurred") { attack, _ in attack.incident.occurred.json },
    Member("town") { attack, _ in
      attack.town.map { .object(["id": .string($0.id), "name": .string($0.name)]) } ?? .null
    },
    Member("asWritten") { attack, _ in .string(orNull: attack.incident.place.asWritten) },
    Member("region") { attack, picture in region(attack, .adm1, picture) },
    Member("cercle") { attack, picture in region(attack, .adm2, picture) },
    Member("country") { attack, _ in .string(attack.incident.place.country) },
    Member("latitude") { attack, _ in
      attack.coordinates.map { .number($0.latitude) } ?? .null
    },
    Member("longitude") { attack, _ in
      attack.coordinates.map { .number($0.longitude) } ?? .null
    },
    Member("kind") { attack, _ in .string(attack.incident.attack.kind.rawValue) },
    Member("targets") { attack, _ in
      .strings(attack.incident.attack.targets.map(\.category.rawValue))
    },
    Member("operation") { attack, _ in .string(orNull: attack.incident.operation) },
    Member("leading") { attack, _ in AttributionText.json(of: attack) },
    Member("killed") { attack, _ in CasualtyText.json(attack.casualties.total(.killed)?.count) },
    Member("killedInOperation") { attack, picture in
      CasualtyText.json(picture.killed(inOperationOf: attack))
    },
    Member("wounded") { attack, _ in CasualtyText.json(attack.casualties.total(.wounded)?.count) },
    Member("title") { attack, _ in .string(orNull: attack.incident.title) },
  ]

  private static func region(
    _ attack: AttackPicture, _ kind: Region.Kind, _ picture: LogPicture
  ) -> JSON {
    guard let id = attack.placement.region(kind) else { return .null }
    return .object(["id": .string(id), "name": .string(picture.regions.name(of: id))])
  }
}

extension AttackList {
  /// A list of attacks that were decoded.
  init(
    attacks: [AttackPicture], picture: LogPicture, columns: [AttackColumn],
    disagreements: [String: Disagreement], amended: [LogHistory.LaterAmendment]
  ) {
    self.init(
      attacks: attacks.map { Shown($0, columns, picture) }, picture: picture, columns: columns,
      disagreements: disagreements, amended: amended)
  }
}

extension AttackList.Shown {
  /// Shows columns of an attack that was decoded.
  init(_ attack: AttackPicture, _ columns: [AttackColumn], _ picture: LogPicture) {
    self.init(
      id: attack.incident.id, operation: attack.incident.operation,
      cells: columns.map { $0.cell(attack, picture) })
  }
}
