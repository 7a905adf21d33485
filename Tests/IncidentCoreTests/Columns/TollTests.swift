import Testing

@testable import IncidentCore

@Suite struct TollTests {
  @Test func `what is not known of a sum is told apart from none`() {
    var toll = Toll()
    #expect(toll.isEmpty)
    toll.set(0, SIMD4(0, -1, 7, -1))
    toll.set(3, SIMD4(-1, 2, -1, -1))
    #expect(toll.bounds(0) == SIMD4(0, -1, 7, -1))
    #expect(toll.bounds(1) == nil)
    #expect(toll.bounds(3) == SIMD4(-1, 2, -1, -1))
    #expect(!toll.isEmpty)
    #expect(toll.isPlain)
    toll.voices = 2
    #expect(!toll.isPlain)
  }

  @Test func `the largest numbers are added up beside what is known of them`() {
    let most = Toll.limit - 1
    var toll = Toll()
    toll.set(0, SIMD4(most, most, -1, -1))
    toll.set(2, SIMD4(-1, -1, most, -1))
    var other = Toll()
    other.set(0, SIMD4(1, -1, 3, -1))
    var sum = TollSum()
    for _ in 0..<1000 { sum.add(toll) }
    var rest = TollSum()
    rest.add(other)
    sum.add(rest)
    let all = sum[0].total(of: 1001)
    #expect(all.covered == 1001)
    #expect(all.count == CountInterval(low: 1000 * most + 1))
    let civilians = sum[2].total(of: 1000)
    #expect(civilians.covered == 1000)
    #expect(civilians.count == CountInterval(high: 1000 * most))
    #expect(sum[1].isEmpty)
  }
}
