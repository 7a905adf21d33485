import Testing

@testable import IncidentCore

@Suite struct PlaceSetsTests {
  @Test(arguments: [[], [0], [700], [700, 3, 64, 63, 3, 10_000, 0], [127, 128, 126, 128]])
  func `places are told in order, each once, whatever came first`(places: [UInt32]) {
    var sets = PlaceSets(places: 10_001)
    sets.widen(to: 3)
    sets.insert(places, at: places.map { _ in 1 })
    #expect(sets.places(of: 1) == Set(places).sorted())
    #expect(sets.places(of: 2) == [])
    var others = sets.emptied
    others.widen(to: 2)
    others.insert([65, 66], at: [0, 1])
    others.formUnion(0, sets, 1)
    #expect(others.places(of: 0) == Set(places + [65]).sorted())
    #expect(others.places(of: 1) == [66])
  }

  @Test func `few places have few words`() {
    var sets = PlaceSets(places: 65)
    sets.widen(to: 2)
    sets.insert([64, 0, 63], at: [0, 1, 0])
    #expect(sets.places(of: 0) == [63, 64])
    #expect(sets.places(of: 1) == [0])
  }
}

extension PlaceSets {
  fileprivate mutating func insert(_ places: [UInt32], at sets: [Int32]) {
    insert(places.span, at: sets)
  }

  fileprivate func places(of set: Int) -> [UInt32] {
    var places: [UInt32] = []
    forEachPlace(of: set) { places.append(UInt32($0)) }
    return places
  }
}
