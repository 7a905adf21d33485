/// A record of any collection by its full id.
package struct RecordName: Sendable, Hashable {
  /// The collection that it is in.
  package let collection: LogCollection
  /// Its id.
  package let id: String

  /// Names a record.
  package init(collection: LogCollection, id: String) {
    self.collection = collection
    self.id = id
  }
}
