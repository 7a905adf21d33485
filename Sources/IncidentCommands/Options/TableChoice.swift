import CommandLineKit
import Documents
import TextBasics

/// What was asked of a table that a command prints: its columns, its order, how many rows.
struct TableChoice: Sendable {
  /// The keys of the columns in order; none for those that are shown by default.
  var columns: [String]
  /// What rows are sorted by; nil for the order of the command.
  var sort: SortChoice?
  /// How many rows are shown; nil for all.
  let limit: Int?
  private let places: Places

  /// Where the names of columns were typed, for columns that are known only when all is counted.
  private struct Places {
    let columns: Diagnostic.Place
    let sort: Diagnostic.Place
  }

  static let limit = Option.integer(
    "limit", "N", in: 1...Int.max, help: "only the first N rows", section: "Output")

  /// The options of a command that prints a table with these columns.
  ///
  /// Of a table whose columns depend on what is asked none are given; ``check(_:)`` compares then.
  static func options(_ columns: [Column], order: String? = nil) -> [any ParsableOption] {
    [self.columns(columns), sort(columns, order: order), limit]
  }

  private static func columns(_ columns: [Column]) -> Option<String> {
    .text(
      "columns", "NAMES", help: "which columns, in order", choices: columns.map(\.key),
      isRepeatable: true, separator: ",", section: "Output")
  }

  private static func sort(_ columns: [Column], order: String?) -> Option<SortChoice> {
    Option(
      "sort", "COLUMN[:desc]", help: "sort by a column; what is not known comes last",
      section: "Output", defaultText: order
    ) { text throws(Diagnostic) in try SortChoice(typed: text, among: columns.map(\.key)) }
  }

  /// Reads the options.
  init(_ arguments: ParsedArguments) {
    columns = arguments.values(TableChoice.columns([]))
    sort = arguments.value(TableChoice.sort([], order: nil))
    limit = arguments.value(TableChoice.limit)
    places = Places(columns: arguments.place(of: "columns"), sort: arguments.place(of: "sort"))
  }

  /// Says of names that are no columns what they may have been meant as.
  func check(_ all: [Column], otherOrders: [String] = []) throws(Diagnostics) {
    let names = all.map(\.key)
    var problems = Problems()
    for name in columns {
      problems.collect(at: places.columns) { () throws(Diagnostic) in
        _ = try SortChoice(typed: name, among: names)
      }
    }
    if let sort {
      problems.collect(at: places.sort) { () throws(Diagnostic) in
        _ = try SortChoice(typed: sort.name, among: otherOrders + names)
      }
    }
    try problems.throwIfAny()
  }

  /// The things that are shown of those that there are, in the order that was asked for.
  ///
  /// - Parameters:
  ///   - things: One for each row.
  ///   - all: The columns.
  ///   - cells: The cells of a thing under the columns.
  /// - Returns: The things of the rows that are shown.
  func shown<Thing>(
    _ things: [Thing], _ all: [Column], cells: (Thing) -> [Cell]
  ) -> [Thing] {
    guard let position = all.firstIndex(where: { $0.key == sort?.name }) else {
      return first(things)
    }
    return shown(things) { thing in
      let cells = cells(thing)
      return cells.indices.contains(position) ? cells[position].order : .unknown
    }
  }

  /// The things that are shown of those that there are, sorted by keys where an order was asked for.
  func shown<Thing>(_ things: [Thing], key: (Thing) -> SortKey) -> [Thing] {
    first(sorted(things, key: key))
  }

  /// All of some things, sorted by keys where an order was asked for.
  func sorted<Thing>(_ things: [Thing], key: (Thing) -> SortKey) -> [Thing] {
    guard let sort else { return things }
    let keyed = things.enumerated().map { (position: $0, thing: $1, key: key($1)) }
    return keyed.sorted { one, other in
      one.key == other.key
        ? one.position < other.position
        : one.key.precedes(other.key, isDescending: sort.isDescending)
    }.map(\.thing)
  }

  /// The first of some things, as many as were asked for.
  func first<Thing>(_ things: [Thing]) -> [Thing] {
    limit.map { Array(things.prefix($0)) } ?? things
  }

  /// The table with the columns that were asked for, which people are shown too.
  func applied(to table: Table) -> Table {
    if columns.isEmpty { return table }
    let positions = columns.compactMap { key in
      table.columns.firstIndex { $0.key == key }
    }
    var table = table
    table.rows = table.rows.map { row in
      Row(
        positions.map { row.cells.indices.contains($0) ? row.cells[$0] : Cell(RichText()) },
        isTotal: row.isTotal)
    }
    table.columns = positions.map { position in
      var column = table.columns[position]
      column.isMachineOnly = false
      return column
    }
    return table
  }
}
