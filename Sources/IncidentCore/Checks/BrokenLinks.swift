/// What a line of a record tells of the lines that it replaces.
package struct RevisionLink: Sendable, Hashable {
  /// The first 16 hexadecimal digits of the SHA-256 of the line.
  package let hash: String
  /// The revision.
  package let revision: Int
  /// The lines that it replaces.
  package let replaces: [String]
  /// Whether it is not current and no line replaces it.
  package let isOpen: Bool

  /// Describes a line.
  package init(hash: String, revision: Int, replaces: [String], isOpen: Bool) {
    self.hash = hash
    self.revision = revision
    self.replaces = replaces
    self.isOpen = isOpen
  }
}

/// The one rule that tells lines edited by hand from amendments that two people made side by side.
package enum BrokenLinks {
  /// Finds the lines of one record that replace one which is not there.
  ///
  /// Lines of one record, by revision, each once. What left a log takes only the current revision
  /// along, so that of a part the first line may well replace one that is not there.
  ///
  /// - Returns: The position of each such line, and of the line that nobody replaces only because of
  ///   that: it was edited, or stands before one that was taken out.
  package static func all(
    in lines: [RevisionLink], isPart: Bool = false
  ) -> [(line: Int, edited: Int?)] {
    let hashes = Set(lines.map(\.hash))
    let first = lines.first?.revision
    let broken = lines.indices.filter { index in
      !lines[index].replaces.allSatisfy(hashes.contains)
        && !(isPart && lines[index].revision == first)
    }
    guard !broken.isEmpty else { return [] }
    // Two revisions that were made of one, or of nothing, were made side by side.
    var open = lines.indices.filter { index in
      let line = lines[index]
      return line.isOpen
        && !lines.contains { other in
          other != line
            && (other.revision == line.revision
              || !Set(other.replaces).isDisjoint(with: line.replaces))
        }
    }
    return broken.map { index in
      let place = open.lastIndex { lines[$0].revision < lines[index].revision }
      return (index, place.map { open.remove(at: $0) })
    }
  }
}
