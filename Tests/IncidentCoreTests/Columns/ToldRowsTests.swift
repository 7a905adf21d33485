import Testing

@testable import IncidentCore

@Suite struct ToldRowsTests {
  /// Active, retracted and superseded in turn, with other bits of the byte set, then no state.
  private let standings = NumberColumn<UInt8>(
    (0..<130).map { UInt8($0 % 4) | UInt8($0 % 7) << 2 | UInt8($0 % 5) << 5 })

  private func told(_ answers: [ColumnAnswer], _ states: Set<RecordState>) -> ToldRows {
    var told = ToldRows(standings, states, words: 3)
    for start in stride(from: 0, to: answers.count, by: 64) {
      let rows = start..<min(start + 64, answers.count)
      told.add(rows, bits(answers[rows].map(\.rawValue)))
    }
    return told
  }

  private func bits(_ codes: [UInt8]) -> AnswerBits {
    var bits = AnswerBits()
    for code in codes.reversed() { bits.prepend(code) }
    return bits
  }

  @Test(arguments: [[RecordState.allCases[0]], [], RecordState.allCases])
  func `only rows of wanted states are told`(states: [RecordState]) {
    let answers = (0..<130).map { row -> ColumnAnswer in
      row % 3 == 0 ? .yes : row % 3 == 1 ? .unknown : .no
    }
    let told = told(answers, Set(states))
    let numbers = states.isEmpty ? [] : states.count == 1 ? [0] : [0, 1, 2]
    let wanted = (0..<130).filter { numbers.contains($0 % 4) }
    #expect(Array(RowSet(words: told.words)) == wanted.filter { $0 % 3 == 0 })
    #expect(told.doubtful == wanted.filter { $0 % 3 == 1 })
  }

  @Test func `rows that nothing answers have a word too`() {
    let told = told(Array(repeating: .no, count: 130), Set(RecordState.allCases))
    #expect(told.words == [0, 0, 0] && told.doubtful.isEmpty)
  }

  @Test func `answers that are open are asked for, each once`() {
    var bits = bits((0..<64).map { $0 == 5 ? 2 : $0 % 16 == 0 ? AnswerBits.open : 0 })
    var asked: [Int] = []
    bits.close { offset in
      asked.append(offset)
      return [.yes, .no, .unknown, .yes][offset / 16]
    }
    #expect(asked == [0, 16, 32, 48])
    #expect(bits.yes == 1 | 1 << 5 | 1 << 48)
    #expect(bits.unknown == 1 << 32)
  }
}
