package import TextBasics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a log cannot be read or changed.
public struct StorageProblem: Error, Sendable, Hashable {
  /// What follows from it.
  public let kind: Kind
  /// What is wrong, where, and the ways out.
  package let diagnostics: [Diagnostic]

  /// What follows from a problem.
  public enum Kind: Sendable, Hashable {
    /// No log was found where it was looked for.
    case noLog
    /// What was given cannot be recorded.
    case wrongInput
    /// Data that cannot be read or is invalid.
    case invalidData
    /// Nothing was changed: the log is locked, changed meanwhile, or would be overwritten.
    case refused
    /// The system did not let the log be written; nothing was changed, unless the code is
    /// `not-confirmed`.
    case notWritten
  }

  /// The problems in one text, a line each.
  public var description: String {
    diagnostics.map(\.summary).joined(separator: "\n")
  }

  package init(_ kind: Kind, _ diagnostics: [Diagnostic]) {
    self.kind = kind
    self.diagnostics = diagnostics
  }

  init(_ kind: Kind, code: String, _ summary: String, file: String? = nil, hints: [String] = []) {
    let place = file.map { Diagnostic.Place(file: $0) }
    self.init(kind, [Diagnostic(code: code, summary, at: place, hints: hints)])
  }

  /// The system refused something; its reason is in `errno`.
  static func system(_ kind: Kind, _ action: String, file: String) -> StorageProblem {
    let reason = String(cString: strerror(errno)).lowercased()
    return StorageProblem(
      kind, code: "system", "cannot \(action): \(reason)", file: file,
      hints: kind == .notWritten ? ["nothing was recorded; the log is as it was"] : [])
  }
}
