import TestSupport
import Testing

@Suite("Places as they are typed")
struct PlaceOptionsTests {
  private let log: TeamLog

  init() throws {
    log = try TeamLog()
    try log.temporary.write(
      TeamLog.regions + """
        {"id":"sn","name":"Senegal","kind":"country"}
        {"id":"sn-kedougou","name":"Kédougou","kind":"adm1","parents":[{"region":"sn"}]}

        """, to: "log/regions.jsonl")
    try log.temporary.write(
      TeamLog.towns + """
        {"id":"sn-mouran","name":"Mouran","aliases":["Moura"],"country":"SN","parents":[{"region":"sn-kedougou"}],"latitude":12.6,"longitude":-12.1,"external":[{"scheme":"geonames","id":"2247777"}]}
        {"id":"ml-mora","name":"Mora","country":"ML","parents":[{"region":"ml-segou"}],"latitude":14.3,"longitude":-5.1}
        {"id":"ml-madina-1","name":"Madina","country":"ML","parents":[{"region":"ml-kayes"}],"latitude":14.1,"longitude":-10.1}
        {"id":"ml-madina-2","name":"Madina","country":"ML","parents":[{"region":"ml-kayes"}],"latitude":14.2,"longitude":-10.2}
        {"id":"ml-madina-3","name":"Madina","country":"ML","parents":[{"region":"ml-segou"}],"latitude":14.3,"longitude":-5.3}

        """, to: "log/towns.jsonl")
  }

  private func add(_ words: String...) -> ToolRun {
    log.run(["add", "--date", "2025-07-01", "--kind", "ied"] + words)
  }

  @Test("A country that was named binds, and the error says where the town is")
  func country() {
    let run = add("--town", "Moura", "--country", "ML")
    #expect(run.exitCode == 2)
    #expect(
      run.errors == """
        error: no town named `Moura` in Mali
          incidentlog add --date 2025-07-01 --kind ied --town Moura --country ML
                                                              ^~~~~
        hint: elsewhere `Moura` is `sn-mouran` Mouran (Kédougou, Senegal)
        hint: did you mean `Mora` (Ségou, Mali) or `Mouran` (Kédougou, Senegal)?
        hint: `--at LAT,LON` beside the name, or `--region REGION` alone, places what the gazetteer lacks

        """)
  }

  @Test("A point inside the border of another country is recorded in that country")
  func abroad() throws {
    try log.temporary.write(
      """
      {"id":"ml","name":"Mali","kind":"country","outline":[[13,-12,25,-12,25,4,13,4,13,-12]]}
      {"id":"bf","name":"Burkina Faso","kind":"country","outline":[[9,-5,13,-5,13,2,9,2,9,-5]]}

      """, to: "log/regions.jsonl")
    let run = add("--at", "12.37,-1.52")
    #expect(run.output.hasPrefix("BF-"))
    #expect(
      run.errors.hasPrefix(
        """
        note: the point 12.37,-1.52 lies in Burkina Faso
          incidentlog add --date 2025-07-01 --kind ied --at 12.37,-1.52
                                                            ^~~~~~~~~~~
        hint: `--country CODE` records it in another country

        """), "\(run.errors)")
    #expect(!run.errors.contains("outside"))
    let home = add("--at", "15.2,-2.9")
    #expect(home.output.hasPrefix("ML-") && !home.errors.contains("note: the point"))
    let named = add("--at", "12.37,-1.52", "--country", "ML")
    #expect(named.output.hasPrefix("ML-") && named.errors.contains("km outside Mali"))
    let nowhere = add("--at", "5,-1.52")
    #expect(nowhere.output.hasPrefix("ML-") && nowhere.errors.contains("km outside Mali"))
  }

  @Test("A point without a town or region is told to be in none, with the nearest town")
  func noRegion() {
    let run = add("--at", "14.3,-5.9")
    #expect(
      run.errors.hasPrefix(
        """
        note: no region is known of the point 14.3,-5.9: `list --region` does not find it
          incidentlog add --date 2025-07-01 --kind ied --at 14.3,-5.9
                                                            ^~~~~~~~~
        hint: `--region REGION` names it; the nearest town of the gazetteer, 11 km away, is Niono \
        (Ségou), and `--town ml-niono --place-precision near-settlement` says that it is near

        """), "\(run.errors)")
    let near = add(
      "--at", "14.3,-5.9", "--town", "ml-niono", "--place-precision", "near-settlement")
    #expect(add("--at", "14.3,-5.9", "--town", "Nowhere").errors.contains("is Niono (Ségou)\n"))
    #expect(near.exitCode == 0 && !near.errors.contains("no region"), "\(near.errors)")
    #expect(!add("--at", "14.3,-5.9", "--region", "Kayes").errors.contains("no region"))
    #expect(add("--at", "24,-5").errors.contains("hint: `--region REGION` names it\n"))
  }

  @Test("A region that was named binds, but for a town that is named by its id")
  func region() {
    #expect(add("--town", "Niono", "--region", "Kayes").exitCode == 2)
    let run = add("--town", "ml-niono", "--region", "Kayes")
    #expect(run.exitCode == 0)
    #expect(run.errors.contains("warning: Niono does not lie in Kayes\n"))
  }

  @Test("Namesakes in the named region are listed with their points, and others are not")
  func namesakes() {
    let run = add("--town", "Madina", "--region", "Kayes")
    #expect(run.errors.contains("error: `Madina` names 2 towns in Kayes\n"))
    #expect(
      run.errors.contains(
        "hint: use an id: `ml-madina-1` Madina (Kayes, Mali), at 14.1,-10.1; `ml-madina-2` Madina "
          + "(Kayes, Mali), at 14.2,-10.2\n"))
  }

  @Test(
    "The echo says where a place is, and a note where that is not the log's country",
    arguments: [
      (["--town", "Niono"], "recorded 1 attack: Niono (Ségou)\n", false),
      (["--town", "Moura"], "recorded 1 attack: Mouran (Kédougou, Senegal)\n", true),
      (
        ["--town", "Moura", "--at", "14.3, -4.9", "--country", "ML"],
        "recorded 1 attack: Moura\n", false
      ),
      (["--region", "Kayes"], "recorded 1 attack: Kayes\n", false),
    ])
  func echo(words: [String], text: String, hasNote: Bool) {
    let run = log.run(["add", "--date", "2025-07-01", "--kind", "ied"] + words)
    #expect(run.errors.contains(text))
    #expect(run.errors.contains("outside Mali") == hasNote)
  }

  @Test(
    "What was written is kept where it is another spelling, not where it is an id",
    arguments: [("Moura", true), ("sn-mouran", false), ("2247777", false), ("Mouran", false)])
  func asWritten(town: String, isKept: Bool) throws {
    #expect(add("--town", town).exitCode == 0)
    let text = try log.temporary.text("log/incidents/2025.jsonl") ?? ""
    #expect(text.contains(#""town":"sn-mouran""#))
    #expect(text.contains(#""asWritten""#) == isKept)
  }

  @Test("Recording says only what is news: one way out for several likely duplicates")
  func shortEcho() {
    for _ in 0..<2 { #expect(add("--town", "Niono").exitCode == 0) }
    let errors = add("--town", "Niono").errors
    #expect(errors.split(separator: "\n").count { $0.hasPrefix("warning: ") } == 2, "\(errors)")
    #expect(errors.split(separator: "\n").count { $0.hasPrefix("hint: ") } == 1, "\(errors)")
  }

  @Test("A question takes of namesakes those where the log has incidents")
  func question() {
    #expect(log.run(["count", "--town", "Madina"]).exitCode == 2)
    #expect(add("--town", "ml-madina-2").exitCode == 0)
    let run = log.run(["count", "--town", "Madina"])
    #expect(run.output == "1\n")
    #expect(
      run.errors.contains(
        "taken as `ml-madina-2` Madina (Kayes, Mali), at 14.2,-10.2, where the log has incidents\n"
          + "hint: an id names another of them: `ml-madina-1` Madina (Kayes, Mali), at 14.1,-10.1; "
          + "`ml-madina-3` Madina (Ségou, Mali)\n"))
    #expect(log.run(["count", "near:14.2,-10.21~5km"]).output == "1\n")
    #expect(log.run(["count", "--near", "14.2,-10.9~5km"]).output == "0\n")
  }

  @Test("A log that names no country prefers those that its incidents are in")
  func countriesInUse() throws {
    try log.temporary.write("{\"format\":1}\n", to: "log/log.json")
    #expect(!add("--town", "Moura", "--dry-run").errors.contains("outside"))
    #expect(add("--town", "Niono").exitCode == 0)
    #expect(add("--town", "Moura", "--dry-run").errors.contains(", outside Mali\n"))
    #expect(log.run(["count", "town:Moura"]).errors.contains(", outside Mali\n"))
    let decoded = log.run(["count", "town:Moura", "--max-marking", "red"])
    #expect(decoded.errors.contains(", outside Mali\n"))
  }

  @Test("A list of towns shows cercle and point where they tell namesakes apart")
  func list() {
    let several = log.run(["towns", "list", "Madina"]).output
    #expect(several.hasPrefix("Name    Region  Cercle  Country"))
    #expect(several.contains("14.2      -10.2  ml-madina-2"))
    let moura = log.run(["towns", "list", "mora", "--columns", "id", "--format", "csv"]).output
    #expect(moura == "id\nml-mora\n")
    #expect(log.run(["towns", "list", "Niono"]).output.hasPrefix("Name   Region  Country"))
  }
}
