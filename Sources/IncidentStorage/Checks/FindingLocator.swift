import IncidentCore
import TextBasics

/// Finds the line and column of what a check found.
struct FindingLocator: Sendable {
  private let incidents: AuditedIncidents
  private let towns: RecordSet<Town>
  private let paths: [String: String]

  private var contents: LogContents { incidents.contents }

  init(
    _ incidents: AuditedIncidents, _ towns: RecordSet<Town>, _ snapshot: LogSnapshot
  ) {
    self.incidents = incidents
    self.towns = towns
    let folder = incidents.contents.folder
    let files = LogCollection.allCases.flatMap { snapshot.files(of: $0) }.map(\.path)
    paths = Dictionary(
      files.map { ($0, folder.file($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Locates what was found in a record whose line was read, or which is looked up.
  func finding(
    _ finding: CheckFinding, code: String, in read: (line: StoredLine, json: JSON)? = nil
  ) -> AuditFinding {
    let place: AuditFinding.Place
    switch finding.subject {
    case .record(let kind, let record):
      if let read {
        place = self.place(read.line, finding.pointer, in: read.json)
      } else if kind == .incident, finding.pointer.isEmpty {
        let found = incidents.place(record)
        place = AuditFinding.Place(file: found.map { path($0.file) }, line: found?.number)
      } else {
        let line = line(kind, record)
        place = self.place(line, finding.pointer, in: line?.json ?? .null)
      }
    case .line(let file, let number, _):
      place = AuditFinding.Place(file: path(file), line: number)
    }
    return AuditFinding(finding, code: code, at: place)
  }

  private func place(
    _ line: StoredLine?, _ pointer: String, in json: JSON
  ) -> AuditFinding.Place {
    guard let line else { return AuditFinding.Place() }
    var column: Int?
    if !pointer.isEmpty, let offset = json.value(at: pointer)?.offset, offset >= 0 {
      column = line.bytes.withUnsafeBufferPointer { TextPosition(offset: offset, in: $0) }.column
    }
    return AuditFinding.Place(file: path(line.file), line: line.number, column: column)
  }

  /// The path of a file, the same text for all that is found in it.
  private func path(_ file: String) -> String { paths[file] ?? contents.folder.file(file) }

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
