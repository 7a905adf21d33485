import CommandLineKit
import Documents
import IncidentStorage
import TextBasics

/// Shows what an audit found, grouped by code.
struct CheckView {
  private let audit: LogAudit
  private let session: Session
  private let findings: [AuditFinding]
  private let groups: [Group]
  private let choice: TableChoice
  /// How many findings of a group people are shown; nil for all.
  private let shown: Int?

  /// How many findings of a group people are shown where they asked for none in particular.
  static let shownInGroup = 20

  static let columns = [
    Column("code", "Code", isMachineOnly: true),
    Column("severity", "Severity", isMachineOnly: true),
    Column("place", "Where"),
    Column("record", "Record"),
    Column("pointer", "Field", isMachineOnly: true),
    Column("summary", "What", shrinksTo: 20, wraps: true),
    Column("hint", "Way out", shrinksTo: 20, wraps: true),
  ]

  private struct Group {
    let code: AuditCode
    var findings: [AuditFinding]
  }

  /// Shows an audit, its files as a session tells paths.
  init(
    _ audit: LogAudit, in session: Session, _ choice: TableChoice, showing shown: Int? = nil
  ) {
    self.audit = audit
    self.session = session
    self.choice = choice
    self.shown = shown
    findings = choice.shown(audit.findings, CheckView.columns) {
      CheckView.cells($0, in: session)
    }
    let byCode = Dictionary(grouping: findings, by: \.code)
    groups = AuditCode.all.compactMap { code in
      byCode[code.name].map { Group(code: code, findings: $0) }
    }
  }

  /// What was looked at and how much was found, in one line.
  var summary: RichText {
    let looked = LogCollection.allCases.reversed().compactMap { collection -> String? in
      guard let count = audit.counts[collection], count > 0 else { return nil }
      return "\(count.grouped) \(count == 1 ? collection.recordName : collection.rawValue)"
    }.joined(separator: ", ")
    let count = audit.findings.count
    guard count > 0 else { return "nothing wrong or odd in \(looked)" }
    return RichText(
      count == 1 ? "1 finding in \(looked)" : "\(count.grouped) findings in \(looked)")
  }

  /// The findings as people read them.
  var document: Document {
    Document(groups.flatMap(blocks))
  }

  private func blocks(_ group: Group) -> [Block] {
    // A way out that all have in common is told once.
    let hints = group.findings.first?.hints ?? []
    let isShared = group.findings.allSatisfy { $0.hints == hints }
    let areNamed = group.findings.allSatisfy { finding in
      guard let record = finding.record else { return true }
      let summary = finding.summary
      return summary.hasPrefix(record) || summary.contains(record)
    }
    let heading: RichText =
      "\(group.code.name, .strong) (\(group.findings.count, .number)): \(group.code.help)"
    var columns = CheckView.columns
    columns[3].isMachineOnly = areNamed
    columns[columns.count - 1].isMachineOnly = isShared
    let rows = shown.map { Array(group.findings.prefix($0)) } ?? group.findings
    let table = choice.applied(
      to: Table(columns: columns, rows: rows.map { Row(CheckView.cells($0, in: session)) }))
    let rest = group.findings.count - rows.count
    let more: [RichText] =
      rest > 0
      ? [
        """
        and \(rest.grouped) more; \("incidentlog check --only \(group.code.name)", .code) lists \
        all, \("--json", .code) too
        """
      ] : []
    let shared = isShared ? hints : []
    let notes = more + shared.map { "way out: \($0)" }
    return [.heading(heading, level: 2), .table(table)] + (notes.isEmpty ? [] : [.notes(notes)])
  }

  /// The cells of the columns.
  private static func cells(_ finding: AuditFinding, in session: Session) -> [Cell] {
    let diagnostic = diagnostic(finding, in: session)
    return [
      Cell(RichText(diagnostic.code)), Cell(RichText(diagnostic.severity.rawValue)),
      Cell(RichText(CheckView.place(diagnostic), .code)), Cell(RichText(finding.record ?? "")),
      Cell(RichText(diagnostic.place?.path ?? "")), Cell(RichText(diagnostic.summary)),
      Cell(RichText(diagnostic.hints.joined(separator: "; "))),
    ]
  }

  /// What was found, its file as a session tells paths.
  private static func diagnostic(
    _ finding: AuditFinding, in session: Session
  ) -> Diagnostic {
    var diagnostic = finding.diagnostic
    if let file = diagnostic.place?.file { diagnostic.place?.file = session.shownPath(file) }
    return diagnostic
  }

  private static func place(_ diagnostic: Diagnostic) -> String {
    guard let place = diagnostic.place else { return "" }
    let numbers = [place.line, place.column].compactMap { $0.map(String.init) }
    return ([place.file ?? ""] + numbers).joined(separator: ":")
  }

  /// The findings and their numbers by code, for programs.
  var json: JSON { json(findings.map(json)) }

  private func json(_ findings: [JSON]) -> JSON {
    .object([
      "checked": object(
        LogCollection.allCases.map { ($0.rawValue, .integer(audit.counts[$0] ?? 0)) }),
      "counts": object(groups.map { ($0.code.name, .integer($0.findings.count)) }),
      "findings": .array(findings),
    ])
  }

  /// The findings in the data, made as they are written.
  var rows: ReportRows {
    ReportRows(count: findings.count, in: json([])) { place in
      stride(from: 0, to: findings.count, by: 1024).lazy.map { start in
        findings[start..<min(start + 1024, findings.count)].reduce(into: []) { output, finding in
          output += place.start
          JSONWriter.appendIndented(json(finding), level: place.level, to: &output)
        }
      }
    }
  }

  /// One finding a line, one at a time.
  var lines: some Sequence<LineBlock> {
    findings.lazy.map { LineBlock([Array(json($0).text.utf8)]) }
  }

  private func object(_ members: [(String, JSON)]) -> JSON {
    JSON(.object(members.map { JSONMember($0.0, $0.1) }))
  }

  private func json(_ finding: AuditFinding) -> JSON {
    let diagnostic = CheckView.diagnostic(finding, in: session)
    return .object([
      "code": .string(diagnostic.code), "severity": .string(diagnostic.severity.rawValue),
      "file": .string(orNull: diagnostic.place?.file),
      "line": .integer(orNull: diagnostic.place?.line),
      "column": .integer(orNull: diagnostic.place?.column),
      "record": .string(orNull: finding.record),
      "pointer": .string(orNull: diagnostic.place?.path),
      "summary": .string(diagnostic.summary), "hints": .strings(diagnostic.hints),
    ])
  }
}
