import CommandLineKit
import Documents

extension HelpTopic {
  /// How a run ends, told to scripts.
  static let exitCodes = HelpTopic(
    name: "exit-codes",
    otherNames: ["exit-code", "exit", "exit-status", "codes", "status-codes", "errors", "error"],
    abstract: "how a run tells a script what became of it",
    document: Document([
      .facts([
        fact(.done, "done; also where a reader such as `head` closed the pipe early"),
        fact(
          .nothingFound,
          "nothing found, with `--exit-status`; problems found, by a command that checks"),
        fact(.wrongUsage, "wrong usage, or what was typed is refused; nothing was recorded"),
        fact(
          .invalidData,
          "data cannot be read or is invalid; a looking command has still shown the good lines"),
        fact(
          .refused,
          "refused: the log is locked, the question was declined, a file would be overwritten"),
        fact(.interrupted, "interrupted from the keyboard"),
      ]),
      .paragraph(
        "Results go to standard output, everything said to a person to standard error. "
          + "\("--errors json", .code) prints one object a problem there, with a stable "
          + "\("code", .code)."),
      .heading("Examples", level: 1),
      .code(
        """
        # was anything recorded of a town this week?
        incidentlog list --town Niono --date "this week" --exit-status > today.txt
        # what is wrong with a command, for a program
        incidentlog list --town Niorno --errors json
        """),
    ]))

  private static func fact(_ code: ExitCode, _ meaning: String) -> Fact {
    Fact(String(code.status), OptionText.prose(meaning))
  }
}
