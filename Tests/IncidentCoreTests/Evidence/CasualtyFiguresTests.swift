import IncidentCore
import Testing

@Suite("CasualtyFigures")
struct CasualtyFiguresTests {
  private func figures(
    _ statements: [CasualtyStatement], sources: [Source] = []
  ) -> CasualtyFigures {
    CasualtyFigures(Evidence(casualties: statements, sources: sources))
  }

  @Test("Between speakers the smallest low, the largest high")
  func severalSpeakers() {
    let found = figures([
      Samples.casualties(.civilians, CountInterval(low: 5, high: 7)),
      Samples.casualties(.civilians, CountInterval(low: 3, high: 6), by: "ngo"),
    ])[CasualtyKey(.civilians, .killed)]
    #expect(found?.count == CountInterval(low: 3, high: 7))
  }

  @Test("An open end of one speaker leaves the estimate open")
  func openEnd() {
    let found = figures([
      Samples.casualties(.assailants, CountInterval(low: 80), by: "fama"),
      Samples.casualties(.assailants, CountInterval(exactly: 30), by: "ngo"),
    ])[CasualtyKey(.assailants, .killed)]
    #expect(found?.count == CountInterval(low: 30, best: 30, high: nil))
  }

  @Test("Of at least so many and at most so many no bound is left, but a figure is")
  func noCommonBound() {
    let found = figures([
      Samples.casualties(.all, CountInterval(low: 200), by: "fama"),
      Samples.casualties(.all, CountInterval(high: 300), by: "ngo"),
      Samples.casualties(.civilians, CountInterval(high: 2), by: "ngo"),
    ])
    #expect(found[CasualtyKey(.all, .killed)]?.count == CountInterval(low: 0))
    #expect(found.total(.killed)?.count == CountInterval(low: 0))
  }

  @Test("The best number is that of the most reliable source, then of the latest")
  func best() {
    let reliable = Source(
      key: "s1", publisher: "A", kind: .ngo, reliability: .usuallyReliable)
    let doubtful = Source(key: "s2", publisher: "B", kind: .media, reliability: .unreliable)
    let first = Samples.casualties(
      .civilians, CountInterval(exactly: 10), by: "ngo", at: "2025-07-01", sources: ["s1"])
    let second = Samples.casualties(
      .civilians, CountInterval(exactly: 14), at: "2025-07-02", sources: ["s2"])
    let key = CasualtyKey(.civilians, .killed)
    #expect(
      figures([first, second], sources: [reliable, doubtful])[key]?.count
        == CountInterval(low: 10, best: 10, high: 14))
    #expect(
      figures([first, second])[key]?.count == CountInterval(low: 10, best: 14, high: 14))
  }

  @Test("Of one named speaker the latest statement stands")
  func latestOfNamedSpeaker() {
    let found = figures([
      Samples.casualties(.assailants, CountInterval(low: 80), by: "fama", at: "2025-07-02"),
      Samples.casualties(.assailants, CountInterval(low: 30), by: "fama", at: "2025-07-01"),
    ])[CasualtyKey(.assailants, .killed)]
    #expect(found?.count == CountInterval(low: 80))
  }

  @Test("Unnamed speakers replace nobody")
  func unnamedSpeakers() {
    let found = figures([
      Samples.casualties(.civilians, CountInterval(exactly: 2), at: "2025-07-01"),
      Samples.casualties(.civilians, CountInterval(exactly: 4), at: "2025-07-02"),
    ])[CasualtyKey(.civilians, .killed)]
    #expect(found?.count == CountInterval(low: 2, best: 4, high: 4))
  }

  @Test("Asked but unknown is neither zero nor unreported")
  func unknown() {
    let found = figures([Samples.casualties(.civilians, .unknown)])
    #expect(found.total(.killed)?.count == CountInterval.unknown)
    #expect(found.total(.killed)?.count != CountInterval(exactly: 0))
    #expect(found.total(.wounded) == nil)
    #expect(figures([]).total(.killed) == nil)
  }

  @Test("Who does not know takes no part beside who knows")
  func unknownBesideKnown() {
    let found = figures([
      Samples.casualties(.civilians, .unknown),
      Samples.casualties(.civilians, CountInterval(exactly: 5), by: "ngo"),
    ])
    #expect(found.total(.killed)?.count == CountInterval(exactly: 5))
  }

  @Test("None is a number")
  func zero() {
    let found = figures([Samples.casualties(.civilians, CountInterval(exactly: 0))])
    #expect(found.total(.killed)?.count == CountInterval(exactly: 0))
  }

  @Test("The total is what is stated for all, else the sum over sides, never both")
  func total() {
    let sides = [
      Samples.casualties(.civilians, CountInterval(exactly: 5)),
      Samples.casualties(.assailants, CountInterval(low: 80)),
    ]
    #expect(figures(sides).total(.killed)?.count == CountInterval(low: 85))
    let all = Samples.casualties(.all, CountInterval(exactly: 90))
    #expect(figures(sides + [all]).total(.killed)?.count == CountInterval(exactly: 90))
    let unknown = Samples.casualties(.all, .unknown)
    #expect(figures(sides + [unknown]).total(.killed)?.count == CountInterval(low: 85))
  }

  @Test("A total for one actor is a total where there is no other")
  func totalOfActor() {
    let found = figures([Samples.casualties(.all, CountInterval(exactly: 9), actor: "jnim")])
    #expect(found.total(.killed)?.count == CountInterval(exactly: 9))
  }

  @Test("Actors of one side add up unless the side has a figure of its own")
  func actors() {
    let byActor = [
      Samples.casualties(.armedGroup, CountInterval(exactly: 3), actor: "jnim"),
      Samples.casualties(.armedGroup, CountInterval(exactly: 4), actor: "is-sahel"),
    ]
    #expect(figures(byActor).total(.killed)?.count == CountInterval(exactly: 7))
    let whole = Samples.casualties(.armedGroup, CountInterval(exactly: 10))
    #expect(figures(byActor + [whole]).total(.killed)?.count == CountInterval(exactly: 10))
  }

  @Test("In a sum a missing low counts nothing and a missing high leaves no bound")
  func sums() {
    let found = figures([
      Samples.casualties(.civilians, CountInterval(high: 7)),
      Samples.casualties(.stateForces, CountInterval(low: 2, best: 3, high: 4)),
    ])
    #expect(found.total(.killed)?.count == CountInterval(low: 2, best: nil, high: 11))
    let about = figures([
      Samples.casualties(.civilians, CountInterval(best: 20)),
      Samples.casualties(.stateForces, CountInterval(exactly: 5)),
    ])
    #expect(about.total(.killed)?.count == CountInterval(low: 5, best: 25, high: nil))
  }

  @Test("Hostile figures do not overflow")
  func overflow() {
    let found = figures([
      Samples.casualties(.civilians, CountInterval(exactly: .max)),
      Samples.casualties(.stateForces, CountInterval(exactly: .max)),
    ])
    #expect(found.total(.killed)?.count == CountInterval(exactly: .max))
  }
}
