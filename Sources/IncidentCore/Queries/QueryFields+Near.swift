import TextBasics

// The field that asks what lies within a distance of a place, a country or a country's border.

extension QueryField {
  static let near = QueryField(
    name: "near", valueName: "PLACE~KM",
    help:
      "within a distance of a town or a point, such as Kayes~50km; of a country, all of it with "
      + "what lies around, Senegal~50km; of its border, on both sides, Senegal-border~50km",
    values: .names("town")
  ) { wanted, compiler throws(Diagnostic) in
    let parts = wanted.value.split(separator: "~", omittingEmptySubsequences: false)
    var distance = parts.last.map(String.init)?.lowercased() ?? ""
    if distance.hasSuffix("km") { distance.removeLast(2) }
    distance = String(distance.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    guard parts.count == 2, let kilometres = Double(distance), kilometres.isFinite, kilometres >= 0
    else {
      let number = distance.prefix { $0.isNumber || $0 == "." }
      let meant = parts.count == 2 && Double(number) != nil ? "\(parts[0])~\(number)km" : nil
      throw Diagnostic(
        code: "wrong-distance", "`\(wanted.value)` names no place and distance",
        hints: [
          Suggestions.question(meant.map { [$0] } ?? [])
            ?? "write the place, `~` and kilometres, such as `Kayes~50km`, `14.25,-5.99~50km` or "
            + "`Senegal-border~50km`"
        ])
    }
    let centre = String(parts[0])
    if centre.contains(where: \.isNumber), centre.contains(where: { ",°".contains($0) }) {
      let point = try Coordinates(typed: centre)
      compiler.noteIfSwapped(point, distance, kilometres)
      return QueryReading("\(distance) km around \(point.text)") { attack in
        attack.coordinates.map { $0.distance(to: point) <= kilometres } ?? false
      }
    }
    if let border = BorderPhrase(centre) {
      let (country, outline) = try compiler.border(border)
      return QueryReading(
        QueryMeaning(
          "within \(distance) km of the border of \(country.name) (\(country.id)), on "
            + "both sides", ids: [country.id])
      ) { attack in
        attack.coordinates.map { outline.isWithin(kilometres, of: $0) } ?? false
      }
    }
    if let (country, outline) = compiler.bordered(centre) {
      let (typed, strip) = (
        Query.Term("near", [wanted.value]),
        Query.Term("near", ["\(country.name)-border~\(distance)km"])
      )
      compiler.notes.append(
        NameNote(
          "`\(Query.term(typed).text)` takes in all of \(country.name); "
            + "`\(Query.term(strip).text)` is the strip along its border alone"))
      let meaning = QueryMeaning(
        "in \(country.name) (\(country.id)), or within \(distance) km of it", ids: [country.id])
      return QueryReading(meaning) { attack in
        if attack.placement.all.contains(country.id) { return true }
        return attack.coordinates.map { outline.isWithin(kilometres, of: $0) } ?? false
      }
    }
    let towns: [Town]
    do throws(Diagnostic) {
      towns = try compiler.towns(centre)
    } catch {
      var problem = error
      if let border = compiler.border(misspelled: centre) {
        problem.hints = ["did you mean `\(border)~\(distance)km`?"]
      } else if let country = compiler.countries(like: centre).first {
        // A country is likelier to be meant than a town that is spelled as much like it.
        problem.hints.insert("did you mean `\(country)`, the country?", at: 0)
      }
      throw problem
    }
    var meaning = compiler.meaning(of: towns)
    meaning.text = "\(distance) km around \(meaning.text)"
    return QueryReading(meaning) { attack in
      guard let point = attack.coordinates else { return false }
      return towns.contains { point.distance(to: $0.coordinates) <= kilometres }
    }
  }
}

/// A border as people write it: `Senegal-border`, `border of Senegal`, `the border with Senegal`.
struct BorderPhrase {
  /// The country as it was named, folded.
  let country: String

  /// Reads a text; nil where it names no border.
  init?(_ text: String) {
    var words = NameFolding.fold(text).split(separator: " ").map(String.init)
    if words.first == "the" { words.removeFirst() }
    if words.starts(with: ["border", "of"]) {
      words.removeFirst(2)
    } else if words.starts(with: ["border", "with"]) {
      words.removeFirst(2)
    } else if let last = words.last, ["border", "borders"].contains(last) {
      words.removeLast()
    } else {
      return nil
    }
    if words.first == "the" { words.removeFirst() }
    guard !words.isEmpty else { return nil }
    country = words.joined(separator: " ")
  }
}

extension QueryCompiler {
  /// Notes that a point lies in a country of the log only with north and east swapped.
  fileprivate mutating func noteIfSwapped(
    _ point: Coordinates, _ distance: String, _ kilometres: Double
  ) {
    let swapped = Coordinates(latitude: point.longitude, longitude: point.latitude)
    let countries = context.regions.all.filter { $0.kind == .country }
    let isNear = countries.contains { country in
      guard let outline = country.outline else { return false }
      return outline.contains(point) || outline.isWithin(kilometres, of: point)
    }
    guard !isNear, swapped.isOnEarth,
      let meant = countries.first(where: { $0.outline?.contains(swapped) ?? false })
    else { return }
    notes.append(
      NameNote(
        "the point \(point.text) lies in no country of the log, and in \(meant.name) with north "
          + "and east swapped",
        hints: ["degrees north come first: `near:\(swapped.text)~\(distance)km`"]))
  }

  /// The country of a border that was named, with its outline.
  fileprivate func border(
    _ phrase: BorderPhrase
  ) throws(Diagnostic) -> (country: Region, outline: Outline) {
    let name = phrase.country
    if let found = bordered(name) { return found }
    let known = context.regions.all.filter { $0.kind == .country && $0.outline != nil }
    throw Diagnostic(
      code: "unknown-border", "no border of `\(name)` is known",
      hints: [
        Suggestions.question(
          (countries(beginning: name) + countries(like: name)).uniqued().prefix(2)
            .map { "\($0)-border" })
          ?? (known.isEmpty
            ? "the log's regions have no outlines"
            : "the borders are those of \(known.map { "`\($0.name)`" }.joined(separator: ", "))")
      ])
  }

  /// The border that a text names with a slip in the word for it, as `Senegal-bordr` does.
  fileprivate func border(misspelled text: String) -> String? {
    let words = NameFolding.fold(text).split(separator: " ").map(String.init)
    let slip = words.firstIndex {
      !Suggestions.closest(to: $0, among: ["border", "borders"], limit: 1).isEmpty
    }
    guard let slip, words.count > 1 else { return nil }
    let others = words[..<slip] + words[(slip + 1)...]
    // What stands before the country, as `of` and `with the` do, may be misspelled too.
    let names = (0..<min(3, others.count)).map { others.dropFirst($0).joined(separator: " ") }
    let meant = names.lazy.compactMap { self.bordered($0)?.country.name }.first
    return (meant ?? names.lazy.compactMap { self.countries(like: $0).first }.first)
      .map { "\($0)-border" }
  }

  /// The countries whose names a text begins with, as `senegalese` does, the longest name first.
  private func countries(beginning text: String) -> [String] {
    context.regions.all.filter { $0.kind == .country && $0.outline != nil }.flatMap { country in
      ([country.name] + country.aliases).filter { text.hasPrefix(NameFolding.fold($0)) }
        .prefix(1).map { _ in country.name }
    }.sorted { $0.count > $1.count }
  }
}
