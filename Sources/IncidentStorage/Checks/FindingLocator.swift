import IncidentCore
import TextBasics

/// Finds the line and column of what a check found.
struct FindingLocator: Sendable {
  private let incidents: AuditedIncidents
  private let towns: RecordSet<Town>

  private var contents: LogContents { incidents.contents }

  init(_ incidents: AuditedIncidents, _ towns: RecordSet<Town>) {
    self.incidents = incidents
    self.towns = towns
  }

  /// Locates what was found in a record whose line was read, or which is looked up.
  func finding(
    _ finding: CheckFinding, code: String, in read: (line: StoredLine, json: JSON)? = nil
  ) -> LogAudit.Finding {
    let place: Diagnostic.Place
    let id: String
    switch finding.subject {
    case .record(let kind, let record):
      id = record
      if let read {
        place = self.place(read.line, finding.pointer, in: read.json)
      } else if kind == .incident, finding.pointer.isEmpty {
        let found = incidents.place(record)
        place = Diagnostic.Place(
          file: found.map { contents.folder.file($0.file) }, line: found?.number)
      } else {
        let line = line(kind, record)
        place = self.place(line, finding.pointer, in: line?.json ?? .null)
      }
    case .line(let file, let number, let record):
      id = record
      place = Diagnostic.Place(
        file: contents.folder.file(file), line: number,
        path: finding.pointer.isEmpty ? nil : finding.pointer)
    }
    return LogAudit.Finding(
      diagnostic: Diagnostic(
        .warning, code: code, finding.summary, at: place, hints: finding.hints), record: id)
  }

  private func place(
    _ line: StoredLine?, _ pointer: String, in json: JSON
  ) -> Diagnostic.Place {
    guard let line else { return Diagnostic.Place(path: pointer.isEmpty ? nil : pointer) }
    var column: Int?
    if !pointer.isEmpty, let offset = json.value(at: pointer)?.offset, offset >= 0 {
      column = line.bytes.withUnsafeBufferPointer { TextPosition(offset: offset, in: $0) }.column
    }
    return Diagnostic.Place(
      file: contents.folder.file(line.file), line: line.number, column: column,
      path: pointer.isEmpty ? nil : pointer)
  }

  private func line(_ kind: RecordKind, _ id: String) -> StoredLine? {
    switch kind {
    case .incident: incidents.line(id)
    case .operation: contents.operations[id]?.line
    case .actor: contents.actorRecords[id]?.line
    case .region: contents.regionRecords[id]?.line
    case .town: towns[id]?.line
    }
  }
}

extension JSON {
  /// The value that a pointer such as `/sources/0/url` names; nil where there is none.
  func value(at pointer: String) -> JSON? {
    var value = self
    for part in pointer.split(separator: "/") {
      let next =
        value.array.map { elements in
          Int(part).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
        } ?? value[String(part)]
      guard let next else { return nil }
      value = next
    }
    return value
  }
}
