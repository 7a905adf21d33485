/// Bars drawn with block characters, eighths of a cell fine.
enum BarText {
  /// The widths a bar may have in a table.
  static let widths = 10...20

  private static let eighths = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]

  /// Draws a fraction of a width, at least a sliver where it is more than nothing.
  static func draw(_ fraction: Double, width: Int) -> String {
    let cells = max(width, 0)
    let exact = (min(max(fraction, 0), 1) * Double(cells * 8)).rounded()
    // A small share must not look like none.
    let filled = fraction > 0 && cells > 0 ? max(Int(exact), 1) : 0
    return String(repeating: "█", count: filled / 8) + eighths[filled % 8]
  }

  /// Says a fraction as a percentage, for those who cannot see the bar.
  static func percentage(_ fraction: Double) -> String {
    let percent = Int((min(max(fraction, 0), 1) * 100).rounded())
    return switch percent {
    case 0 where fraction > 0: "<1 %"
    case 100 where fraction < 1: "99 %"
    default: "\(percent) %"
    }
  }
}
