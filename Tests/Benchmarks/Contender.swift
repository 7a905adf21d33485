/// One program with one command, of several that answer the same question.
struct Contender {
  /// What it is called in a table.
  var name: String
  /// The path of the program, and its arguments, for each round.
  var words: (_ round: Int) -> [String]
  /// The folder that the tool may keep its index in; nil for other programs.
  var cache: String?
  /// How its answer is read; nil where it is not compared.
  var answer: AnswerForm?
  /// Which answers of a race must be the same: those of one name.
  var agreement = ""
  /// Whether the outputs of all that are so, and agree by name, must be the same byte for byte.
  var isExact = false
  /// Whether what others need is told in times of this one.
  var isReference = false
  /// What is done before each run, outside of the time.
  var prepare: () throws -> Void = {}

  /// Makes a contender that says the same words in each round.
  init(_ name: String, _ words: [String], cache: String? = nil, answer: AnswerForm? = nil) {
    self.init(name, cache: cache, answer: answer) { _ in words }
  }

  /// Makes a contender that says other words in each round.
  init(
    _ name: String, cache: String? = nil, answer: AnswerForm? = nil,
    words: @escaping (_ round: Int) -> [String]
  ) {
    self.name = name
    self.words = words
    self.cache = cache
    self.answer = answer
  }
}
