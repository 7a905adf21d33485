import CommandLineKit
import Documents

extension HelpTopic {
  /// The variables that the tool reads.
  static let environment = HelpTopic(
    name: "environment",
    otherNames: ["variables", "variable", "env", "configuration", "settings"],
    abstract: "the environment variables that are read",
    document: Document([
      .paragraph(
        "An option on the command line comes before the variable that means the same; a variable "
          + "that is set to nothing counts as not set."),
      .heading("The log", level: 1),
      .facts([
        fact("INCIDENTLOG_DATA", "the log's folder, where `--data` does not name it"),
        fact("INCIDENTLOG_AUTHOR", "who records, where `--recorded-by` does not say so"),
        fact(
          "INCIDENTLOG_REFERENCE",
          "the folder from which `init` copies actors, regions and towns; `none` for no copy"),
        fact(
          "USER, LOGNAME",
          "who records, where neither the above nor `git config user.name` tells"),
        fact(
          "XDG_CACHE_HOME",
          "the folder in which indexes of logs are kept, else `~/.cache`; they hold nothing of their "
            + "own, and where they cannot be written each question reads the log"),
      ]),
      .heading("Editing", level: 1),
      .facts([
        fact("VISUAL, EDITOR", "the editor of `amend --edit`; `vi` where neither is set"),
        fact("TMPDIR", "the folder of the text while it is edited; `/tmp` where it is not set"),
      ]),
      .heading("Output", level: 1),
      .facts([
        fact(
          "INCIDENTLOG_PAGER, PAGER",
          "what shows output that is longer than the screen; `less` where neither is set"),
        fact(
          "COLUMNS",
          "how wide a terminal is, where it is set; elsewhere it is not read: what goes to a pipe "
            + "or a file is never cut, unless `--width` says so"),
        fact("NO_COLOR", "set to anything: text is not coloured"),
        fact("CLICOLOR_FORCE", "set to anything but 0: text is coloured also in a pipe"),
        fact("TERM", "`dumb`: text is not coloured"),
      ]),
      .heading("For documents and tests", level: 1),
      .facts([
        fact(
          "INCIDENTLOG_NOW", "what the clock says, such as `2025-07-01T12:00Z`; `--now` does too"),
        fact(
          "INCIDENTLOG_SEED",
          "makes the ids that are drawn repeat; never set it where real records are made"),
      ]),
    ]))

  private static func fact(_ name: String, _ meaning: String) -> Fact {
    Fact(name, OptionText.prose(meaning))
  }
}
