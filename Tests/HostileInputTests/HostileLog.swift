import IncidentStorage
import TestSupport

/// A log in a folder of its own, to which a test adds what somebody else may have written.
struct HostileLog {
  let temporary: TemporaryFolder
  private let random = CountingRandom()
  var folder: LogFolder { LogFolder(temporary.file("work/log")) }

  init() throws {
    temporary = try TemporaryFolder()
    try SmallLog.write(to: temporary, as: "work/log")
    try write(HostileLog.incident + "\n")
    try write(HostileLog.operation + "\n", to: "operations/2025.jsonl")
  }

  /// Writes a journal of incidents.
  func write(_ text: String, to file: String = "incidents/2025.jsonl") throws {
    try write(Array(text.utf8), to: file)
  }

  /// Writes the bytes of a file of the log.
  func write(_ bytes: [UInt8], to file: String = "incidents/2025.jsonl") throws {
    try temporary.write(bytes, to: "work/log/\(file)")
  }

  /// Runs the tool in the folder that holds the log.
  func run(_ words: [String]) -> ToolRun {
    ToolRun(
      words,
      .test(
        in: temporary.file("work"), environment: ["INCIDENTLOG_DATA": folder.path],
        random: random))
  }

  /// A good record with nearly every field.
  static let incident =
    #"{"id":"ML-20250701-GOOD","revision":1,"recorded":{"at":"2025-07-02T09:00:00.000Z","#
    + #""by":"tester"},"state":"active","verification":"unverified","#
    + #""occurred":{"start":"2025-07-01","end":"2025-07-02","precision":"day-range","#
    + #""timeOfDay":"early-morning"},"place":{"asWritten":"Niono","town":"ml-niono","#
    + #""region":"ml-kayes","country":"ML","precision":"settlement"},"#
    + #""attack":{"kind":"complex-attack","targets":[{"category":"military","#
    + #""description":"barracks"}],"weapons":["mortar"]},"#
    + #""attributions":[{"key":"a1","actors":["jnim"],"role":"perpetrator","status":"claimed","#
    + #""likelihood":"likely","confidence":"high","by":"jnim","basis":["claim"],"#
    + #""stated":"2025-07-02","claim":{"mode":"statement","channel":"Az-Zallaqa"}}],"#
    + #""casualties":[{"key":"c1","of":"civilians","outcome":"killed","count":{"low":5,"best":6,"#
    + #""high":7},"by":"press","stated":"2025-07-02"},{"key":"c2","of":"all","outcome":"killed","#
    + #""count":{"low":9},"by":"jnim","stated":"2025-07-02"}],"#
    + #""accounts":[{"key":"n1","text":"smoke","by":"press","stated":"2025-07-02"}],"#
    + #""sources":[{"key":"s1","publisher":"AFP","kind":"media","credibility":2,"#
    + #""archived":"copies/1.html","sha256":"ab12"}],"operation":"OP-20250701-GOOD","#
    + #""tags":["market"],"title":"T","summary":"S"}"#

  /// The operation that the record is part of.
  static let operation =
    #"{"id":"OP-20250701-GOOD","revision":1,"recorded":{"at":"2025-07-02T09:00:00.000Z","#
    + #""by":"tester"},"state":"active","title":"T","casualties":[{"key":"c1","#
    + #""of":"assailants","outcome":"killed","count":{"low":80},"by":"press","#
    + #""stated":"2025-07-02"}]}"#
}
