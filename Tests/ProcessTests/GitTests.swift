import TestSupport
import Testing

@Suite("Two clones of a log and real git")
struct GitTests {
  private static let setUp = """
    set -eu
    export HOME="$PWD" GIT_CONFIG_GLOBAL=/dev/null GIT_AUTHOR_NAME=t GIT_AUTHOR_EMAIL=t@t.t \
      GIT_COMMITTER_NAME=t GIT_COMMITTER_EMAIL=t@t.t
    "$TOOL" init one --country ML --reference none 2>/dev/null
    cd one
    printf '%s\\n' '{"id":"ml","name":"Mali","kind":"country"}' >regions.jsonl
    printf '%s\\n' \
      '{"id":"ml-niono","name":"Niono","country":"ML","latitude":14.25,"longitude":-5.99}' \
      '{"id":"ml-kayes","name":"Kayes","country":"ML","latitude":14.45,"longitude":-11.44}' \
      '{"id":"ml-gao","name":"Gao","country":"ML","latitude":16.27,"longitude":-0.04}' >towns.jsonl
    shared=$("$TOOL" add --date 2025-06-01 --town Niono --kind ied 2>/dev/null)
    git init -q -b main
    git add -A
    git commit -q -m begin
    git clone -q . ../two
    "$TOOL" add --date 2025-06-02 --town Kayes --kind ambush >/dev/null 2>&1
    "$TOOL" amend $shared --title "title of one" --reason one >/dev/null 2>&1
    git commit -q -a -m one
    cd ../two
    "$TOOL" add --date 2025-06-03 --town Gao --kind shelling >/dev/null 2>&1
    "$TOOL" amend $shared --summary "summary of two" --reason two >/dev/null 2>&1
    git commit -q -a -m two
    cd ../one
    cat incidents/*.jsonl ../two/incidents/*.jsonl | sort -u >../union

    """

  private func run(_ script: String) throws -> ToolRun {
    let folder = try TemporaryFolder()
    return try RunningProcess.script(GitTests.setUp + script, in: folder.path).wait()
  }

  @Test("git merge joins both with nothing dropped; the conflict is listed, checked and settled")
  func merge() throws {
    let result = try run(
      """
      git pull -q --no-rebase --no-edit ../two main >/dev/null
      sort -u incidents/*.jsonl | cmp - ../union && echo "every line is there"
      "$TOOL" list --format csv --columns town 2>/dev/null
      "$TOOL" list | grep -c '(conflict)'
      "$TOOL" check --format csv 2>/dev/null | cut -d, -f1 || true
      "$TOOL" check >/dev/null 2>&1 || echo "check ends with $?"
      "$TOOL" amend $shared --title "title of one" --summary "summary of two" --reason both \
        >/dev/null 2>&1
      "$TOOL" check >/dev/null 2>&1 && echo "settled"
      git commit -q -a -m settled
      cd ../two && git pull -q --no-rebase --no-edit ../one main >/dev/null
      "$TOOL" check >/dev/null 2>&1 && echo "settled in both"
      """)
    #expect(
      result.output == """
        every line is there
        town
        Gao
        Kayes
        Niono
        1
        code
        conflict
        check ends with 1
        settled
        settled in both

        """, "\(result.errors)")
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test("Three clones that amended one record: all revisions stay, one is taken, all agree")
  func threeWays() throws {
    let result = try run(
      """
      git clone -q .git ../three && cd ../three
      git reset -q --hard HEAD~1
      "$TOOL" amend $shared --tag three --reason three >/dev/null 2>&1
      git commit -q -a -m three
      cd ../one
      git pull -q --no-rebase --no-edit ../two main >/dev/null
      git pull -q --no-rebase --no-edit ../three main >/dev/null
      grep -c $shared incidents/*.jsonl
      "$TOOL" check --only conflict --format csv 2>/dev/null | wc -l | tr -d ' '
      "$TOOL" show $shared | grep -c "^Conflict"
      "$TOOL" history $shared | grep -c "in conflict"
      for one in $("$TOOL" history $shared --json | grep -B1 '"standing": "conflict"' \
        | sed -n 's/.*"hash": "\\(.*\\)",/\\1/p'); do hash=$one; done
      "$TOOL" amend $shared --take $hash --reason "this one holds" >/dev/null 2>../said || cat ../said
      "$TOOL" check >/dev/null 2>&1 && echo "settled"
      "$TOOL" history $shared --json | grep -c '"standing": "superseded"'
      git commit -q -a -m settled
      cd ../two && git pull -q --no-rebase --no-edit ../one main >/dev/null
      "$TOOL" import --from log ../three 2>&1 | tail -1
      cd ../three && "$TOOL" import --from log ../two 2>/dev/null
      "$TOOL" check >/dev/null 2>&1 && echo "settled in all"
      for log in one two three; do sort -u ../$log/incidents/*.jsonl; done | sort | uniq -c \
        | awk '{ print $1 " times" }' | sort -u
      """)
    #expect(
      result.output == """
        4
        3
        2
        2
        settled
        4
        imported from ../three: all lines were here already
        settled in all
        3 times

        """, "\(result.errors)")
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test("import joins the same lines as git merge does")
  func importing() throws {
    let result = try run(
      """
      "$TOOL" import --from log ../two 2>../said
      sort -u incidents/*.jsonl | cmp - ../union && echo "every line is there"
      grep -c "was amended in both logs" ../said
      git diff --stat | tail -1 | tr -d ' '
      """)
    #expect(
      result.output == """
        every line is there
        1
        1filechanged,2insertions(+)

        """, "\(result.errors)")
  }
}
