import Documents
import Testing

@Suite("Man page renderer")
struct ManRendererTests {
  private func render(_ blocks: [Block], title: RichText = "tool(1)") -> String {
    Samples.render(ManRenderer.self, Document(title: title, blocks))
  }

  @Test("Each kind of block has its macro")
  func blocks() {
    #expect(
      render([
        .heading("NAME", level: 1), .paragraph("tool - does it"),
        .paragraph("Reads \("FILE", .identifier)."), .heading("Options", level: 2),
        .facts([Fact("--town", "the town")]), .list(["one"]), .code("ls\n\n.x\n"),
        .notes(["note"]),
      ]) == #"""
        .TH "tool" "1"
        .SH "NAME"
        tool \- does it
        .PP
        Reads \fIFILE\fR.
        .SS "Options"
        .TP
        \fB\-\-town\fR
        the town
        .IP \(bu 2
        one
        .PP
        .RS 4
        .nf
        ls

        \&.x
        .fi
        .RE
        .PP
        note

        """#)
  }

  @Test(
    "The title gives name and section",
    arguments: [
      ("tool(5)", #".TH "tool" "5""#), ("tool-add(1)", #".TH "tool\-add" "1""#),
      ("tool", #".TH "tool" "1""#),
    ])
  func titles(title: String, line: String) {
    #expect(render([], title: RichText(title)) == line + "\n")
  }

  @Test(
    "What roff would interpret is escaped",
    arguments: [
      (".so /etc/passwd", #"\&.so /etc/passwd"#), ("'br", #"\(aqbr"#), (#"a\nb"#, #"a\enb"#),
      ("--all", #"\-\-all"#), (" indented", #"\& indented"#), ("a\n.so x", "a␤.so x"),
      ("`x` ^ ~ \"y\"", #"\(gax\(ga \(ha \(ti \(dqy\(dq"#), ("", #"\&"#),
    ])
  func escaping(raw: String, escaped: String) {
    let page = render([.heading("X", level: 1), .paragraph(RichText(raw))])
    #expect(page == ".TH \"tool\" \"1\"\n.SH \"X\"\n\(escaped)\n")
  }

  @Test("A table stands as lines of fixed width")
  func table() {
    #expect(
      render([
        .table(
          Table(
            caption: "Codes", columns: [Column("code", "code"), Column("text", "meaning")],
            rows: [Row([Cell("0"), Cell("done")])]))
      ]) == #"""
        .TH "tool" "1"
        \fBCodes\fR
        .PP
        .RS 4
        .nf
        code  meaning
        ─────────────
        0     done
        .fi
        .RE

        """#)
  }
}
