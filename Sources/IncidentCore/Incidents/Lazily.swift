import Synchronization

/// A value that is made when it is first asked for, once for all threads.
package final class Lazily<Value: Sendable>: Sendable {
  private let make: @Sendable () -> Value
  private let known = Mutex<Value?>(nil)

  /// Takes the way to make the value; it must not ask for the value itself.
  package init(_ make: @escaping @Sendable () -> Value) {
    self.make = make
  }

  /// The value.
  package var value: Value {
    known.withLock { known in
      if let known { return known }
      let value = make()
      known = value
      return value
    }
  }
}
