import IncidentStorage

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The memory of the benchmark itself.
///
/// Linux counts the peak of whoever starts a process into the peak of that process. So the
/// benchmark keeps its own peak small (logs are made in processes of their own), and says of a
/// smaller one only that it is below its own.
enum OwnMemory {
  /// Makes what is in memory now the peak.
  static func forgetPeak() {
    let file = open("/proc/self/clear_refs", O_WRONLY)
    guard file >= 0 else { return }
    _ = write(file, "5", 1)
    close(file)
  }

  /// The peak since then, in bytes; 0 where the system does not count it into other processes.
  static var peak: Int {
    let status = (try? FileAccess().read("/proc/self/status")).flatMap { $0 } ?? []
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    guard let line = lines.first(where: { $0.hasPrefix("VmHWM:") }) else { return 0 }
    return (Int(line.filter(\.isNumber)) ?? 0) * 1024
  }
}
