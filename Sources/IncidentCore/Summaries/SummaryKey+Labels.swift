extension SummaryKey {
  /// Finds labels for keys that read alike: `Kayes (until 2023)`, `Madina (Ségou)`.
  ///
  /// Keys that stand alone keep their labels.
  static func toldApart(
    _ keys: [SummaryKey], by dimension: SummaryDimension, in picture: LogPicture
  ) -> [SummaryKey: SummaryKey] {
    let alike = Dictionary(grouping: keys.filter { !$0.isBucket }, by: dimension.label)
      .filter { $0.value.count > 1 }
    var told: [SummaryKey: SummaryKey] = [:]
    for (label, keys) in alike {
      let qualifiers = keys.map { dimension.qualifier?($0.id, picture) }
      let differ = Set(qualifiers).count == keys.count
      for (key, qualifier) in zip(keys, qualifiers) {
        let qualifier = differ ? qualifier ?? key.id : key.id
        told[key] = .value(id: key.id, label: "\(label) (\(qualifier))")
      }
    }
    return told
  }
}

extension RegionMap {
  /// What tells a region from others of its name: when it existed, else where it lies.
  func qualifier(of id: String) -> String? {
    guard let region = self[id] else { return nil }
    if let until = region.valid.lastDay { return "until \(CalendarNames.year(until.year))" }
    if let from = region.valid.firstDay { return "since \(CalendarNames.year(from.year))" }
    return region.parents.first.map { name(of: $0.region) }
  }
}
