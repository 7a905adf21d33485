import TextBasics

/// Text made safe for HTML, its roles as elements and classes.
enum HTMLText {
  /// What the page may load: its own style, and nothing else.
  static let policy = "default-src 'none'; style-src 'unsafe-inline'"

  /// The page's style sheet.
  static let style = """
    :root{color-scheme:light dark;--muted:#5b5f66;--line:#c9ccd1;--place:#0b5c6b;--actor:#6d3a8c;\
    --date:#3c5a1e;--warning:#8a5a00;--error:#a3201d;--bar:#6b7f99}
    @media (prefers-color-scheme:dark){:root{--muted:#a2a7af;--line:#43474d;--place:#7cc7d6;\
    --actor:#c9a0e0;--date:#a9c886;--warning:#e0b050;--error:#f08a84;--bar:#8499b5}}
    body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem}
    table{border-collapse:collapse;font-variant-numeric:tabular-nums}
    .table{margin:1.5rem 0;overflow-x:auto}
    caption{text-align:start;font-weight:600;padding:.25rem 0}
    th,td{text-align:start;vertical-align:top;padding:.25rem 1rem .25rem 0}
    thead th{border-bottom:1px solid var(--line)}
    tbody th{font-weight:400}
    .total th,.total td{border-top:1px solid var(--line);font-weight:600}
    .trailing{text-align:end}
    .center{text-align:center}
    dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.5rem}
    dt,.muted,.note{color:var(--muted)}
    dd{margin:0}
    .note{font-size:.875rem}
    .caption{font-weight:600}
    .place{color:var(--place)}
    .actor{color:var(--actor)}
    .date{color:var(--date)}
    .warning{color:var(--warning)}
    .error{color:var(--error)}
    .bar{display:inline-block;height:.75em;background:var(--bar);vertical-align:baseline}
    pre{overflow-x:auto}
    """

  /// Writes rich text.
  static func inline(_ text: RichText) -> String {
    var output = ""
    for span in text.spans {
      let content = escaped(span.text)
      switch span.role {
      case .plain: output += content
      case .strong: output += "<strong>\(content)</strong>"
      case .code: output += "<code>\(content)</code>"
      case .place, .actor, .date, .number, .status, .warning, .error, .muted, .identifier:
        output += "<span class=\"\(span.role.rawValue)\">\(content)</span>"
      }
    }
    return output
  }

  /// Makes control characters visible and escapes what HTML reads as markup.
  static func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.visible.unicodeScalars {
      switch scalar {
      case "&": output += "&amp;"
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "\"": output += "&quot;"
      case "'": output += "&#39;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  /// Writes a bar, ten em where it is full, with its percentage for those who cannot see it.
  static func bar(_ fraction: Double) -> String {
    let percentage = escaped(BarText.percentage(fraction))
    let tenths = Int((min(max(fraction, 0), 1) * 100).rounded())
    let width = "\(tenths / 10).\(tenths % 10)em"
    return """
      <span class="bar" role="img" aria-label="\(percentage)" style="width:\(width)"></span>
      """
  }
}
