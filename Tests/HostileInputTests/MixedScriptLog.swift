import CommandLineKit
import TestSupport
import TextBasics

/// A log whose names and texts are in many scripts, some of them meant to upset a terminal.
struct MixedScriptLog {
  private let temporary: TemporaryFolder
  private let random = CountingRandom()

  /// What things are called: right to left, wide, combining, joined, and hostile.
  static let names = [
    "Niono", "كاي نيورو الساحل", "尼奥罗杜萨赫勒", "Ge\u{301}ne\u{301}ral Ko\u{302}lo\u{323}\u{302}",
    "Camp 👩‍👩‍👧 🇲🇱 ⚠️", "\u{202E}edoC\u{202C} \u{200F}שלום", "한국어 각",
    "A\u{1B}[31mB\u{1B}]0;t\u{7}\nC\r\u{9B}2J\u{8}\t.", "ߒߞߏ ⵜⵉⴼⵉⵏⴰⵖ नमस्ते กำลัง", "ｆｕｌｌ ﾊﾝｶｸ",
    "Z\u{351}\u{346}\u{36B}a\u{334}\u{335}lgo", "Ouagadougou-Bobo-Dioulasso-Ouahigouya-Djibo",
  ]

  /// The ids of the records, for commands that take one.
  static let (incident, operation) = ("ML-20250701-MX00", "OP-20250701-MX00")

  init() throws {
    temporary = try TemporaryFolder()
    try write("{\"format\":1,\"title\":\"Test\",\"country\":\"ML\"}\n", to: "log.json")
    var (actors, regions, towns, incidents) = ("", "", "", "")
    regions += #"{"id":"ml","name":"Mali","kind":"country"}"# + "\n"
    actors += #"{"id":"fama","name":"FAMa","kind":"state-forces","countries":["ML"]}"# + "\n"
    for (index, text) in Self.names.enumerated() {
      let name = JSON.string(text).text
      actors += #"{"id":"actor-\#(index)","name":\#(name),"kind":"jihadist-group"}"# + "\n"
      regions +=
        #"{"id":"ml-r\#(index)","name":\#(name),"kind":"adm1","parents":[{"region":"ml"}]}"# + "\n"
      towns +=
        #"{"id":"ml-t\#(index)","name":\#(name),"aliases":[\#(name)],"country":"ML","#
        + #""parents":[{"region":"ml-r\#(index)"}],"latitude":14.\#(index),"longitude":-5.99}"#
        + "\n"
      incidents += Self.incident(index, name) + "\n"
    }
    try write(actors, to: "actors.jsonl")
    try write(regions, to: "regions.jsonl")
    try write(towns, to: "towns.jsonl")
    try write(incidents, to: "incidents/2025.jsonl")
    try write(Self.operation(JSON.string(Self.names[7]).text) + "\n", to: "operations/2025.jsonl")
  }

  private func write(_ text: String, to name: String) throws {
    try temporary.write(text, to: name)
  }

  private static let recorded =
    #""recorded":{"at":"2025-07-02T09:00:00.000Z","by":"tester"},"state":"active""#

  /// An attack: every third in the operation, every fourth without casualties.
  private static func incident(_ index: Int, _ name: String) -> String {
    let day = index < 6 ? "2025-07-0\(index + 1)" : "2024-11-\(index + 10)"
    let casualties =
      index % 4 == 3
      ? ""
      : #","casualties":[{"key":"c1","of":"civilians","outcome":"killed","count":{"low":\#(index)},"#
        + #""by":"fama","stated":"\#(day)"}]"#
    let number = String(index, radix: 36).uppercased()
    return #"{"id":"ML-\#(day.filter { $0 != "-" })-MX0\#(number)","revision":1,\#(recorded),"#
      + #""occurred":{"start":"\#(day)","end":"\#(day)","precision":"day"},"#
      + #""place":{"asWritten":\#(name),"town":"ml-t\#(index)","country":"ML","#
      + #""precision":"settlement"},"attack":{"kind":"armed-assault","targets":"#
      + #"[{"category":"military","description":\#(name)}],"weapons":[\#(name)]},"#
      + #""attributions":[{"key":"a1","actors":["actor-\#(index)"],"role":"perpetrator","#
      + #""status":"\#(["claimed", "suspected", "alleged"][index % 3])","by":"actor-\#(index)","#
      + #""stated":"\#(day)","note":\#(name)}]\#(casualties),"#
      + #""accounts":[{"key":"n1","text":\#(name),"by":"press","stated":"\#(day)"}],"#
      + #""sources":[{"key":"s1","publisher":\#(name),"title":\#(name),"kind":"media"}],"#
      + (index % 3 == 0 ? #""operation":"\#(operation)","# : "")
      + #""tags":[\#(name)],"title":\#(name),"summary":\#(name)}"#
  }

  private static func operation(_ name: String) -> String {
    #"{"id":"\#(operation)","revision":1,\#(recorded),"title":\#(name),"casualties":[{"key":"c1","#
      + #""of":"assailants","outcome":"killed","count":{"low":80},"by":"fama","#
      + #""stated":"2025-07-02"}]}"#
  }

  /// Runs the tool: in a terminal of a width, else with a pipe for its output.
  func run(_ words: [String], width: Int? = nil, environment: [String: String] = [:]) -> ToolRun {
    let environment = ["INCIDENTLOG_DATA": temporary.path].merging(environment) { $1 }
    let terminal =
      width.map {
        TerminalTraits(
          isOutputTerminal: true, isErrorTerminal: true, width: $0, height: 24,
          environment: ["NO_COLOR": "1"])
      } ?? TerminalTraits(environment: environment)
    return ToolRun(
      words,
      .test(
        in: temporary.path, environment: environment, random: random, terminal: terminal))
  }

  /// Every command that looks at a log.
  static let commands: [[String]] = [
    ["list"], ["list", "--all", "--sort", "killed:desc"],
    ["list", "--columns", "title,town,region,group,operation,target,killed,id"],
    ["show", incident], ["show", operation], ["count"], ["count", "killed:5+"],
    ["summary"], ["summary", "--by", "region"], ["summary", "--by", "town", "--limit", "5"],
    ["summary", "--by", "source"], ["summary", "--by", "month", "--measure", "killed"],
    ["summary", "--by", "operation", "--measure", "killed-civilians", "--at-least", "3"],
    ["summary", "--by", "region", "--across", "group"],
    ["summary", "--by", "group", "--across", "quarter", "--measure", "killed"],
    ["summary", "--by", "town", "--compare", "2024"],
    ["summary", "--by", "region", "--measure", "killed", "--compare", "2024", "--date", "2025"],
    ["timeline"], ["timeline", incident], ["timeline", operation],
    ["operations", "list"], ["operations", "show", operation],
    ["towns", "list"], ["towns", "show", "ml-t7"], ["regions", "list"],
    ["regions", "show", "ml-r4"], ["actors", "list"], ["actors", "show", "actor-7"],
    ["check"], ["duplicates"], ["history"], ["history", incident],
    ["explain", "query", "region:ml-r7 or group:actor-3 killed:5+"],
    ["explain", "date", "last week"], ["explain", "attribution", incident],
    ["explain", "attribution", operation],
  ]
}
