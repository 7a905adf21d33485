import CommandLineKit
import Documents

extension HelpTopic {
  /// The formats that results are written in.
  static let formats = HelpTopic(
    name: "formats",
    otherNames: ["format", "output", "columns", "csv", "tsv", "json", "jsonl", "markdown", "html"],
    abstract: "the formats that results are written in",
    document: Document([
      .paragraph(
        OptionText.prose(
          "`--format` chooses one; `--output FILE` writes to a file, in the format that its ending "
            + "means, and says on standard error what it wrote. An existing file is kept unless "
            + "`--force` is given.")),
      .table(
        Table(
          columns: [
            Column("format", "Format"), Column("endings", "Endings"),
            Column("what", "What it is", shrinksTo: 20, wraps: true),
          ],
          rows: [row("text", TextRenderer.fileExtensions, TextRenderer.help)]
            + [
              row("json", ["json"], "one object: `schema`, `query` and `data`, indented"),
              row(
                "jsonl", ["jsonl", "ndjson"],
                "one JSON object a line; of records the current revisions as the log has them"),
            ]
            + RendererCatalog.all.filter { !isListedElsewhere($0) }.map {
              row($0.name, $0.fileExtensions, $0.help)
            })),
      .heading("Text", level: 1),
      .paragraph(
        "In a terminal a table fits the screen: columns shrink, then the least needed are left out "
          + "and named below it, then each record becomes a block. In a pipe nothing is cut, "
          + "coloured or paged, whatever COLUMNS says; --width fits it too. Control characters that a record holds are made visible. "
          + "Words of the log are read with blanks, such as armed assault; CSV, TSV and JSON have them "
          + "as the log has, armed-assault, and a query takes both."
      ),
      .heading("JSON", level: 1),
      .paragraph(
        OptionText.prose(
          "`schema` names the shape and its version, such as `incidentlog.list/1`; a change that "
            + "would break a reader raises the number. Numbers are numbers. What is not known is "
            + "`null`, never 0 and never left out. `--json` is short for `--format json`. On a "
            + "terminal characters that are not printable are escaped.")),
      .heading("CSV and TSV", level: 1),
      .paragraph(
        OptionText.prose(
          "Columns have the names that `--columns` takes. A count is written as it is typed: `5`, "
            + "at least 80 `80+`, `5-7`, at most 7 `..7`, about 20 `~20`, with the likeliest "
            + "number `5-7~6`; `unknown` was asked and is not known, an empty field was not "
            + "reported. Of attacks that have one figure in common `killed-operation` gives it in "
            + "the row of each, and `operation` says which belong together: it is not divided, and "
            + "counts once. Towns and regions are named in the column of that name, and have their id "
            + "beside it, as in `region-id`; groups are ids. `date` is the first possible day; `end` and `precision` come with it. A "
            + "record in full is one fact a row: `record`, `field`, `value`. `--safe-csv` keeps "
            + "spreadsheets from reading a field that begins with `=`, `+`, `-` or `@` as a "
            + "formula, and shows marks that set the direction of writing, such as `<U+202E>`, which "
            + "can make a field look like another. Control characters but tabs and line ends are made visible; JSON has them "
            + "as they were recorded.")),
      .paragraph(
        OptionText.prose(
          "A summary has a row a group, region and so on, named as a list names it, with the other "
            + "name beside it: `region` and `region-id`, `group` and `group-name`. Spans of time are "
            + "named by dates, `2025-07` and `2025-Q3`; days of the week by `1` for Monday to `7` for "
            + "Sunday, as in ISO 8601. Rows of attacks that count under no value have ids such as "
            + "`contested`, `not-known` and `not-so-finely`. There is no row of totals: a sum over the "
            + "column would count it twice; `--json` has it as `total`.")),
      .paragraph(
        OptionText.prose(
          "Beside each count of a summary stand, as for `killed`: "
            + "`killed-covered`, of how many of the row's attacks somebody gave a figure; "
            + "`killed-operations`, the figures that attacks have in common, `OP-…=80+ for 2/7` for "
            + "one of whose 7 attacks 2 are in the row: it counts in `killed` only if all are; "
            + "`killed-parties`, whose figures alone there are of how many attacks, where they are "
            + "parties to the fight. With `--across` and `--measure` each column has these too, and "
            + "`-attacks`, how many attacks the cell is about. With `--compare` the columns of the "
            + "other period end in `-then`. `change` is by how much what is counted grew; of "
            + "casualties the likeliest, `change-low` and `change-high` its bounds, and "
            + "`change-reported` the change of the numbers that were reported, whatever has none.")),
      .heading("Markdown and HTML", level: 1),
      .paragraph(
        "What is read apart from the command ends with what was asked: the query and the days it "
          + "means, as of when and on which map, when the log was looked at, and the notes that are "
          + "said on standard error, but for how much is withheld for its marking."),
      .heading("Examples", level: 1),
      .code(
        """
        incidentlog list --region Kayes -o kayes.csv
        incidentlog summary --by month --format markdown
        incidentlog show K7QX --json
        incidentlog list --format jsonl | jq -r .id
        """),
    ]))

  /// Whether a renderer stands in its own row, or is for help alone.
  private static func isListedElsewhere(_ renderer: any Renderer.Type) -> Bool {
    renderer.name == TextRenderer.name || renderer.name == ManRenderer.name
  }

  private static func row(_ name: String, _ endings: [String], _ help: String) -> Row {
    Row([
      Cell(RichText(name, .code)),
      Cell(RichText(endings.map { ".\($0)" }.joined(separator: ", "))),
      Cell(OptionText.prose(help)),
    ])
  }
}
