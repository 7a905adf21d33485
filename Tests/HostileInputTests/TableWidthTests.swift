import TestSupport
import Testing
import TextBasics

/// Tables of mixed scripts fit the terminal, with every column in its place in every line.
struct TableWidthTests {
  private static let widths = SlowTests.areWanted ? Array(20...200) : [20, 40, 63, 80, 200]

  private let log: MixedScriptLog

  init() throws { log = try MixedScriptLog() }

  @Test("No line is wider than the terminal, and columns stand", arguments: MixedScriptLog.commands)
  func terminal(_ words: [String]) {
    for width in Self.widths {
      let run = log.run(words, width: width)
      #expect([0, 1].contains(run.exitCode), "\(words) \(run.errors)")
      #expect(!run.output.isEmpty || words == ["duplicates"], "\(words)")
      for line in run.output.split(separator: "\n") {
        let cells = String(line).displayWidth
        #expect(cells <= width, "\(words) at \(width): \(cells) cells: \(line)")
      }
      for table in PrintedTable.all(in: run.output) {
        #expect(table.problem == nil, "\(words) at \(width): \(table.problem ?? "")")
      }
    }
  }

  @Test("In a pipe nothing is cut, and columns stand", arguments: MixedScriptLog.commands)
  func pipe(_ words: [String]) {
    let output = log.run(words).output
    for table in PrintedTable.all(in: output) {
      #expect(table.problem == nil, "\(words): \(table.problem ?? "")")
    }
    #expect(!output.contains("…"), "\(words)")
    #expect(!output.contains("for lack of width"), "\(words)")
  }

  @Test("Where the last column is as wide in each row, so is each line", arguments: widths)
  func equal(_ width: Int) {
    let run = log.run(["list", "--columns", "town,region,group,id"], width: width)
    for table in PrintedTable.all(in: run.output) {
      let cells = Set(table.rows.filter { $0.contains("ML-") }.map(\.displayWidth))
      #expect(cells == [table.width], "at \(width)\n\(run.output)")
    }
  }

  @Test("The check itself finds a column that does not stand")
  func check() {
    let good = "Town    Killed  ID\n──────────────────\nKayes        5  AB\n尼奥        12  CD\n"
    #expect(PrintedTable.all(in: good).map(\.problem) == [nil])
    let moved = good.replacing("尼奥        12", with: "尼奥          12")
    #expect(PrintedTable.all(in: moved).contains { $0.problem != nil })
    let wide = good.replacing("AB", with: "ABCDEF")
    #expect(PrintedTable.all(in: wide).contains { $0.problem != nil })
  }
}

/// A table as it was printed: what stands above the rule, and below it up to an empty line.
private struct PrintedTable {
  let header: [String]
  let width: Int
  let rows: [String]

  static func all(in output: String) -> [PrintedTable] {
    output.replacing("\n\n", with: "\n\u{0}\n").split(separator: "\u{0}").flatMap { block in
      tables(in: block.split(separator: "\n").map(String.init))
    }
  }

  private static func isRule(_ line: String) -> Bool { line.allSatisfy { $0 == "─" } }

  /// Whether a line begins to tell which columns are left out, as in `2 columns left out for`.
  private static func isOmission(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    return words.count > 1 && Int(words[0]) != nil && words[1].hasPrefix("column")
  }

  /// A block with a rule is one table; further rules in it stand above totals.
  private static func tables(in lines: [String]) -> [PrintedTable] {
    guard let rule = lines.firstIndex(where: isRule), rule > 0 else { return [] }
    let rows = lines[(rule + 1)...].prefix { !isOmission($0) }
    return [
      PrintedTable(
        header: Array(lines[..<rule]), width: lines[rule].count,
        rows: rows.filter { !isRule($0) })
    ]
  }

  /// What is wrong with the table; nil for nothing.
  var problem: String? {
    for line in header + rows where line.displayWidth > width {
      return "wider than its rule: \(line)"
    }
    let cells = rows.map(Self.isBlank)
    for (end, start) in gaps {
      let isOpen = (end...max(start - 2, end)).contains { place in
        cells.allSatisfy { ($0[safe: place] ?? true) && ($0[safe: place + 1] ?? true) }
      }
      if !isOpen { return "no gap between cells \(end) and \(start):\n\(rows)" }
    }
    return nil
  }

  /// The gaps between titles, from the end of one to the start of the next.
  private var gaps: [(Int, Int)] {
    let titles = header.map(Self.isBlank)
    let isBlank = (0..<width).map { place in titles.allSatisfy { $0[safe: place] ?? true } }
    var (gaps, end) = ([(Int, Int)](), nil as Int?)
    for place in 0..<width where !isBlank[place] {
      if let end, place - end >= 2 { gaps.append((end, place)) }
      end = place + 1
    }
    return gaps
  }

  /// Whether each cell of a line is blank.
  private static func isBlank(_ line: String) -> [Bool] {
    line.flatMap { character in
      [Bool](repeating: character == " ", count: String(character).displayWidth)
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? {
    indices.contains(index) ? self[index] : nil
  }
}
