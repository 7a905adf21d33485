import IncidentCore
import IncidentStorage
import TextBasics

/// Takes out of a record what a merge gave it, and keeps what was recorded since.
///
/// Statements and sources that were changed since stay, and so do sources that are cited by what
/// stays. A marking that became closer stays too: what was recorded since may rely on it.
struct ChangeReversal {
  /// The record without what the merge gave it.
  private(set) var json: JSON
  /// What stays although it came by the merge.
  private(set) var notes: [Diagnostic] = []
  private let before: JSON
  private let after: JSON

  /// Takes a change of a record back; nil where it was merged into another since, or is merged no
  /// more.
  ///
  /// - Parameters:
  ///   - current: The record as it stands.
  ///   - before: The record as it stood before the change.
  ///   - after: The record as the change left it.
  init?(of current: JSON, changedFrom before: JSON, to after: JSON) {
    let standing = { (json: JSON) in [json["state"], json["into"]] }
    guard
      standing(current) == standing(after) || (current["into"] == nil && after["into"] == nil)
    else { return nil }
    json = current
    self.before = before
    self.after = after
    takeBackFields()
    let staying =
      EvidenceLists.statements.flatMap { takeOut(from: $0) { _ in true } } + takeOutSources()
    guard !staying.isEmpty else { return }
    let id = json["id"]?.string ?? ""
    notes.append(
      Diagnostic(
        .warning, code: "stays",
        "\(staying.joined(separator: ", ")) of `\(id)` came by the merge and \(staying.count == 1 ? "stays" : "stay"): changed or cited since",
        hints: [
          "`incidentlog amend \(id) \(staying.map { "--remove \($0)" }.joined(separator: " ")) "
            + "--reason TEXT` takes "
            + "\(staying.count == 1 ? "it" : "them") out, so that nothing counts twice"
        ]))
  }

  private mutating func takeBackFields() {
    let others = Set(["id", "revision", "recorded", "marking"] + EvidenceLists.all)
    var names: [String] = []
    for member in (before.members ?? []) + (after.members ?? []) where !names.contains(member.key) {
      names.append(member.key)
    }
    for name in names where !others.contains(name) && before[name] != after[name] {
      let (old, new) = (before[name]?.array ?? [], after[name]?.array ?? [])
      if json[name] == after[name] {
        json[name] = before[name]
      } else if let now = json[name]?.array {
        let kept = now.filter { old.contains($0) || !new.contains($0) }
        let back = old.filter { !new.contains($0) && !kept.contains($0) }
        json[name] = kept.isEmpty && back.isEmpty ? nil : .array(kept + back)
      }
    }
  }

  /// Takes out of a list what the merge gave it, and gives the keys of what was changed since.
  private mutating func takeOut(from list: String, where isFree: (String) -> Bool) -> [String] {
    var staying: [String] = []
    var kept: [JSON] = []
    let old = (before[list]?.array ?? []).compactMap { $0["key"]?.string }
    for element in json[list]?.array ?? [] {
      let key = element["key"]?.string ?? ""
      let gained = after.element(key, of: list)
      guard let gained, !old.contains(key) else {
        kept.append(element)
        continue
      }
      guard gained != element || !isFree(key) else { continue }
      kept.append(element)
      staying.append(key)
    }
    if json[list] != nil { json[list] = kept.isEmpty ? nil : .array(kept) }
    return staying
  }

  /// Takes out sources, those that repeat others first.
  private mutating func takeOutSources() -> [String] {
    while true {
      let count = json["sources"]?.array?.count ?? 0
      let cited = Set(
        EvidenceLists.statements.flatMap { json[$0]?.array ?? [] }
          .flatMap { $0["sources"]?.array ?? [] }.compactMap(\.string)
          + (json["sources"]?.array ?? []).compactMap { $0["relays"]?.string })
      let staying = takeOut(from: "sources") { !cited.contains($0) }
      if (json["sources"]?.array?.count ?? 0) == count { return staying }
    }
  }
}
