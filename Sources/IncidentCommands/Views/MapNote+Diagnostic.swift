import IncidentCore
import TextBasics

extension MapNote {
  /// The note in words, with the option that shows the other map.
  var diagnostic: Diagnostic {
    let attacks = added == 1 ? "1 attack" : "\(added) attacks"
    let places = towns.isEmpty ? "" : " (\(towns.prefix(5).joined(separator: ", ")))"
    switch map {
    case .earlier:
      let day = change - 1
      return Diagnostic(
        .note, code: "map-changed",
        "\(name) as it was until \(day.text) would add \(attacks)\(places)",
        hints: ["`--boundaries \(day.iso)` places all attacks on that map"])
    case .present:
      return Diagnostic(
        .note, code: "map-changed",
        "\(name) as it is since \(change.text) would add \(attacks)\(places)",
        hints: ["`--boundaries today` places all attacks on the present map"])
    }
  }
}
