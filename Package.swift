// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "incidentlog",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "incidentlog", targets: ["incidentlog"]),
    .library(name: "IncidentCore", targets: ["IncidentCore"]),
    .library(name: "IncidentStorage", targets: ["IncidentStorage"]),
  ],
  targets: [
    .target(name: "TextBasics", swiftSettings: settings),
    .target(name: "Documents", dependencies: ["TextBasics"], swiftSettings: settings),
    .target(
      name: "CommandLineKit", dependencies: ["Documents", "TextBasics"], swiftSettings: settings),
    .target(name: "IncidentCore", dependencies: ["TextBasics"], swiftSettings: settings),
    .target(
      name: "IncidentStorage", dependencies: ["IncidentCore", "TextBasics"],
      swiftSettings: settings),
    .target(
      name: "IncidentCommands",
      dependencies: [
        "CommandLineKit", "Documents", "IncidentCore", "IncidentStorage", "TextBasics",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "incidentlog", dependencies: ["IncidentCommands"], swiftSettings: settings),
    .target(
      name: "TestSupport",
      dependencies: [
        "CommandLineKit", "IncidentCommands", "IncidentCore", "IncidentStorage", "TextBasics",
      ],
      path: "Tests/TestSupport", swiftSettings: settings),
    .testTarget(
      name: "TextBasicsTests", dependencies: ["TestSupport", "TextBasics"],
      swiftSettings: settings),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "TextBasics"], swiftSettings: settings),
    .testTarget(
      name: "CommandLineKitTests", dependencies: ["CommandLineKit", "Documents", "TextBasics"],
      swiftSettings: settings),
    .testTarget(
      name: "IncidentCoreTests", dependencies: ["IncidentCore", "TestSupport", "TextBasics"],
      exclude: ["Duplicates/ucdp-sahel.csv"], swiftSettings: settings),
    .testTarget(
      name: "IncidentStorageTests",
      dependencies: ["IncidentCore", "IncidentStorage", "TestSupport", "TextBasics"],
      swiftSettings: settings),
    .testTarget(
      name: "IncidentCommandsTests",
      dependencies: [
        "CommandLineKit", "Documents", "IncidentCommands", "IncidentCore", "IncidentStorage",
        "TestSupport", "TextBasics",
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "Benchmarks",
      dependencies: ["IncidentCore", "IncidentStorage", "TestSupport", "TextBasics"],
      path: "Tests/Benchmarks", swiftSettings: settings),
    .testTarget(
      name: "TranscriptTests",
      dependencies: [
        "CommandLineKit", "Documents", "IncidentCommands", "IncidentCore", "IncidentStorage",
        "TestSupport",
      ],
      exclude: ["Transcripts"], swiftSettings: settings),
    .testTarget(
      name: "HostileInputTests",
      dependencies: [
        "CommandLineKit", "IncidentCommands", "IncidentCore", "IncidentStorage", "TestSupport",
        "TextBasics",
      ],
      exclude: ["LibFuzzer"], swiftSettings: settings),
    .testTarget(
      name: "ProcessTests", dependencies: ["IncidentStorage", "TestSupport", "incidentlog"],
      swiftSettings: settings),
  ]
)
