import TestSupport
import Testing

@Suite("The process and its streams")
struct ClosedPipeTests {
  @Test("The built tool tells its version")
  func version() throws {
    let folder = try TemporaryFolder()
    let run = try RunningProcess.tool(["--version"], in: folder.path).wait()
    #expect(run.exitCode == 0)
    #expect(run.output == "incidentlog 0.1.0\n")
    #expect(run.errors == "")
  }
}
