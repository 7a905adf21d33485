package import IncidentCore
package import TextBasics

/// Records to append to a log, all of them or none.
package struct LogChange: Sendable {
  /// The records with their collections, in the order in which they are written.
  package private(set) var records: [(collection: LogCollection, json: JSON)] = []
  /// Lines that are written byte for byte, by the positions of their records.
  private var verbatim: [Int: ArraySlice<UInt8>] = [:]
  /// Where records that are taken over come from, and when and by whom that is recorded.
  private var origin: (source: String, recorded: Recording)?

  /// Begins with nothing to append.
  package init() {}

  /// Begins an import: what is shipped or copied is noted as taken over from somewhere.
  package init(importedFrom source: String, recorded: Recording) {
    origin = (source, recorded)
  }

  /// Adds the first revision of a record.
  package mutating func add(
    _ json: JSON, to collection: LogCollection, recorded: Recording
  ) {
    append(json, collection, revision: 1, recorded)
  }

  /// Adds reference data as it is shipped, without a revision and without who recorded it.
  package mutating func ship(_ json: JSON, to collection: LogCollection) {
    records.append((collection, collection.shape.canonical(json)))
  }

  /// Adds a line of another log byte for byte, whatever its revision.
  mutating func copy(_ line: StoredLine, to collection: LogCollection) {
    verbatim[records.count] = line.bytes
    records.append((collection, line.json))
  }

  /// Adds the next revision of a record, which replaces all lines of it that are still open.
  package mutating func amend<Value>(
    _ record: StoredRecord<Value>, to json: JSON, in collection: LogCollection,
    recorded: Recording
  ) {
    amend(record.openLines, to: json, in: collection, recorded: recorded)
  }

  /// Adds the next revision of a record whose lines that are still open are given, highest first.
  package mutating func amend(
    _ openLines: [StoredLine], to json: JSON, in collection: LogCollection, recorded: Recording
  ) {
    var recorded = recorded
    recorded.replaces = openLines.map(\.hash)
    append(json, collection, revision: (openLines.first?.revision ?? 0) + 1, recorded)
  }

  private mutating func append(
    _ json: JSON, _ collection: LogCollection, revision: Int, _ recorded: Recording
  ) {
    var json = json
    json["revision"] = .integer(revision)
    json["recorded"] = recorded.json
    records.append((collection, collection.shape.canonical(json)))
  }
}

extension LogChange {
  /// The lines to append to each file, all checked against the log.
  func additions(to contents: LogContents) throws(StorageProblem) -> [LogAddition] {
    let problems = problems(in: contents)
    guard problems.isEmpty else { throw StorageProblem(.wrongInput, problems) }
    var additions: [LogAddition] = []
    var positions: [String: Int] = [:]
    func append(_ line: [UInt8], to file: String) {
      let position = positions[file] ?? additions.count
      if position == additions.count { additions.append(LogAddition(file: file)) }
      positions[file] = position
      additions[position].append(line)
    }
    var taken: [LogCollection: Set<String>] = [:]
    for (index, (collection, json)) in records.enumerated() {
      var bytes: [UInt8] = []
      if let line = verbatim[index] {
        bytes += line
      } else {
        JSONWriter.append(json, to: &bytes)
      }
      guard bytes.count <= CollectionReader.maximumLineLength else {
        throw StorageProblem(
          .wrongInput, code: "long-line",
          "the \(collection.recordName) `\(json.text("id") ?? "")` takes more than 1 MiB")
      }
      let at = json["recorded"]?.text("at").flatMap(Instant.init(iso:))
      append(bytes, to: contents.folder.segment(of: collection, year: at?.day.year ?? 0))
      taken[collection, default: []].insert(StoredLine.hash(of: bytes[...]))
    }
    // The gazetteer of a log is put together by imports too; that is no change of a log.
    if let origin, origin.recorded.by != RecordedChange.shippedAuthor {
      let note = RecordedImport(recorded: origin.recorded, source: origin.source, lines: taken)
      for json in note.json {
        var bytes: [UInt8] = []
        JSONWriter.append(json, to: &bytes)
        append(bytes, to: LogFolder.importsName)
      }
    }
    return additions
  }

  /// What is wrong with the records, references between them included.
  package func problems(in contents: LogContents) -> [Diagnostic] {
    let references = references(in: contents)
    return records.enumerated().flatMap { index, record in
      // What was recorded elsewhere is kept as it is given there.
      LogChange.problems(
        of: record.json, in: record.collection, references,
        verbatim[index] == nil ? .typed : .asGiven
      ).map(\.diagnostic)
    }
  }

  /// What is wrong with one of the records, each problem with its place in the record's text.
  package func problems(
    of json: JSON, in collection: LogCollection, _ contents: LogContents
  ) -> [RecordProblem] {
    LogChange.problems(of: json, in: collection, references(in: contents))
  }

  private func references(in contents: LogContents) -> ReferenceLookUp {
    let new = Dictionary(grouping: records, by: \.collection)
      .mapValues { Set($0.compactMap { $0.json.text("id") }) }
    return contents.references.including(new)
  }

  private static func problems(
    of json: JSON, in collection: LogCollection, _ references: ReferenceLookUp,
    _ strictness: RecordRules.Strictness = .typed
  ) -> [RecordProblem] {
    let found = ShapeCheck.problems(of: json, as: collection.shape, references: references)
    guard found.isEmpty, collection.isJournal else { return found }
    return RecordRules.problems(of: json, strictness: strictness)
  }
}

extension ReferenceLookUp {
  /// Takes the ids of records that are about to be written for good too.
  fileprivate func including(_ new: [LogCollection: Set<String>]) -> ReferenceLookUp {
    let exists = exists
    return ReferenceLookUp(
      exists: { kind, id in
        let collection = LogCollection.allCases.first { $0.recordName == kind.rawValue }
        return collection.flatMap { new[$0]?.contains(id) } ?? false || exists(kind, id)
      }, suggestions: suggestions)
  }
}
