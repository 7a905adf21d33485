import Synchronization

/// Questions that a command asked, in order.
final class Questions: Sendable {
  private let texts = Mutex<[String]>([])

  /// Notes a question.
  func add(_ text: String) { texts.withLock { $0.append(text) } }

  /// All questions.
  var all: [String] { texts.withLock { $0 } }
}
