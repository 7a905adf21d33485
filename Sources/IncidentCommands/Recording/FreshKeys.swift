import IncidentStorage
import TextBasics

/// Sees to it that a key, once it has named a statement or a source, never names another.
///
/// What somebody wrote of `c1` in a report or a reason is else about something else once `c1` was
/// taken out and the key given again.
struct FreshKeys {
  /// Keys that named something else before, each with one that is free.
  let renamed: [String: String]

  /// Compares a record as it will be with its revisions.
  ///
  /// - Parameters:
  ///   - json: The record as it will be.
  ///   - start: The revision that it was made from, whose keys it keeps.
  ///   - revisions: All revisions of the record.
  init(of json: JSON, madeFrom start: JSON, among revisions: [JSON]) {
    var taken = (revisions + [json]).flatMap(FreshKeys.keys)
    var renamed: [String: String] = [:]
    for list in EvidenceLists.all {
      for element in json[list]?.array ?? [] {
        guard let key = element["key"]?.string, !start.holds(key, in: list) else { continue }
        let known = revisions.filter { $0.holds(key) }
        guard !known.isEmpty, !known.contains(where: { $0.element(key, of: list) == element })
        else { continue }
        // What came from another revision keeps the key that it has there.
        let own = revisions.lazy.compactMap { $0.key(of: element, in: list) }.first {
          !json.holds($0) && !renamed.values.contains($0)
        }
        let free = own ?? RecordKeys.next(in: list, after: taken)
        taken.append(free)
        renamed[key] = free
      }
    }
    self.renamed = renamed
  }

  /// The record with keys that are free, also where they are cited.
  func applied(to json: JSON) -> JSON {
    guard !renamed.isEmpty else { return json }
    var json = json
    for list in EvidenceLists.all {
      json[list] = (json[list]?.array).map { .array($0.map(applied(toElement:))) }
    }
    json["support"] = (json["support"]?.array).map { elements in
      .array(elements.map { renaming("source", in: $0) })
    }
    return json
  }

  private func applied(toElement element: JSON) -> JSON {
    var element = renaming("relays", in: renaming("key", in: element))
    element["sources"] = (element["sources"]?.array).map { cited in
      .array(cited.map { key in key.string.flatMap { renamed[$0] }.map(JSON.string) ?? key })
    }
    return element
  }

  private func renaming(_ field: String, in element: JSON) -> JSON {
    guard let new = element[field]?.string.flatMap({ renamed[$0] }) else { return element }
    var element = element
    element[field] = .string(new)
    return element
  }

  private static func keys(_ json: JSON) -> [String] {
    EvidenceLists.all.flatMap { json[$0]?.array ?? [] }.compactMap { $0["key"]?.string }
  }
}

extension JSON {
  /// The key of an element that says the same.
  fileprivate func key(of element: JSON, in list: String) -> String? {
    func said(_ element: JSON) -> JSON {
      var element = element
      element["key"] = nil
      return element
    }
    return self[list]?.array?.first { said($0) == said(element) }?["key"]?.string
  }

  fileprivate func holds(_ key: String, in list: String) -> Bool { element(key, of: list) != nil }

  fileprivate func holds(_ key: String) -> Bool {
    EvidenceLists.all.contains { holds(key, in: $0) }
  }
}

extension LogContents {
  /// A record as it will be, its new statements and sources under keys that are free.
  func withFreshKeys(
    _ json: JSON, madeFrom start: JSON, in collection: LogCollection
  ) throws(StorageProblem) -> JSON {
    guard let keys = try freshKeys(of: json, madeFrom: start, in: collection) else { return json }
    return keys.applied(to: json)
  }

  /// The keys of a record as it will be; nil where it has no revision that could have had others.
  func freshKeys(
    of json: JSON, madeFrom start: JSON, in collection: LogCollection
  ) throws(StorageProblem) -> FreshKeys? {
    guard let id = json["id"]?.string, let line = line(of: id, in: collection), line.revision > 1,
      EvidenceLists.all.contains(where: { list in
        (json[list]?.array ?? []).contains { element in
          element["key"]?.string.map { !start.holds($0, in: list) } ?? false
        }
      })
    else { return nil }
    return FreshKeys(of: json, madeFrom: start, among: try revisions(of: id, in: collection))
  }
}
