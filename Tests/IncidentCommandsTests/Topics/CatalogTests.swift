import CommandLineKit
import IncidentCommands
import IncidentCore
import TestSupport
import Testing

/// The lists of what there is, compared with the folders and pages that hold it.
struct CatalogTests {
  @Test("Every command that is written is in the catalog", arguments: ["Commands", "Reference"])
  func commands(folder: String) throws {
    let listed = Set(
      CommandCatalog.all.map { String(String(describing: $0).prefix { $0 != "<" }) })
    var written: Set<String> = []
    for file in PackageFolder.files(in: "Sources/IncidentCommands/\(folder)", ending: ".swift") {
      for line in try #require(try PackageFolder.text(file)).split(separator: "\n")
      where line.hasPrefix("enum ") && line.hasSuffix(": Command {") {
        written.insert(String(line.dropFirst("enum ".count).prefix { $0.isLetter }))
      }
    }
    #expect(!written.isEmpty)
    #expect(written.subtracting(listed) == [])
  }

  @Test("Every topic that is written is one of help's")
  func topics() {
    let files = PackageFolder.files(in: "Sources/IncidentCommands/Topics", ending: "Topic.swift")
    let written = files.map { file in
      kebabCase(file.split(separator: "/").last?.dropLast("Topic.swift".count) ?? "")
    }
    #expect(written.sorted() == IncidentLogTool.runner.topics.map(\.name).sorted())
  }

  @Test("Every dimension of a summary is in the manual, with what it means")
  func dimensions() throws {
    let page = try #require(
      try PackageFolder.text("Sources/incidentlog/Manual.docc/WhatTheNumbersMean.md"))
    let missing = SummaryDimension.all.filter { !page.contains("| `\($0.name)` | \($0.help) |\n") }
    #expect(missing.map(\.name) == [])
  }

  @Test("Every shape of JSON that commands print is in the manual")
  func schemas() throws {
    let page = try #require(
      try PackageFolder.text("Sources/incidentlog/Manual.docc/JSONSchemas.md"))
    let files = PackageFolder.files(in: "Sources/IncidentCommands/Commands", ending: ".swift")
    var schemas: Set<String> = []
    for file in files {
      for part in try #require(try PackageFolder.text(file)).split(separator: "\"")
      where part.hasPrefix("incidentlog.") && part.hasSuffix("/1") {
        schemas.insert(String(part))
      }
    }
    #expect(schemas.contains("incidentlog.list/1"))
    #expect(schemas.filter { !page.contains($0) } == [])
  }

  private func kebabCase(_ name: some StringProtocol) -> String {
    var text = ""
    for character in name {
      if character.isUppercase, !text.isEmpty { text += "-" }
      text += character.lowercased()
    }
    return text
  }
}
