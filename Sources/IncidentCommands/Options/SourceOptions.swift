import CommandLineKit
import IncidentCore
import IncidentStorage
import TextBasics

/// Options for where statements were published; details belong to the last `--source` before them.
enum SourceOptions {
  static let source = Option.text(
    "source", "PUBLISHER",
    help: "who published it, or the key of a source in the record; repeat it for several",
    isRepeatable: true, section: "Source", isCommon: true)
  static let kind = detail(
    "kind", "KIND", "the kind of source; media where not given",
    choices: Source.Kind.allCases.map(\.rawValue))
  static let title = detail("title", "TEXT", "its title")
  static let url = detail("url", "URL", "where it can be read")
  static let published = detail("published", "TIME", "when it was published")
  static let accessed = detail("accessed", "TIME", "when it was read")
  static let language = detail("language", "TAG", "its language, such as fr")
  static let reliability = detail(
    "reliability", "A-F", "how reliable the publisher is (Admiralty code)",
    choices: Source.Reliability.allCases.map(\.rawValue))
  static let credibility = detail(
    "credibility", "1-6", "how credible what it says is (Admiralty code)",
    choices: (1...6).map(String.init))
  static let relays = detail(
    "relays", "KEY|PUBLISHER", "what it repeats: a source of the record, else who said it first")
  static let file = detail(
    "file", "FILE", "a copy that is kept; its path and SHA-256 are recorded")
  static let quote = detail("quote", "TEXT", "its words")

  private static let details = [
    kind, title, url, published, accessed, language, reliability, credibility, relays, file, quote,
  ]
  static let all: [any ParsableOption] = [source] + details

  private static func detail(
    _ name: String, _ valueName: String, _ help: String, choices: [String] = []
  ) -> Option<String> {
    Option.text(
      "source-\(name)", valueName, help: help, choices: choices, isRepeatable: true,
      repetition: "once for each --source", section: "Source")
  }

  /// What was typed of sources.
  struct Typed {
    /// The sources that are new to the record.
    var new: [Source] = []
    /// The keys of all sources that were named, new ones and those of the record.
    var keys: [String] = []
    /// What is worth knowing.
    var notes: [Diagnostic] = []
  }

  /// Reads the options in the order in which they were typed.
  static func read(
    _ arguments: ParsedArguments, adding known: [Source], today: Day, _ session: Session,
    _ problems: inout Problems
  ) -> Typed {
    var typed = Typed()
    var isCited = false
    // The details of the last source, each as it was typed.
    var given: [String: String] = [:]
    var counts: [String: Int] = [:]
    for (index, occurrence) in arguments.occurrences.enumerated() {
      let (name, value) = (occurrence.name, occurrence.rawValue ?? "")
      let count = counts[name, default: 0]
      counts[name] = count + 1
      let place = arguments.place(of: name, occurrence: count)
      if name == source.name {
        given = [:]
        let own = arguments.occurrences.dropFirst(index + 1).prefix { $0.name != source.name }
        let isDetailed = own.contains { next in details.contains { $0.name == next.name } }
        let cited =
          known.first { $0.key == value }
          ?? (isDetailed ? nil : knownPublisher(value, among: known, &typed.notes))
        isCited = cited != nil
        if let cited {
          if !typed.keys.contains(cited.key) { typed.keys.append(cited.key) }
          continue
        }
        let key = RecordKeys.next(in: "sources", after: (known + typed.new).map(\.key))
        typed.new.append(Source(key: key, publisher: value, kind: .media))
        typed.keys.append(key)
      } else if details.contains(where: { $0.name == name }) {
        guard !isCited, var last = typed.new.popLast() else {
          problems.add(
            Diagnostic(
              code: "missing-option",
              isCited
                ? "`--\(name)` cannot change a source that is in the record"
                : "`--\(name)` belongs to the `--source` before it, and there is none",
              at: place, hints: ["write `--source PUBLISHER --\(name) …`"]))
          continue
        }
        guard given.updateValue(value, forKey: name) == nil else {
          problems.add(repeated(name, of: last, at: place))
          typed.new.append(last)
          continue
        }
        _ = problems.collect(at: place) { () throws(Diagnostic) in
          try set(name, value, in: &last, today, session)
        }
        if name == url.name, !hasScheme(value) {
          typed.notes.append(
            Diagnostic(
              .warning, code: "no-scheme", "`\(value)` names no scheme", at: place,
              hints: ["write the whole address, such as `https://\(value)`"]))
        }
        if name == file.name, leavesWorkingFolder(value) {
          typed.notes.append(
            Diagnostic(
              .warning, code: "outside-path",
              "the path `\(value)` is kept as typed, and goes out with the record", at: place,
              hints: [
                "start in the folder that the copies are in, best the log's, and name the file from "
                  + "there on, such as `copies/a.txt`"
              ]))
        }
        typed.new.append(last)
      }
    }
    return typed
  }

  private static func repeated(
    _ name: String, of source: Source, at place: Diagnostic.Place
  ) -> Diagnostic {
    let detail = name.dropFirst("source-".count)
    return Diagnostic(
      code: "repeated-option",
      "`--\(name)` is given again for `\(source.publisher)`, and one source has one \(detail)",
      at: place, hints: ["another `--source PUBLISHER` before it makes it another source"])
  }

  /// Whether a path tells of folders that the log's own may not be in.
  private static func leavesWorkingFolder(_ path: String) -> Bool {
    path.hasPrefix("/") || path.split(separator: "/").contains("..")
  }

  /// The only source of the record with a publisher, with a note that it is meant.
  private static func knownPublisher(
    _ publisher: String, among known: [Source], _ notes: inout [Diagnostic]
  ) -> Source? {
    let same = known.filter { $0.publisher == publisher }
    guard let only = same.first, same.count == 1 else { return nil }
    notes.append(
      Diagnostic(
        .note, code: "known-source",
        "`\(publisher)` is a source of the record already, and cited as `\(only.key)`",
        hints: ["a detail such as `--source-title` or `--source-url` makes it another source"]))
    return only
  }

  private static func hasScheme(_ address: String) -> Bool {
    let scheme = address.prefix { $0 != ":" }.lowercased()
    return address.contains("://") || scheme != address && ["doi", "urn"].contains(scheme)
  }

  private static func set(
    _ name: String, _ value: String, in source: inout Source, _ today: Day, _ session: Session
  ) throws(Diagnostic) {
    switch name {
    case kind.name: source.kind = Source.Kind(rawValue: value) ?? .media
    case title.name: source.title = value
    case url.name: source.url = value
    case published.name: source.published = try PointInTime(typed: value, today: today)
    case accessed.name: source.accessed = try PointInTime(typed: value, today: today)
    case language.name: source.language = value
    case reliability.name: source.reliability = Source.Reliability(rawValue: value)
    case credibility.name: source.credibility = Int(value)
    case relays.name: source.relays = value
    case quote.name: source.quote = value
    default:
      source.archived = value
      source.sha256 = SHA256.hexadecimal(of: try session.bytes(ofFile: value))
    }
  }
}

extension Session {
  /// The bytes of a file that was named on the command line; `-` is standard input.
  func bytes(ofFile path: String) throws(Diagnostic) -> [UInt8] {
    do {
      if path == "-" { return try standardInput() }
      let absolute = path.hasPrefix("/") ? path : "\(workingFolder)/\(path)"
      if let bytes = try FileAccess().read(absolute) { return bytes }
    } catch let problem as StorageProblem {
      if let diagnostic = problem.diagnostics.first { throw diagnostic }
    } catch {}
    throw Diagnostic(
      code: "no-file", "there is no file `\(path)` that can be read",
      hints: ["name a file, or `-` for standard input"])
  }
}
