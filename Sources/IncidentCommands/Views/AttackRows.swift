import CommandLineKit
import Documents
import IncidentCore
import TextBasics

/// The rows of a list of attacks for programs, made a part at a time.
enum AttackRows {
  /// Rows that are made of columns, of lines where columns cannot tell.
  static func rows(
    _ rows: [Int], in look: ColumnLook, _ columns: [AttackColumn]
  ) -> ReportRows {
    let (log, write) = (look.picture.withoutAttacks, look.writing(rows))
    return ReportRows(
      count: rows.count, columns: columns.map(\.column),
      records: { format in write(recordShape(columns, format, log.value)) },
      elements: { place in write(elementShape(place, log.value)) })
  }

  /// Rows of attacks that were decoded.
  static func rows(
    _ attacks: [AttackPicture], in picture: LogPicture, _ columns: [AttackColumn]
  ) -> ReportRows {
    @Sendable func parts(
      _ append: @escaping (AttackPicture, inout [UInt8]) -> Void
    ) -> any Sequence<[UInt8]> {
      stride(from: 0, to: attacks.count, by: 1024).lazy.map { start in
        attacks[start..<min(start + 1024, attacks.count)].reduce(into: []) { append($1, &$0) }
      }
    }
    return ReportRows(
      count: attacks.count, columns: columns.map(\.column),
      records: { format in
        parts { attack, output in
          format.append(record: columns.map { $0.cell(attack, picture).field }, to: &output)
        }
      },
      elements: { place in
        parts { attack, output in
          output += place.start
          JSONWriter.appendIndented(
            AttackList.json(attack, in: picture), level: place.level, to: &output)
        }
      })
  }

  private static func recordShape(
    _ columns: [AttackColumn], _ format: FieldFormat, _ log: LogPicture
  ) -> RowShape {
    RowShape(
      columns.map { column in
        WrittenField(column: column.column.key) { attack in
          var field: [UInt8] = []
          format.append(column.cell(attack, log).field, to: &field)
          return field
        }
      },
      around: columns.indices.map { $0 == 0 ? [] : [format.separator] } + [[UInt8(ascii: "\n")]],
      empty: format.emptyRecord)
  }

  private static func elementShape(
    _ place: ReportRows.ElementPlace, _ log: LogPicture
  ) -> RowShape {
    var around = JSONWriter.indentation(
      ofMembers: AttackList.members.map(\.key), level: place.level)
    around[0] = place.start + around[0]
    return RowShape(
      AttackList.members.map { member in
        WrittenField(member: member.key) { attack in
          var value: [UInt8] = []
          JSONWriter.appendIndented(member.value(attack, log), level: place.level + 1, to: &value)
          return value
        }
      }, around: around)
  }
}
