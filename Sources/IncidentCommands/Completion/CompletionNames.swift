import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Names in a log by which words of a command line are completed.
struct CompletionNames {
  /// So many names of a kind are offered; nobody reads more.
  private static let most = 200

  private let basis: LogBasis?
  private let session: Session

  /// Finds the log that is meant; without one nothing of it is offered.
  init(_ arguments: ParsedArguments, _ session: Session) {
    self.session = session
    basis = (try? session.logFolder(arguments)).flatMap {
      try? LogBasis($0, cache: session.cacheFolder)
    }
  }

  /// The names of a kind that begin with what was typed, whatever its letters and accents.
  func names(of kind: String, _ typed: String) -> [String] {
    guard let basis else { return kind == "query" ? conditions(typed) : [] }
    let found: [String]
    switch kind {
    case "query": return conditions(typed)
    case "town": found = towns(basis, typed)
    case "region", "country", "cercle":
      let kinds: [String: Region.Kind] = ["country": .country, "cercle": .adm2]
      let regions = basis.regions.all.filter { $0.kind == kinds[kind] ?? $0.kind }
      found = matching(
        typed, ids: regions.map(\.id), names: regions.flatMap { [$0.name] + $0.aliases })
    case "group", "actor", "speaker":
      let actors = basis.actors.all
      let own = kind == "speaker" ? Speaker.Kind.allCases.map(\.rawValue) : []
      found = matching(
        typed, ids: own + actors.map(\.id),
        names: actors.flatMap { [basis.actors.shortName(of: $0.id), $0.name] })
    case "target": found = Target.Category.allCases.map(\.rawValue).filter { $0.hasPrefix(typed) }
    case "operation": found = operations(basis, typed)
    case "incident": found = incidents(basis, typed)
    case "record": found = incidents(basis, typed) + operations(basis, typed)
    default: found = []
    }
    return Array(found.uniqued().prefix(CompletionNames.most))
  }

  /// Ids that begin with what was typed; where there are none, names that do.
  private func matching(_ typed: String, ids: [String], names: [String]) -> [String] {
    let found = ids.filter { $0.hasPrefix(typed) }
    if !found.isEmpty { return found.sorted() }
    let folded = NameFolding.fold(typed)
    return names.filter { NameFolding.fold($0).hasPrefix(folded) }.sorted()
  }

  private func towns(_ basis: LogBasis, _ typed: String) -> [String] {
    // Thousands begin with one letter, and ids with a country and a dash.
    guard typed.count > 1 else { return [] }
    return typed.dropFirst(2).first == "-"
      ? basis.towns.ids.filter { $0.hasPrefix(typed) }.sorted()
      : matching(typed, ids: [], names: basis.towns.spellings)
  }

  private func operations(_ basis: LogBasis, _ typed: String) -> [String] {
    basis.operations.values.map(\.id).filter { $0.hasPrefix(typed) }.sorted()
  }

  private func incidents(_ basis: LogBasis, _ typed: String) -> [String] {
    // An id is told by its country and day.
    guard typed.count > 1,
      let index = try? IncidentIndex.current(basis, cache: session.cacheFolder, needs: [])
    else { return [] }
    let (columns, typed) = (index.columns, Array(typed.utf8))
    return (0..<columns.count).lazy.filter { row in
      columns.withID(row) { $0.starts(with: typed) }
    }.map(columns.id).prefix(CompletionNames.most).sorted()
  }

  /// Fields of conditions, or values of the one that was typed.
  private func conditions(_ typed: String) -> [String] {
    guard let colon = typed.firstIndex(of: ":") else {
      return (QueryField.all.map { "\($0.name):" } + ["not", "or"]).filter { $0.hasPrefix(typed) }
    }
    guard let field = QueryField.named(String(typed[..<colon])) else { return [] }
    let last = typed.lastIndex(of: ",") ?? colon
    let (kept, value) = (typed[...last], String(typed[typed.index(after: last)...]))
    let values: [String]
    switch field.values {
    case .words(let words): values = words.filter { $0.hasPrefix(value) }
    case .names(let kind): values = names(of: kind, value)
    case .dates, .counts, .text: values = []
    }
    return values.map { kept + $0 }
  }
}
