import CommandLineKit

/// All topics of help, in the order in which help lists them.
enum TopicCatalog {
  static let all: [HelpTopic] = [
    .queries, .dates, .attribution, .formats, .exitCodes, .data, .environment,
  ]
}
