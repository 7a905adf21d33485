import Dispatch
import Synchronization

extension Array where Element: Sendable {
  /// What a closure makes of the elements, in their order; of more than `size` on all cores, so many
  /// at a time.
  func concurrentCompactMap<Result: Sendable>(
    inPartsOf size: Int = 1024, _ transform: @Sendable (Element) -> Result?
  ) -> [Result] {
    if count <= size { return compactMap(transform) }
    let parts = Mutex<[(part: Int, results: [Result])]>([])
    DispatchQueue.concurrentPerform(iterations: (count + size - 1) / size) { part in
      let results = self[part * size..<Swift.min(count, (part + 1) * size)].compactMap(transform)
      parts.withLock { $0.append((part, results)) }
    }
    return parts.withLock { $0 }.sorted { $0.part < $1.part }.flatMap(\.results)
  }
}
