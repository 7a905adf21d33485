package import Documents
package import TextBasics

/// What a looking command has found: data first, and how it looks in each kind of format.
///
/// Each look is made only when it is asked for.
package struct Report: Sendable {
  /// The name and version of the shape of the data, such as `incidentlog.list/1`.
  package var schema: String
  /// What was asked.
  package var query: JSON
  /// What was asked in words, for documents that are read apart from the command.
  package var asked: [RichText] = []
  /// Its rows, where they may be too many to be held; they are what data and document have.
  package var rows: ReportRows?
  private var makeData: @Sendable () -> JSON
  private var makeDocument: @Sendable () -> Document
  private var makeLines: @Sendable () -> (any Sequence<LineBlock>)?

  /// Makes a report whose looks are made when asked for.
  package init(
    schema: String, query: JSON, data: @escaping @Sendable () -> JSON,
    document: @escaping @Sendable () -> Document, rows: ReportRows? = nil,
    lines: @escaping @Sendable () -> (any Sequence<LineBlock>)? = { nil }
  ) {
    self.schema = schema
    self.query = query
    makeData = data
    makeDocument = document
    self.rows = rows
    makeLines = lines
  }

  /// Makes a report whose looks exist already.
  package init(
    schema: String, query: JSON, data: JSON, document: Document, lines: [[UInt8]]? = nil
  ) {
    self.init(
      schema: schema, query: query, data: { data }, document: { document },
      lines: { lines.map { [LineBlock($0)] } })
  }

  /// What the report is called: its schema without the version, such as `incidentlog list`.
  var name: String {
    schema.prefix { $0 != "/" }.split(separator: ".").joined(separator: " ")
  }

  /// What was found, as programs get it.
  package var data: JSON {
    get { makeData() }
    set { makeData = { newValue } }
  }

  /// What was found, as people read it.
  package var document: Document {
    get { makeDocument() }
    set { makeDocument = { newValue } }
  }

  /// The lines of `jsonl`, some at a time; `nil` for the elements of the data.
  package var lines: (any Sequence<LineBlock>)? { makeLines() }
}
