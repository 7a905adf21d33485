import TestSupport

/// A log of five attacks, written as files, for tests of queries and of what explains them.
struct QueryLog {
  let folder: TemporaryFolder

  /// Writes the log.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("{\"format\":1,\"title\":\"Test\",\"country\":\"ML\"}\n", to: "log.json")
    try folder.write(QueryLog.actors, to: "actors.jsonl")
    try folder.write(QueryLog.regions, to: "regions.jsonl")
    try folder.write(QueryLog.towns, to: "towns.jsonl")
    try folder.write(QueryLog.incidents, to: "incidents/2025.jsonl")
    try folder.write(QueryLog.operations, to: "operations/2025.jsonl")
  }

  /// Runs the tool in the log's folder, on 2 July 2025.
  func run(_ words: String...) -> ToolRun { run(words) }

  /// Runs the tool in the log's folder, on 2 July 2025.
  func run(_ words: [String]) -> ToolRun { ToolRun(words, .test(in: folder.path)) }

  private static let actors = """
    {"id":"jnim","name":"Jama'at Nusrat al-Islam wal-Muslimin","aliases":["JNIM"],"kind":"jihadist-group"}
    {"id":"katiba-macina","name":"Katiba Macina","kind":"jihadist-group","relations":[{"actor":"jnim","relation":"component-of","from":"2017-03"}]}
    {"id":"fama","name":"Malian Armed Forces","aliases":["FAMa"],"kind":"state-forces"}
    {"id":"fla","name":"Front de libération de l'Azawad","aliases":["FLA"],"kind":"separatist"}
    {"id":"gunmen","name":"Unidentified gunmen","kind":"unidentified"}
    {"id":"civilians-mali","name":"Civilians","kind":"civilians"}

    """

  private static let regions = """
    {"id":"ml","name":"Mali","kind":"country"}
    {"id":"ml-kayes","name":"Kayes","kind":"adm1","parents":[{"region":"ml"}]}
    {"id":"ml-nioro","name":"Nioro","kind":"adm1","valid":{"from":"2023-03-13"},"parents":[{"region":"ml"}]}
    {"id":"ml-nioro-cercle","name":"Nioro","kind":"adm2","valid":{"until":"2023-03-12"},"parents":[{"region":"ml-kayes"}]}
    {"id":"ml-segou","name":"Ségou","kind":"adm1","parents":[{"region":"ml"}]}
    {"id":"zone-western-mali","name":"Western Mali","kind":"zone","members":["ml-kayes","ml-nioro"]}

    """

  private static let towns = """
    {"id":"ml-kayes","name":"Kayes","country":"ML","parents":[{"region":"ml-kayes"}],"latitude":14.45,"longitude":-11.44}
    {"id":"ml-diboli","name":"Diboli","country":"ML","parents":[{"region":"ml-kayes"}],"latitude":14.46,"longitude":-12.2}
    {"id":"ml-nioro","name":"Nioro du Sahel","country":"ML","parents":[{"region":"ml-nioro-cercle","until":"2023-03-12"},{"region":"ml-nioro","from":"2023-03-13"}],"latitude":15.23,"longitude":-9.59}
    {"id":"ml-niono","name":"Niono","country":"ML","parents":[{"region":"ml-segou"}],"latitude":14.25,"longitude":-5.99}

    """

  private static let operations = """
    {"id":"OP-20250701-7M2P","revision":1,"recorded":{"at":"2025-07-01T16:00:00.000Z","by":"tester"},"state":"active","title":"Coordinated attacks","attributions":[{"key":"a1","actors":["jnim"],"role":"perpetrator","status":"suspected","confidence":"moderate","by":"press","basis":["tactics"],"stated":"2025-07-01T12:00:00.000Z"},{"key":"a2","role":"perpetrator","status":"unclaimed","by":"press","stated":"2025-07-01T12:00:00.000Z"},{"key":"a3","actors":["jnim"],"role":"perpetrator","status":"claimed","by":"jnim","basis":["claim"],"stated":"2025-07-01T14:15:00.000Z"}]}

    """

  private static let incidents = """
    {"id":"ML-20250701-AAAA","revision":1,"recorded":{"at":"2025-07-01T16:00:00.000Z","by":"tester"},"state":"active","occurred":{"start":"2025-07-01","end":"2025-07-01","precision":"day"},"place":{"town":"ml-kayes","country":"ML","precision":"settlement"},"attack":{"kind":"armed-assault","targets":[{"category":"military"}]},"operation":"OP-20250701-7M2P"}
    {"id":"ML-20250701-BBBB","revision":1,"recorded":{"at":"2025-07-01T16:00:00.000Z","by":"tester"},"state":"active","occurred":{"start":"2025-07-01","end":"2025-07-01","precision":"day"},"place":{"town":"ml-nioro","country":"ML","precision":"settlement"},"attack":{"kind":"shelling","targets":[{"category":"military"}]},"operation":"OP-20250701-7M2P","summary":"artillery on the base"}
    {"id":"ML-20250620-CCCC","revision":1,"recorded":{"at":"2025-06-21T08:00:00.000Z","by":"tester"},"state":"active","occurred":{"start":"2025-06-20","end":"2025-06-20","precision":"day"},"place":{"town":"ml-niono","country":"ML","precision":"settlement"},"attack":{"kind":"ambush","targets":[{"category":"military"}]},"attributions":[{"key":"a1","actors":["katiba-macina"],"role":"perpetrator","status":"alleged","by":"fama","stated":"2025-06-20"},{"key":"a2","actors":["fla"],"role":"perpetrator","status":"suspected","likelihood":"unlikely","by":"press","stated":"2025-06-20"},{"key":"a3","actors":["fla"],"role":"perpetrator","status":"assessed","by":"analyst","stated":"2025-06-20"},{"key":"a4","actors":["fla"],"role":"perpetrator","status":"rejected","by":"analyst","stated":"2025-06-21"},{"key":"a5","actors":["katiba-macina"],"role":"perpetrator","status":"suspected","likelihood":"likely","by":"fama","stated":"2025-06-22"},{"key":"a6","actors":["gunmen"],"role":"perpetrator","status":"suspected","by":"press","stated":"2025-06-20"},{"key":"a7","actors":["fla"],"role":"sponsor","status":"alleged","by":"fama","stated":"2025-06-22"},{"key":"a8","actors":["jnim"],"role":"perpetrator","status":"denied","by":"jnim","stated":"2025-06-22"},{"key":"a9","actors":["jnim"],"role":"perpetrator","status":"suspected","confidence":"low","by":"press","stated":"2025-06-22"}],"casualties":[{"key":"c1","of":"state-forces","outcome":"killed","count":{"low":5,"high":7},"by":"press","stated":"2025-06-20"}]}
    {"id":"ML-20250610-DDDD","revision":1,"recorded":{"at":"2025-06-11T08:00:00.000Z","by":"tester"},"state":"active","occurred":{"start":"2025-06-01","end":"2025-06-30","precision":"month"},"place":{"town":"ml-diboli","country":"ML","precision":"settlement"},"attack":{"kind":"armed-assault","targets":[{"category":"civilians"}]},"attributions":[{"key":"a1","actors":["jnim","civilians-mali"],"role":"party","status":"assessed","by":"press","stated":"2025-06-11"}]}
    {"id":"ML-20250505-EEEE","revision":2,"recorded":{"at":"2025-05-06T08:00:00.000Z","by":"tester","reason":"never happened"},"state":"retracted","occurred":{"start":"2025-05-05","end":"2025-05-05","precision":"day"},"place":{"town":"ml-kayes","country":"ML","precision":"settlement"},"attack":{"kind":"ied","targets":[{"category":"military"}]}}

    """
}
