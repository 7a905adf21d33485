import TestSupport
import Testing

@Suite("The mode of new files")
struct UmaskTests {
  @Test(
    "New files and folders carry the umask and never more",
    arguments: [("077", "600", "700"), ("027", "640", "750"), ("022", "644", "755")])
  func modes(umask: String, file: String, folder: String) throws {
    let place = try TemporaryFolder()
    try SmallLog.write(to: place, as: "reference")
    let run = try RunningProcess.script(
      """
      set -e
      umask \(umask)
      "$TOOL" init log --country ML --reference reference
      "$TOOL" --data log add --date 2025-07-01 --kind shelling --town Niono
      "$TOOL" --data log amend town:Niono --title New --reason test --yes
      "$TOOL" --data log list --output log/list.csv
      find log -type f ! -perm \(file) > others
      find log -type d ! -perm \(folder) >> others
      find log -type f > files
      """, in: place.path, environment: ["INCIDENTLOG_NOW": "2025-07-02T09:00:00Z"]
    ).wait()
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try place.text("others") == "")
    let files = Set(try place.text("files")?.split(separator: "\n").map(String.init) ?? [])
    #expect(
      files == [
        "log/.gitattributes", "log/actors.jsonl", "log/incidents/2025.jsonl", "log/list.csv",
        "log/log.json", "log/regions.jsonl", "log/towns.jsonl",
      ])
  }
}
