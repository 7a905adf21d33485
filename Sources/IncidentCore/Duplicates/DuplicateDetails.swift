import TextBasics

/// What of an incident is compared with others and stands in no column.
package struct DuplicateDetails: Sendable {
  /// The place in the words of the source.
  let asWritten: String?
  /// Those whom its own statements name, but for those that deny or reject it.
  let named: [String]
  /// What tells its sources from others: hashes of addresses, digests, publishers with titles.
  let sources: [Int]
  /// What tells texts about it from others: hashes of titles, summaries and accounts of some length.
  let texts: [Int]
  let externals: [String: Set<String>]
  let notDuplicateOf: [String]

  /// Takes them from an incident, of which nothing else need be there.
  package init(_ incident: Incident) {
    asWritten = incident.place.asWritten
    let statements = incident.evidence.attributions
    named = statements.filter { $0.status != .denied && $0.status != .rejected }.flatMap(\.actors)
    sources = incident.evidence.sources.flatMap(\.identities)
    texts = incident.ownTexts.compactMap(DuplicateDetails.hash)
    externals = Dictionary(grouping: incident.external, by: \.scheme).mapValues {
      Set($0.map(\.id))
    }
    notDuplicateOf = incident.notDuplicateOf
  }

  /// A shorter text can well be written twice, such as `attack on a convoy`.
  private static let leastText = 40

  /// The hash of a folded text; nil where it says too little to be of one attack only.
  private static func hash(_ text: String) -> Int? {
    guard text.utf8.count >= leastText else { return nil }
    let folded = NameFolding.fold(text)
    return folded.utf8.count < leastText ? nil : folded.hashValue
  }
}

extension Incident {
  /// The texts that were written of it alone; an article is about several attacks.
  fileprivate var ownTexts: [String] {
    [title, summary].compactMap { $0 } + evidence.accounts.map(\.text)
  }
}

extension Source {
  fileprivate var identities: [Int] {
    [url, sha256, title.map { "\(NameFolding.fold(publisher))|\(NameFolding.fold($0))" }]
      .compactMap { $0?.hashValue }
  }
}
