import TestSupport
import Testing

@Suite("Mutated inputs")
struct FuzzTests {
  @Test("Nothing that is read makes the reader fail", arguments: FuzzTarget.all)
  func shortly(_ target: FuzzTarget) throws {
    try target.run(seed: 1, count: target.inputs / 3)
  }
}

@Suite("Mutated inputs, many", .enabled(if: SlowTests.areWanted))
struct SlowFuzzTests {
  @Test(
    "Nothing that is read makes the reader fail", arguments: FuzzTarget.all,
    Array(2...5) as [UInt64])
  func long(_ target: FuzzTarget, seed: UInt64) throws {
    try target.run(seed: seed, count: target.inputs * 20)
  }
}
