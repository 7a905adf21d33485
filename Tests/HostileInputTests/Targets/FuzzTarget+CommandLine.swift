import TestSupport
import Testing

extension FuzzTarget {
  /// Whatever is typed, the tool ends by itself and says why where it did not do it.
  ///
  /// The words of an input stand on lines.
  static let commandLine = FuzzTarget(
    name: "the command line",
    corpus: [
      "list\nregion:Kayes\n--format\njson\n--limit\n5", "show\nML-20250701-GOOD\n--why\ngroup",
      "summary\n--by\nregion\n--across\nmonth\n--width\n60", "timeline\nOP-20250701-GOOD\n--json",
      "add\n--date\n2025-07-01\n--town\nNiono\n--kind\nshelling\n--killed\ncivilians=5-7\n-n",
      "amend\nML-20250701-GOOD\n--killed\n5\n--reason\nx\n--dry-run", "history\nML-20250701-GOOD",
      "explain\ndate\nlast week",
      "explain\nquery\nkilled:5+", "count\n--by\nkind", "towns\nlist", "actors\nshow\njnim",
      "check",
      "duplicates", "help\ndates", "list\n--as-of\n2025-07-02T12:00Z\n--as-recorded\nyesterday",
    ],
    tokens: [
      "\n", "\n--\n", "\n-\n", "\n--format\n", "\n--format=", "\n--sort\nkilled:desc", "\n-h\n",
      "\n--help\n", "\n--columns\n", "\n--width\n", "\n--limit\n", "\n--now\n", "\n--boundaries\n",
      "\n--safe-csv\n", "\n--errors\njson", "\n--exit-status", "csv", "html", "markdown", "-1", "=",
    ], inputs: 80
  ) { bytes in
    // No word may name a file elsewhere: what is tested here is not where files go.
    let text = String(decoding: bytes.filter { $0 != 0 && $0 != UInt8(ascii: "/") }, as: UTF8.self)
    let words = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let run = try HostileLog().run(words)
    #expect((0...4).contains(run.exitCode), "\(words)")
    #expect(run.exitCode < 2 || !run.errors.isEmpty, "\(words)")
    #expect(!run.errors.contains("\u{1B}"), "\(words)")
  }
}
