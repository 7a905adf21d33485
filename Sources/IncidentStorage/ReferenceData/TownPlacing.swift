import IncidentCore

/// Places towns in the regions of a log, on each map of their country.
struct TownPlacing {
  private let index: RegionIndex
  /// The day of the second-level divisions that the joined table names.
  private let formerDay = Day(year: 2015, month: 1, day: 1) ?? .earliest
  /// The first day of the regions that the joined table names as those of 2023.
  private let presentDay = Mali2023Import.firstDay ?? .latest

  init(_ index: RegionIndex) {
    self.index = index
  }

  /// The smallest known regions that hold a place, and when; empty where only its country is known.
  func parents(of place: GeoNamesPlace) -> [Membership] {
    let division = division(of: place)
    guard
      let present = index.region(
        .adm1, named: place.region2023, in: place.countryID, on: presentDay)
    else { return onOneMap(place, division) }
    guard let division, division.id != present.id else { return [Membership(present.id)] }
    return onTwoMaps(place, former: division, present: present)
  }

  /// The smallest division of the map that the file is of.
  private func division(of place: GeoNamesPlace) -> Region? {
    let code = index.region(system: "geonames", code: place.admin2)
    if place.admin2Name.isEmpty { return code }
    return code
      ?? index.region(.adm2, named: place.admin2Name, in: place.countryID, on: formerDay)
      ?? index.region(.adm1, named: place.admin2Name, in: place.countryID, on: formerDay)
  }

  /// A place whose file knows one map: in its second level, where that lies in its first level.
  private func onOneMap(_ place: GeoNamesPlace, _ division: Region?) -> [Membership] {
    let above = index.region(system: "geonames", code: place.admin1)
    // GeoNames' codes are those of the map before the last change.
    let until = index.lastDayOfFormerMap(of: place.countryID).map(PartialDate.init)
    if let division, above == nil || division.parents.contains(where: { $0.region == above?.id }) {
      return [Membership(division.id, validity: Validity(until: division.valid.until ?? until))]
    }
    return above.map { [Membership($0.id, validity: Validity(until: until))] } ?? []
  }

  /// A place of Mali: in its cercle of 2015, then in its region since 2023 or the cercle that it is
  /// the seat of.
  private func onTwoMaps(_ place: GeoNamesPlace, former: Region, present: Region) -> [Membership] {
    let seat = index.region(system: "geonames-seat", code: place.geonamesID)
    // The northern part of the cercle of Tombouctou became the region of Taoudénit before 2023.
    let isNewWithin = !former.parents.contains { $0.region == present.id }
    let moved = isNewWithin ? present.valid.firstDay.map { min($0, presentDay) } : nil
    let until = PartialDate((moved ?? presentDay) - 1)
    var parents = [Membership(former.id, validity: Validity(until: until))]
    if let seat {
      if let moved, moved < presentDay {
        let between = Validity(from: PartialDate(moved), until: PartialDate(presentDay - 1))
        parents.append(Membership(present.id, validity: between))
      }
      parents.append(Membership(seat.id, validity: Validity(from: PartialDate(presentDay))))
    } else {
      parents.append(
        Membership(present.id, validity: Validity(from: PartialDate(moved ?? presentDay))))
    }
    return parents + zones(of: former, withoutThoseOf: [present.id, seat?.id ?? present.id])
  }

  /// The zones that are made of former cercles: a town of such a cercle stays in them.
  private func zones(of former: Region, withoutThoseOf present: [String]) -> [Membership] {
    index.zones(of: former).filter { zone in !zone.members.contains(where: present.contains) }
      .map { Membership($0.id, validity: Validity(from: PartialDate(presentDay))) }
  }
}
