import TestSupport
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@Suite("The built tool where it cannot write")
struct UnwritableTests {
  private static let add = "--data log add --date 2025-07-01 --kind shelling --town Kayes"

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try SmallLog.write(to: folder)
    chmod(folder.path, 0o755)
    let run = try RunningProcess.script("\"$TOOL\" \(Self.add)", in: folder.path).wait()
    #expect(run.exitCode == 0)
  }

  /// What makes the superuser, whom no mode keeps out, somebody else.
  private static let asNobody =
    geteuid() == 0 ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""

  private static var canBeNobody: Bool {
    let run = try? RunningProcess.script("\(asNobody)test -x \"$TOOL\"", in: "/").wait()
    return run?.exitCode == 0
  }

  @Test("A folder that is read-only is read, and a change of it refused", .enabled(if: canBeNobody))
  func readOnly() throws {
    let before = try journals()
    let run = try RunningProcess.script(
      """
      chmod -R a-w,a+rX log
      \(Self.asNobody)"$TOOL" --data log list | wc -l
      \(Self.asNobody)"$TOOL" \(Self.add)
      """, in: folder.path
    ).wait()
    #expect(run.exitCode == 4)
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(
      run.errors == """
        error: cannot lock the log: permission denied
          log/log.json
        hint: nothing was recorded; the log is as it was

        """)
    #expect(try journals() == before)
  }

  @Test("A file that may not grow further leaves the log as it was")
  func fileSizeLimit() throws {
    let before = try journals()
    let length = before.first?.bytes.count ?? 0
    let note = String(repeating: "x", count: 2 * length)
    // Units of 512 bytes; the signal is ignored as a full disk would not send one.
    let run = try RunningProcess.script(
      "trap '' XFSZ; ulimit -f 1; exec \"$TOOL\" \(Self.add) --title \(note)", in: folder.path
    ).wait()
    #expect(run.exitCode == 4)
    #expect(run.output == "")
    #expect(
      run.errors.split(separator: "\n").first == "error: cannot write the file: file too large")
    #expect(try journals() == before)
    #expect(try folder.bytes("log/pending.json") == nil)
  }

  @Test("A process that a limit kills in the middle of a write is taken back by the next")
  func killedByLimit() throws {
    let before = try journals()
    let run = try RunningProcess.script(
      "ulimit -f 1; exec \"$TOOL\" \(Self.add) --title \(String(repeating: "x", count: 900))",
      in: folder.path
    ).wait()
    #expect(run.exitCode == 128 + SIGXFSZ)
    #expect(try folder.bytes("log/pending.json") != nil)
    let next = try RunningProcess.script("\"$TOOL\" \(Self.add)", in: folder.path).wait()
    #expect(next.exitCode == 0)
    #expect(
      next.errors.split(separator: "\n").first
        == "warning: a change that never ended was taken back")
    let kept = folder.allFiles().filter { $0.hasPrefix("log/recovered/") }
    #expect(kept.count == 1)
    let after = try journals()
    #expect(after.first?.bytes.starts(with: before.first?.bytes ?? [0]) == true)
    #expect(try folder.bytes("log/pending.json") == nil)
  }

  private static let mounting = "unshare -rm sh -c 'mount -t tmpfs -o size=32k none full && "

  private static var canMount: Bool {
    let run = try? RunningProcess.script(
      "mkdir -p \"$DIR/full\" && cd \"$DIR\" && \(mounting)true'", in: "/",
      environment: ["DIR": TemporaryFolder().path]
    ).wait()
    return run?.exitCode == 0
  }

  @Test("A full disk leaves the log as it was, and room makes it writable", .enabled(if: canMount))
  func fullDisk() throws {
    let run = try RunningProcess.script(
      """
      mkdir full
      \(Self.mounting)cp -r log full/log && cd full &&
      { head -c 40000 /dev/zero >filler 2>/dev/null; cat log/incidents/*.jsonl >../before
      "$TOOL" \(Self.add); echo $?; cat log/incidents/*.jsonl >../after; ls log >../names; rm filler
      "$TOOL" \(Self.add) >/dev/null 2>&1; echo $?; }'
      """, in: folder.path
    ).wait()
    #expect(run.output == "4\n0\n")
    #expect(
      run.errors.split(separator: "\n").first
        == "error: cannot write the file: no space left on device")
    #expect(
      try folder.text("names") == "actors.jsonl\nincidents\nlog.json\nregions.jsonl\ntowns.jsonl\n")
    let before = try #require(try folder.bytes("before"))
    #expect(try before == journalBytes())
    #expect(try folder.bytes("after") == before)
  }

  private struct Journal: Equatable {
    let name: String
    let bytes: [UInt8]
  }

  private func journals() throws -> [Journal] {
    try folder.allFiles().filter { $0.hasPrefix("log/incidents/") }.map { name in
      Journal(name: name, bytes: try folder.bytes(name) ?? [])
    }
  }

  private func journalBytes() throws -> [UInt8] { try journals().flatMap(\.bytes) }
}
