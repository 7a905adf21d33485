import TestSupport
import Testing
import TextBasics

/// What acts on a terminal reaches neither a pipe nor a terminal, in any command and format.
struct EscapeByteTests {
  private static let formats = ["text", "json", "jsonl", "csv", "tsv", "markdown", "html"]

  private let log: MixedScriptLog

  init() throws { log = try MixedScriptLog() }

  /// The control characters of a text but tabs, line feeds and carriage returns.
  private func controls(_ text: String) -> [Unicode.Scalar] {
    Array(text.unicodeScalars).filter {
      $0.properties.generalCategory == .control && !["\t", "\n", "\r"].contains($0)
    }
  }

  @Test("No escape byte goes into a pipe", arguments: MixedScriptLog.commands)
  func pipe(_ words: [String]) {
    for format in SlowTests.sample(Self.formats, turn: words.joined().count) {
      let environments = format == "text" ? [[:], ["TERM": "xterm-256color"]] : [[:]]
      for environment in environments {
        let run = log.run(words + ["--format", format], environment: environment)
        #expect([0, 1].contains(run.exitCode), "\(words) \(run.errors)")
        #expect(!run.output.utf8.contains(0x1B), "\(words) \(format)")
        #expect(!run.errors.utf8.contains(0x1B), "\(words) \(format)")
        // JSON escapes what RFC 8259 says, and is else as the log has it.
        if format != "json", format != "jsonl" {
          #expect(controls(run.output) == [], "\(words) \(format)")
        }
      }
    }
  }

  @Test("Nothing that acts on a terminal reaches one", arguments: MixedScriptLog.commands)
  func terminal(_ words: [String]) {
    for format in SlowTests.sample(Self.formats, turn: words.joined().count) {
      let run = log.run(words + ["--format", format], width: 100)
      let acting = Array(run.output.unicodeScalars).filter {
        [.control, .format].contains($0.properties.generalCategory)
          && !["\n", "\u{200D}"].contains($0) && !($0 == "\t" && format == "tsv")
      }
      #expect(acting == [], "\(words) \(format)")
    }
  }

  @Test("Colour goes into a pipe only where it is asked for")
  func color() {
    #expect(log.run(["list", "--color", "always"]).output.utf8.contains(0x1B))
    #expect(!log.run(["list", "--color", "auto"]).output.utf8.contains(0x1B))
    let forced = log.run(["list"], environment: ["CLICOLOR_FORCE": "1"])
    #expect(forced.output.utf8.contains(0x1B))
    for format in Self.formats where format != "text" {
      let run = log.run(["list", "--format", format, "--color", "always"])
      #expect(!run.output.utf8.contains(0x1B), "\(format)")
    }
  }

  @Test("JSON on a terminal means what it means in a pipe")
  func sameMeaning() throws {
    for format in ["json", "jsonl"] {
      let words = ["list", "--format", format]
      let (piped, shown) = (log.run(words).output, log.run(words, width: 80).output)
      #expect(piped != shown)
      for (one, other) in zip(try values(piped, format), try values(shown, format)) {
        #expect(one == other)
      }
    }
  }

  private func values(_ text: String, _ format: String) throws -> [JSON] {
    format == "json"
      ? [try JSONReader.read(text)]
      : try text.split(separator: "\n").map { try JSONReader.read(String($0)) }
  }
}
