import CommandLineKit

extension Option {
  /// The long name, without dashes.
  var name: String { specification.name }
}
