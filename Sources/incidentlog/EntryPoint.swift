import IncidentCommands

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The process: everything it does lives in the command library.
@main
enum EntryPoint {
  static func main() {
    exit(IncidentLogTool.main())
  }
}
